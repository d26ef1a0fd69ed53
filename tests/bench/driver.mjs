// One platform on one workload, in its own process: answers the parent's commands, in Node and in a page alike.
import { problem } from './problem.mjs';

/** Results are sent as JSON, float32 values as doubles. */
const plain = (results) => results.map((one) => Array.from(one));

export function driver() {
  let model;
  const commands = {
    /** Builds everything that is needed once. */
    async open({ platform, workload }) {
      const { open } = await import(`./platforms/${platform}.mjs`);
      model = await open(await problem(workload));
      return { detail: model.detail };
    },
    /** The seconds that `count` steps (grids, sweeps) take, from the initial weights. */
    async run({ count }) {
      await model.reset?.();
      const start = performance.now();
      await model.run(count);
      return { seconds: (performance.now() - start) / 1000 };
    },
    /** The results after `count` steps: parameters, a grid's values, or a graph's value and gradients. */
    async results({ count }) {
      await model.reset?.();
      await model.run(count);
      return { results: plain(await model.results()) };
    },
  };
  return async (command) => {
    try {
      return await commands[command.do](command);
    } catch (error) {
      return { error: String(error?.stack ?? error).slice(0, 600) };
    }
  };
}
