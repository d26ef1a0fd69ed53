// Trains random configurations for 50 steps each: none may crash, leak, or report a number that is not finite without
// having stopped. Prints how often every row of the catalog occurred.
// node tests/wasm/trainer/random-configurations.mjs [count] [seed]
import { load } from 'backflow';

const runs = Number(process.argv[2] ?? 1000);
const seed = Number(process.argv[3] ?? 1);
const steps = 50;
const least = 20;

const backflow = await load();
const { catalog } = backflow;
for (const { name, fetched } of catalog.datasets) if (fetched) await backflow.dataset(name);

let state = seed >>> 0;
/** Uniform in [0, 1): mulberry32. */
function random() {
  state = (state + 0x6d2b79f5) >>> 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
}
const below = (n) => Math.floor(random() * n);
const pick = (list) => list[below(list.length)];
const chance = (share) => random() < share;

/** How often each row occurred, by `table: name`. */
const seen = new Map();
function count(table, { name }) {
  const key = `${table}: ${name}`;
  seen.set(key, (seen.get(key) ?? 0) + 1);
}
function row(table, rows, fits = () => true) {
  const chosen = pick(rows.filter(fits));
  count(table, chosen);
  return chosen;
}

/** A value in the range of an option, more often near its default. */
function near({ default: value, range }) {
  if (typeof value === 'boolean') return chance(0.5);
  if (!range || chance(0.5)) return value;
  const { min, max, integer } = range;
  const wanted = Math.min(max, Math.max(min, value === 0 ? random() * 0.5 : value * 10 ** (2 * random() - 1)));
  return integer ? Math.round(wanted) : wanted;
}

function configuration() {
  const entry = row('data set', catalog.datasets);
  const regression = entry.task === 'regression';
  const classes = regression ? undefined : pick(entry.classes);
  const data = { name: entry.name, samples: 20 + below(60), noise: random() / 2, seed: below(1000) };
  if (classes !== undefined) data.classes = classes;
  const layers = Array.from({ length: below(4) }, () => ({
    units: 1 + below(12),
    activation: row('activation', catalog.activations).name,
    dropout: chance(0.3) ? random() * 0.9 : 0,
    frozen: chance(0.2),
  }));
  const optimizer = row('optimizer', catalog.optimizers);
  const schedule = row('schedule', catalog.schedules);
  const own = ({ hyperparameters }) => Object.fromEntries(hyperparameters.map((one) => [one.name, near(one)]));
  const plane = entry.columns.length === 2;
  const features = plane ? catalog.features.filter(() => chance(0.4)) : [];
  for (const one of features) count('feature', one);
  return {
    data,
    layers,
    loss: row('loss', catalog.losses, ({ name, target }) =>
      regression ? ['squared-error', 'absolute-error', 'huber'].includes(name) : target !== undefined,
    ).name,
    ...(features.length > 0 && { features: features.map(({ name }) => name) }),
    standardize: chance(0.5),
    outputActivation: chance(0.7) ? 'identity' : row('activation', catalog.activations).name,
    optimizer: { name: optimizer.name, ...own(optimizer) },
    schedule: { name: schedule.name, ...own(schedule), warmup: chance(0.3) ? 1 + below(30) : 0 },
    clip: { norm: chance(0.3) ? random() * 5 : 0, value: chance(0.3) ? random() : 0 },
    regularizer: { name: row('regularizer', catalog.regularizers).name, rate: random() * 0.1, biases: chance(0.5) },
    batchSize: chance(0.2) ? 'all' : 1 + below(20),
    shuffle: chance(0.8),
    initializer: row('initializer', catalog.initializers).name,
    seed: below(1000),
    precision: pick(['float32', 'float64']),
  };
}

let stopped = 0;
let memory = 0;
for (let run = 0; run < runs; run++) {
  const config = configuration();
  try {
    const trainer = backflow.trainer(config);
    const result = trainer.step(steps);
    if (result.stopped) stopped++;
    else if (!Number.isFinite(result.loss)) throw new Error(`loss ${result.loss} without a stop`);
    trainer.evaluate({ on: 'test' });
    const copy = backflow.trainer(config, { restore: trainer.save() });
    if (!Object.is(copy.step(3).loss, trainer.step(3).loss)) throw new Error('a restored run differs');
    trainer.graph().dispose();
    copy.dispose();
    trainer.dispose();
  } catch (error) {
    console.error(`run ${run} of seed ${seed}: ${error.message}\n${JSON.stringify(config)}`);
    process.exitCode = 1;
  }
  if (run === Math.floor(runs / 2)) memory = backflow.diagnostics.memoryBytes;
}
const { graphs, trainers, memoryBytes } = backflow.diagnostics;
for (const [key, times] of [...seen].sort()) {
  console.log(`${String(times).padStart(5)} ${key}${times < least ? '  (too few)' : ''}`);
  if (times < least && runs >= 1000) process.exitCode = 1;
}
console.log(
  `seed ${seed}: ${runs} runs, ${stopped} diverged and said so, ${graphs} graphs and ${trainers} trainers left,`,
);
console.log(`memory ${memory} bytes at half, ${memoryBytes} at the end`);
if (graphs + trainers > 0) process.exitCode = 1;
