// Random expressions: compares gradients with central differences and forward mode with reverse mode, and expects no
// suspects. `node tests/wasm/graph/random-expressions.mjs 1000 [seed]` tries 1000 expressions and prints the seed.
import fc from 'fast-check';
import { load } from 'backflow';

/** Inputs of every rank, whose shapes broadcast. */
export const inputs = fc.record({
  s: fc.double({ min: -2, max: 2, noNaN: true }),
  v: fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 3, maxLength: 3 }),
  m: fc.array(fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 3, maxLength: 3 }), {
    minLength: 2,
    maxLength: 2,
  }),
});

/** Shapes that every operation keeps: 'vector' is [3], 'matrix' is [2, 3]. */
export const { any } = fc.letrec((tie) => {
  const calls = (shape, ...leaves) => {
    const a = tie(shape);
    const b = tie(shape);
    const write = (pieces, ...parts) => fc.tuple(...parts).map((texts) => String.raw({ raw: pieces }, ...texts));
    const gate = fc.constantFrom(
      'sin',
      'cos',
      'tanh',
      'sigmoid',
      'softplus',
      'relu',
      'abs',
      'neg',
      'elu',
      'leaky_relu',
      'silu',
      'gelu',
      'mish',
      'softsign',
      'erf',
      'step',
    );
    const condition = fc.oneof(
      write`(${a} ${fc.constantFrom('<', '<=', '>', '>=', '==', '!=')} ${b})`,
      write`(${a} > ${tie('scalar')} ${fc.constantFrom('and', 'or')} not ${b} < 0.5)`,
    );
    return fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom(...leaves),
      write`${gate}(${a})`,
      write`(${a} ${fc.constantFrom('+', '-', '*')} ${b})`,
      write`(${a} * ${tie('scalar')})`,
      write`${fc.constantFrom('max', 'min', 'add', 'mul', 'sub')}(${a}, ${b})`,
      // Avoids poles and overflow.
      write`(${a} / (1.5 + ${b}^2))`,
      write`exp(tanh(${a}))`,
      write`tan(tanh(${a}))`,
      write`${fc.constantFrom('log', 'log2', 'log10', 'sqrt', 'reciprocal')}(1 + ${a}^2)`,
      fc.oneof(
        write`(${a} * ${condition})`,
        write`where(${condition}, ${a}, ${b})`,
        write`clip(${a}, ${fc.constantFrom('-0.5', '-1')}, ${fc.oneof(b, tie('scalar'))})`,
      ),
      write`((1.2 + sin(${a}))^${b})`,
      write`(tanh(${a})^${fc.constantFrom('2', '3', '-(-2)')})`,
      ...(shape === 'scalar'
        ? [
            write`${fc.constantFrom('sum', 'mean', 'max', 'min')}(${fc.oneof(tie('vector'), tie('matrix'))})`,
            write`${fc.constantFrom('sum', 'mean', 'amax', 'amin')}(${tie('vector')}, ${fc.constantFrom('0', '-1')})`,
            write`norm(1.5 + ${fc.oneof(tie('vector'), tie('matrix'))}^2)`,
            write`(${tie('vector')})[${fc.constantFrom('0', '2', '-1', '-3')}]`,
            write`(${tie('matrix')})[${fc.constantFrom('0', '-1')}, ${fc.constantFrom('1', '-3')}]`,
            write`${fc.constantFrom('absolute_error', 'huber')}(${tie('vector')}, ${tie('vector')})`,
            write`dot(${tie('vector')}, ${tie('vector')})`,
            write`affine(${tie('vector')}, ${tie('vector')}, ${tie('scalar')})`,
            write`(${tie('vector')} @ ${tie('vector')})`,
            write`${fc.constantFrom('softmax_cross_entropy', 'hinge')}(${tie('vector')}, ${fc.constantFrom('0', '2')})`,
            write`squared_error(${tie('vector')}, ${tie('vector')})`,
            // An input as target would have to be −1 or 1.
            write`binary_hinge(${tie('vector')}, tanh(${tie('vector')}))`,
          ]
        : [write`softmax(${a})`, write`(${a} + ${tie('vector')})`]),
      ...(shape === 'vector'
        ? [
            write`${fc.constantFrom('sum', 'mean', 'amax', 'amin')}(${tie('matrix')}, 0)`,
            write`(sum(concat(${tie('matrix')}, ${tie('matrix')}).T, 1)[${fc.constantFrom('0', '3')}] * ${a})`,
            write`concat(${tie('scalar')}, mean(${tie('matrix')}, ${fc.constantFrom('1', '-1')}))`,
            write`(${tie('matrix')})[${fc.constantFrom('0', '1', '-1')}]`,
            write`((${tie('matrix')}).T @ sqrt(1 + affine(${tie('matrix')}, ${a}, ${tie('scalar')})^2))`,
          ]
        : []),
    );
  };
  return {
    scalar: calls('scalar', 's', '0.7', '(-1.3)'),
    vector: calls('vector', 'v', '(v + s)'),
    matrix: calls('matrix', 'm', '(m * s)'),
    any: fc.oneof(tie('scalar'), tie('vector'), tie('matrix')),
  };
});

