// The shipped module under Node.
import { load } from 'backflow';
import { rate, report } from './measure.mjs';
import { boundary, graph, trainings } from './workloads.mjs';

const backflow = await load();
const platform = 'wasm-node';

for (const { name, steps, config } of trainings) {
  const trainer = backflow.trainer(config);
  report(
    name,
    platform,
    rate(steps, () => trainer.step(steps)),
    'steps',
  );
  trainer.dispose();
}

const { cells } = boundary;
const trainer = backflow.trainer(boundary.config);
const grids = 10;
const square = { x: [-6, 6], y: [-6, 6], width: cells, height: cells };
const draw = () => Array.from({ length: grids }, () => trainer.boundary(square));
report(boundary.name, platform, rate(grids, draw), 'grids');
trainer.dispose();

const scalars = backflow.graph(graph.text, graph.inputs);
const sweeps = 200;
const sweep = () => {
  for (let i = 0; i < sweeps; i++) {
    scalars.forward();
    scalars.backward();
  }
};
report(graph.name, platform, rate(sweeps, sweep), `forward and backward of ${scalars.nodes.length} nodes`);
scalars.dispose();
