// Backflow itself, through its package. BACKFLOW_PACKAGE is another folder with a built package.
const browser = 'document' in globalThis;
const folder = () =>
  browser
    ? new URL('/build/package/', globalThis.location.href)
    : new URL(`file://${process.env.BACKFLOW_PACKAGE ?? new URL('../../../build/package', import.meta.url).pathname}/`);

const square = (cells) => ({ x: [-6, 6], y: [-6, 6], width: cells, height: cells });

function training(backflow, { config, batch, count: examples }) {
  const trainer = backflow.trainer(config);
  const initial = trainer.parameters.map(({ name, data }) => ({ name, data: data.slice() }));
  let done = 0;
  function run(count) {
    const { step, stopped } = trainer.step(count);
    // A trainer that stopped by itself would seem infinitely fast.
    if (stopped || step !== (done += count)) throw new Error(`stopped at step ${step}`);
  }
  return {
    reset() {
      // Train to the end of the epoch, where the batches begin again: quicker than a new trainer with all its data.
      const steps = examples / batch;
      run((steps - (done % steps)) % steps);
      for (const { name, data } of initial) trainer.setParameter(name, data);
    },
    run,
    results: () => trainer.parameters.map(({ data }) => data),
  };
}

function drawing(backflow, { config, cells, units }) {
  const trainer = backflow.trainer(config);
  const draw = units ? () => trainer.maps(square(cells)) : () => trainer.boundary(square(cells));
  let last;
  return {
    run(count) {
      for (let i = 0; i < count; i++) last = draw();
    },
    results: () => (units ? [...last.layers, last.output] : [last.data]),
  };
}

function sweeps(backflow, { text, inputs }) {
  const graph = backflow.graph(text, inputs);
  return {
    run(count) {
      for (let i = 0; i < count; i++) {
        graph.forward();
        graph.backward();
      }
    },
    results: () => [graph.value('loss').data, Object.keys(inputs).map((name) => graph.gradient(name).data[0])],
  };
}

const kinds = { training, drawing, graph: sweeps };

export async function open(problem) {
  const { load } = await import(new URL(browser ? 'browser.js' : 'node.js', folder()).href);
  return kinds[problem.kind](await load(), problem);
}