const near = (a, b, tolerance) => Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b), 1e-4);

/** Numbers between −1 and 1, unrelated to the expressions. */
const wave = (count, start) => Float64Array.from({ length: count }, (_, i) => Math.sin(1 + start + 2.3 * i));

const absolute = (a, b) => a.reduce((sum, x, i) => sum + Math.abs(x * b[i]), 0);
const largest = (tensors) => Math.max(...tensors.map(({ data }) => Math.max(...data.map(Math.abs))));
const dot = (a, b) => a.reduce((sum, x, i) => sum + x * b[i], 0);

/** Throws if v · (J u), forward, differs from u · (Jᵀ v), backward. Returns how many inputs were compared. */
function turnAround(graph, names) {
  const { shape, data } = graph.value('f');
  const v = wave(data.length, 0);
  graph.backward({ upstream: { shape, data: v } });
  const { nodes, gradients } = graph.snapshot();
  const at = nodes.findIndex(({ id }) => id === graph.output);
  const steepest = largest(gradients);
  let compared = 0;
  names.forEach((name, k) => {
    const gradient = graph.gradient(name);
    const u = wave(gradient.data.length, k + 1);
    const tangents = graph.tangents(name, { shape: gradient.shape, data: u });
    const moved = tangents[at].data;
    const forward = dot(v, moved);
    const reverse = dot(u, gradient.data);
    const size = absolute(v, moved) + absolute(u, gradient.data);
    // A result that cancels has the rounding of its terms, anywhere on the way. The smallest numbers have no digits.
    const rounding = 1e-13 * largest(tangents) * steepest;
    if (!Number.isFinite(size + rounding)) return;
    compared += 1;
    if (Math.abs(forward - reverse) <= 1e-9 * size + rounding + 1e-290) return;
    throw new Error(`${name}: forward ${forward}, reverse ${reverse}`);
  });
  return compared;
}

/**
 * Throws if an analytic gradient differs from the numeric one. Skips kinks, and entries where differences are
 * unreliable: where a step ten times as long gives another result, or the value's own rounding is large for the step.
 * Also throws if the engine's own verdict on any gradient is that it is wrong.
 */
function compare(backflow, expression, values) {
  const used = backflow.parse(`f = ${expression}`).inputs;
  const graph = backflow.graph(`f = ${expression}`, Object.fromEntries(used.map((name) => [name, values[name]])));
  try {
    const entries = turnAround(graph, used);
    // A huge or infinite intermediate value leaves no digits.
    const tame = graph.nodes.every(({ id }) => graph.value(id).data.every((y) => Math.abs(y) < 1e6));
    const noise = (1e-15 / 1e-5) * graph.value('f').data.reduce((sum, y) => sum + Math.abs(y), 0);
    const coarse = graph.check({ step: 1e-4 });
    const told = graph.check({ step: 1e-5 }).filter((entry, i) => {
      const kinked = entry.kink || coarse[i].kink;
      const loud = near(entry.numeric + noise, entry.numeric, 1e-5);
      return tame && !kinked && loud && near(entry.numeric, coarse[i].numeric, 1e-5);
    });
    for (const { name, index, analytic, numeric } of told) {
      if (near(analytic, numeric, 1e-4)) continue;
      throw new Error(`${name}[${index}]: analytic ${analytic}, numeric ${numeric}`);
    }
    for (const entry of graph.check()) {
      if (entry.verdict === 'wrong') throw new Error(`called wrong: ${JSON.stringify(entry)}`);
    }
    if (tame && graph.suspects().length > 0) throw new Error(`suspected: ${JSON.stringify(graph.suspects())}`);
    return { told: told.length, all: coarse.length, turned: tame ? entries : 0 };
  } finally {
    graph.dispose();
  }
}

/**
 * Tries `count` expressions. Returns the number of gradient entries, how many of them differences could check, and how
 * many inputs were compared in forward mode.
 */
export function tryExpressions(backflow, count, seed) {
  const total = { told: 0, all: 0, turned: 0 };
  fc.assert(
    fc.property(any, inputs, (expression, values) => {
      const { told, all, turned } = compare(backflow, expression, values);
      total.told += told;
      total.all += all;
      total.turned += turned;
    }),
    { numRuns: count, seed },
  );
  return total;
}

if (import.meta.url === `file://${process.argv[1]}`) {
  const [count = '1000', seed = String(Math.floor(Math.random() * 2 ** 31))] = process.argv.slice(2);
  console.log(`seed ${seed}`);
  const { told, all, turned } = tryExpressions(await load(), Number(count), Number(seed));
  console.log(
    `${count} expressions: ${told} of ${all} gradient entries compared with central differences, ${turned} inputs pushed forward`,
  );
}
