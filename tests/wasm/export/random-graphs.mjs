// Random graphs, exported to NumPy and PyTorch: each program must prove itself. `npm run prove` gives their number.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import fc from 'fast-check';
import { ExportError, exportGraph } from 'backflow/export';
import { isEntry } from '../../../wasm/toolchain/process.mjs';
import { any, inputs } from '../graph/random-expressions.mjs';
import { backflow } from '../help.mjs';
import { assertProved, inFolder, runPython, write } from './run.mjs';

/** The graph of an expression with those of the values that it reads. */
function graphOf(expression, values) {
  const used = backflow.parse(`f = ${expression}`).inputs;
  return backflow.graph(`f = ${expression}`, Object.fromEntries(used.map((name) => [name, values[name]])));
}

/** Beyond these sizes, the order of a sum decides more digits than the proof allows. */
const isTame = (graph) => graph.snapshot().values.every(({ data }) => data.every((y) => Math.abs(y) < 1e4));

/** Exports this many random graphs; returns how many had a proof and how many were refused. */
export async function tryGraphs(count, seed) {
  const cases = fc.sample(fc.tuple(any, inputs), { numRuns: count, seed });
  return inFolder((folder) => {
    const texts = new Map();
    let refused = 0;
    for (const [at, [expression, values]] of cases.entries()) {
      const graph = graphOf(expression, values);
      for (const format of isTame(graph) ? ['numpy', 'pytorch'] : []) {
        try {
          const path = write(folder, `${format}-${at}`, exportGraph(graph, { format }).files);
          texts.set(join(path, 'graph.py'), `${expression} ${JSON.stringify(values)}`);
        } catch (error) {
          if (!(error instanceof ExportError)) throw error;
          refused += 1;
        }
      }
      graph.dispose();
    }
    const results = runPython([...texts.keys()]);
    assert.equal(results.length, texts.size);
    for (const [program, ended, printed] of results)
      assertProved(`${program}: ${texts.get(program)}`, ended, printed, 1e-9);
    return { proved: texts.size, refused };
  });
}

if (isEntry(import.meta.url)) {
  const [count = '1000', seed = String(Math.floor(Math.random() * 2 ** 31))] = process.argv.slice(2);
  console.log(`seed ${seed}`);
  const { proved, refused } = await tryGraphs(Number(count), Number(seed));
  console.log(`${count} random graphs: ${proved} programs proved, ${refused} refused`);
}
