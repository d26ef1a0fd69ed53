// How a rate is measured: warm-up until two windows agree, then alternating windows of all platforms; the median counts.

export const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** Durations in seconds; a window is one measurement of one platform. */
export const lengths = {
  full: { rounds: 5, window: 0.3, warm: 0.6, warmSlow: 1.6, warmMost: 4 },
  part: { rounds: 5, window: 0.2, warm: 0.3, warmSlow: 1.6, warmMost: 2 },
  quick: { rounds: 3, window: 0.06, warm: 0.1, warmSlow: 0.2, warmMost: 0.4 },
};

/** The median over the rounds of the ratio of two platforms' rates: disturbances that hit both cancel out. */
export const ratio = (ours, theirs) => median(ours.rounds.map((rate, round) => rate / theirs.rounds[round]));

/** Peers that compile or plan at run time need a longer warm-up. */
const slowToWarm = ['tfjs', 'tfjs-by-hand', 'onnxruntime'];

/** Measures one window; returns its rate and the count for the next one. */
async function window(player, seconds) {
  const { seconds: took } = await player.process.ask({ do: 'run', count: player.count });
  const rate = player.count / took;
  // A browser's clock is coarse: a duration of 0 gives no estimate of the next count.
  player.count = took < seconds / 20 ? player.count * 16 : Math.max(1, Math.round(rate * seconds));
  return rate;
}

/** Runs windows that grow to their length until two agree within 3 % and `least` seconds have passed. */
async function warm(player, length) {
  const least = slowToWarm.includes(player.platform) ? length.warmSlow : length.warm;
  const started = performance.now();
  let before = 0;
  for (;;) {
    const rate = await window(player, length.window);
    const seconds = (performance.now() - started) / 1000;
    const agree = Math.abs(rate - before) < 0.03 * rate;
    if ((agree && seconds > least) || seconds > length.warmMost) return;
    before = rate;
  }
}

/** Warms platforms up and measures them in alternating rounds; sets `rounds` (rates) and `perSecond` on each. */
export async function compete(players, length) {
  for (const player of players) {
    player.count = 1;
    player.rounds = [];
    await warm(player, length);
  }
  for (let round = 0; round < length.rounds; round++) {
    for (const player of players) player.rounds.push(await window(player, length.window));
  }
  for (const player of players) player.perSecond = median(player.rounds);
}
