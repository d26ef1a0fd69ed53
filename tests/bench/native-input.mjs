// The workloads as the native program reads them: settings as they cross into the engine.
import { toSettings } from '../../build/package/settings.js';
import { toTensor } from '../../build/package/tensors.js';
import { boundary, graph, trainings } from './workloads.mjs';

const plain = (value) => (value?.data ? { shape: value.shape, data: Array.from(value.data) } : value);
const settings = (config) => toSettings(config).map(([path, value]) => [path, plain(value)]);

console.log(
  JSON.stringify({
    trainings: trainings.map(({ name, steps, config }) => ({ name, steps, settings: settings(config) })),
    boundary: { name: boundary.name, cells: boundary.cells, settings: settings(boundary.config) },
    graph: {
      name: graph.name,
      text: graph.text,
      inputs: Object.entries(graph.inputs).map(([name, value]) => ({ name, ...plain(toTensor(name, value)) })),
    },
  }),
);
