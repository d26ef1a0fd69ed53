// Shows the progress of a command: `2/5 building the core to WebAssembly … 31 s`.

const seconds = (since) => ((performance.now() - since) / 1000).toFixed(1);

/** Counts `total` steps. `step(text, work)` announces, runs and times one of them. */
export function progress(total) {
  let done = 0;
  return async function step(text, work) {
    done += 1;
    const title = `${done}/${total} ${text}`;
    const started = performance.now();
    console.log(`${title} …`);
    let latest = '';
    // A long step shows every ten seconds what it is doing.
    const pulse = setInterval(() => console.log(`    … ${seconds(started)} s ${latest.slice(0, 100)}`), 10_000);
    try {
      const result = await work((line) => {
        if (line && !line.startsWith('npm warn')) latest = line;
      });
      console.log(`    done in ${seconds(started)} s`);
      return result;
    } finally {
      clearInterval(pulse);
    }
  };
}
