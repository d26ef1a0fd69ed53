// How a rate is measured: rounds of a call that does `count` things, after one to warm up; the median counts.

/** Things a second: `run(round)` does `count` of them. */
export function rate(count, run, rounds = 5) {
  run();
  const rates = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    run();
    rates.push((count * 1000) / (performance.now() - start));
  }
  return rates.sort((a, b) => a - b)[rounds >> 1];
}

/** One line for machines. */
export function report(workload, platform, perSecond, unit) {
  console.log(JSON.stringify({ workload, platform, perSecond: Math.round(perSecond * 100) / 100, unit }));
}
