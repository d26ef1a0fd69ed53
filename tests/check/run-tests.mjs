// npm test: installs what is missing, builds, runs every stage and sums up. `npm test -- --only check,package` runs some.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installDependencies } from '../../wasm/toolchain/dependencies.mjs';
import { main, Problem, readable, root, tail } from '../../wasm/toolchain/process.mjs';
import { progress } from '../../wasm/toolchain/progress.mjs';
import { setUp } from '../../wasm/toolchain/setup.mjs';
import { builds, stages } from './stages.mjs';
import { summary } from './summary.mjs';

const seconds = (since) => (performance.now() - since) / 1000;
const logs = join(root, 'build/test-logs');

/** The selected stages. */
function chosen() {
  const { values } = parseArgs({ options: { only: { type: 'string' } } });
  if (values.only === undefined) return stages;
  const names = values.only.split(',');
  const unknown = names.filter((name) => !stages.some((stage) => stage.name === name));
  if (unknown.length > 0)
    throw new Problem(
      `No stage is named ${unknown.join(', ')}: there are ${stages.map((stage) => stage.name).join(', ')}.`,
    );
  return stages.filter((stage) => names.includes(stage.name));
}

/** Runs one stage after its builds; a failed build fails every stage that needs it. */
async function runStage(stage, built) {
  await Promise.all(stage.needs.map((name) => built[name]));
  const started = performance.now();
  const result = await stage.run();
  const counts = result.counts ?? stage.count?.(readable(result.output));
  writeFileSync(join(logs, `${stage.name}.log`), result.output);
  const reason =
    (result.code !== 0 && `ended with code ${result.code}`) ||
    (!counts && 'did not say how many tests ran') ||
    (counts.passed + counts.failed === 0 && 'no tests found') ||
    (counts.skipped > 0 && `${counts.skipped} tests were skipped`) ||
    (counts.failed > 0 && `${counts.failed} tests failed`) ||
    undefined;
  return { ...stage, counts, reason, output: result.output, seconds: seconds(started) };
}

/** A stage never rejects: a failure is its result, shown at once. */
async function verdict(stage, built) {
  const result = await runStage(stage, built).catch((error) => ({
    ...stage,
    reason: 'could not be run',
    output: error.message,
    seconds: 0,
  }));
  if (result.reason)
    console.log(
      `\nFAIL ${stage.name} (${stage.title}): ${result.reason}\n${tail(result.output, 80).replace(/^/gm, '     ')}\n`,
    );
  else
    console.log(
      `ok   ${stage.name} (${stage.title}): ${result.counts.passed} passed in ${result.seconds.toFixed(1)} s`,
    );
  return result;
}

/** Builds run one after the other, each on all cores: first the one that most stages wait for. */
function startBuilds(wanted) {
  const built = {};
  let before = Promise.resolve();
  for (const name of ['module', 'page', 'native', 'wasm'].filter((name) =>
    wanted.some((stage) => stage.needs.includes(name)),
  )) {
    const after = name === 'page' ? built.module : undefined;
    built[name] = before.then(async () => {
      await after;
      const started = performance.now();
      await builds[name]();
      console.log(`     built: ${name} in ${seconds(started).toFixed(1)} s`);
    });
    // A failed build is reported by its stages; the next one starts anyway.
    before = built[name].catch(() => {});
  }
  return { built, done: before };
}

await main(async () => {
  const wanted = chosen();
  const begun = performance.now();
  const step = progress(3);
  await step('looking for what the tests need', (onLine) =>
    setUp([...new Set(wanted.flatMap((stage) => stage.machine))], onLine),
  );
  await step('looking at the npm packages', installDependencies);
  mkdirSync(logs, { recursive: true });
  const results = await step(`building and testing: ${wanted.map((stage) => stage.name).join(', ')}`, async () => {
    const { built, done } = startBuilds(wanted);
    const finished = [];
    const waiting = wanted.filter((stage) => !stage.alone);
    const runWaiting = async () => {
      for (let stage = waiting.shift(); stage; stage = waiting.shift()) finished.push(await verdict(stage, built));
    };
    // One stage at a time while something is built, then two. Stages that need an idle machine wait for all others.
    await Promise.all([runWaiting(), done.then(runWaiting)]);
    for (const stage of wanted.filter((stage) => stage.alone)) finished.push(await verdict(stage, built));
    // The summary lists them in the order of the table.
    return wanted.map(({ name }) => finished.find((result) => result.name === name));
  });
  console.log(summary(results, seconds(begun)));
  if (results.some((result) => result.reason)) process.exitCode = 1;
});
