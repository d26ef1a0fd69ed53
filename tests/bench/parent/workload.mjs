// One workload on every platform that has it: start, check against float64, measure, end.
import { problem } from '../problem.mjs';
import { deviation, reference } from '../reference.mjs';
import { writeInput } from './input.mjs';
import { compete } from './rounds.mjs';

/** Which platforms run which workload. The roof is a limit, not a competitor, but its rounds alternate with theirs. */
const trainings = ['W1', 'W2', 'W2b', 'W3', 'W3c', 'W4', 'W4b'];
export const platforms = {
  backflow: [...trainings, 'W5', 'W5u', 'W6'],
  native: [...trainings, 'W5', 'W5u', 'W6'],
  plain: [...trainings, 'W5', 'W6'],
  convnetjs: ['W1', 'W2', 'W3', 'W3c', 'W4', 'W4b', 'W5'],
  tfjs: [...trainings, 'W5'],
  'tfjs-by-hand': trainings,
  onnxruntime: [...trainings, 'W5'],
  roof: ['W4', 'W4b'],
};

/** Steps before parameters are compared: an epoch or more, but few enough to keep rounding errors small. */
const checked = { W1: 50, W2: 32, W2b: 32, W3: 20, W3c: 20, W4: 8, W4b: 2 };
const checkedAfter = ({ name, kind }) => checked[name] ?? (kind === 'training' ? 8 : 1);

/** The largest deviation relative to a tensor's change that float32 rounding can explain. */
export const tolerance = { single: 1e-3, double: 1e-9 };

async function check(player, work, wanted) {
  const { results } = await player.process.ask({ do: 'results', count: checkedAfter(work) });
  player.deviation = deviation(results, wanted);
  player.right = player.deviation <= (work.kind === 'graph' ? tolerance.double : tolerance.single);
}

/** Runs `name` on `wanted` platforms, which `start(platform, name, nativeInput)` makes; reports platforms that fail. */
export async function runWorkload(name, wanted, length, start) {
  const nativeInput = await writeInput(name);
  const work = await problem(name);
  const expected = reference(work, checkedAfter(work));
  const players = [];
  for (const platform of wanted) {
    const player = { platform };
    players.push(player);
    try {
      player.process = await start(platform, name, nativeInput);
      if (platform !== 'roof') await check(player, work, expected);
    } catch (error) {
      player.failed = error.message;
    }
  }
  const fit = players.filter((player) => !player.failed);
  try {
    await compete(fit, length);
  } finally {
    for (const player of fit) await player.process.end();
  }
  return players.map(({ platform, process, perSecond, rounds, deviation: off, right, failed }) => {
    return { platform, detail: process?.detail, perSecond, rounds, deviation: off, right, failed };
  });
}
