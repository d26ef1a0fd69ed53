import { javascript } from '../formula/c-like.js';
import { Printer } from '../formula/print.js';
import type { Notes } from '../notes.js';
import { blocks, comment, indented as by, lines, nested } from '../text.js';
import type { ExportedFile } from '../types.js';
import { entryWriter } from './entry-writer.js';
import { dataFile } from './data-file.js';
import { matrixFunctions, used } from './javascript-parts.js';
import { numbers, proveFunction } from './javascript-proof.js';
import { nextFunction, stateNumbers } from './javascript-state.js';
import { javascriptTraining } from './javascript-training.js';
import type { NetModel } from './model.js';
import { lossComments } from './loss-comments.js';
import { drops } from './model.js';
import { backwardPass, forwardPass, lossOf, scoresOf, type PassWriter } from './pass.js';

const indented = (text: string): string => by(text, 2);
const brackets = { open: '[', close: ']', indent: 2 };
/** A comment of the shared parts, which are written for Python, in JavaScript and C++. */
export const slashed = (text: string): string => text.replace(/^# /gm, '// ');

function featuresFunction(net: NetModel, printer: Printer, notes: Notes): string {
  const { columns, reads, features, scale } = net;
  const vector = (numbers: number[]) => nested([numbers.length], numbers, false, brackets);
  const values =
    features.length > 0 ? `[${features.map(({ formula }) => printer.print(formula)).join(', ')}]` : 'point';
  return lines(
    scale && comment(notes.say('standardize'), '// '),
    scale && `const MEANS = ${vector(scale.means)};`,
    scale && `const DEVIATIONS = ${vector(scale.deviations)};`,
    scale && '',
    `/** The inputs of the network, from points: lists of ${columns.length} numbers. */`,
    'function features(points) {',
    indented('return fromRows('),
    by('points.map((point) => {', 4),
    ...reads.map(({ name, column }) => by(`const ${name} = point[${column}];`, 6)),
    by(`const values = ${values};`, 6),
    by(scale ? 'return values.map((value, i) => (value - MEANS[i]) / DEVIATIONS[i]);' : 'return values;', 6),
    by('}),', 4),
    indented(');'),
    '}',
  );
}

function targetsFunction({ targets, classes }: NetModel): string {
  const { kind, low, high } = targets;
  const body = {
    labels: 'answers.map(Number)',
    given: 'fromRows(answers)',
    'one number': `fromRows(answers.map((label) => [Number(label) === 1 ? ${high} : ${low}]))`,
    'one-hot': `fromRows(answers.map((label) => Array.from({ length: ${classes} }, (_, k) => (k === Number(label) ? ${high} : ${low}))))`,
  }[kind];
  return lines('/** What the loss compares outputs with. */', `const targetsOf = (answers) => ${body};`);
}

function gradientsFunction(net: NetModel, writer: PassWriter, notes: Notes): string {
  const names = net.parameters.map(({ name }) => name);
  return lines(
    '/** The outputs, the loss and its gradient by every parameter. */',
    `function lossAndGradients({ ${names.join(', ')} }, X, target${drops(net) ? ', random' : ''}) {`,
    indented(
      lines(
        'const n = X.rows;',
        'let loss = 0;',
        '// Forward',
        net.layers.some(({ activation }) => activation === 'maxout') && comment(notes.say('maxout'), '// '),
        drops(net) && comment(notes.say('dropout'), '// '),
        ...forwardPass(net, writer, true),
        ...lossComments(net, notes).map(slashed),
        ...lossOf(net, writer),
        '// Backward: each line is the upstream gradient times the gate’s local gradient.',
        ...backwardPass(net, writer),
        `const gradients = { ${names.map((name) => `${name}: d${name}`).join(', ')} };`,
        `return { outputs: ${scoresOf(net)}, loss, gradients };`,
      ),
    ),
    '}',
  );
}

function predictFunctions(net: NetModel, writer: PassWriter): string {
  const names = net.parameters.map(({ name }) => name).join(', ');
  const [what, formula] =
    net.loss === 'binary_cross_entropy'
      ? ['The probabilities', 'map(sigmoid, outputs)']
      : net.loss === 'softmax_cross_entropy'
        ? ['The probabilities of the classes', 'softmax(outputs)']
        : ['The outputs', 'outputs'];
  return blocks(
    [
      lines(
        '/** The raw outputs for the inputs that `features` returns. */',
        `function outputsOf({ ${names} }, X) {`,
        indented(lines(...forwardPass(net, writer, false), `return ${scoresOf(net)};`)),
        '}',
      ),
      lines(
        `/** ${what} for points, row by row, as Backflow shows them. */`,
        'export function predict(points, parameters = arrays(PARAMETERS)) {',
        indented('const outputs = outputsOf(parameters, features(points));'),
        indented(`return rowsOf(${formula});`),
        '}',
      ),
    ],
    1,
  );
}

const small = lines(
  '/** The rows of a matrix as lists. */',
  'const rowsOf = ({ rows, columns, data }) =>',
  indented('Array.from({ length: rows }, (_, r) => Array.from(data.subarray(r * columns, (r + 1) * columns)));'),
  '',
  '/** Parameters as matrices. */',
  'const arrays = (numbers) => Object.fromEntries(Object.entries(numbers).map(([name, rows]) => [name, fromRows(rows)]));',
);

/** The `main` part: it runs in Node only, so that browsers can import the file. */
const mainPart = lines(
  "if (globalThis.process?.argv?.[1]?.endsWith('NAME.mjs')) {",
  indented('const [, , option, updates] = process.argv;'),
  indented("if (option === '--train') {"),
  by("const { readFileSync } = await import('node:fs');", 4),
  by("train(readFileSync('data.csv', 'utf8'), Number(updates ?? 1000));", 4),
  indented('} else console.log(`largest difference ${prove().toExponential(0)}`);'),
  '}',
);

/** Plain JavaScript without libraries: a module for Node, browsers and workers. */
export function javascriptNet(net: NetModel, notes: Notes): ExportedFile[] {
  const printer = new Printer(javascript);
  const writer = entryWriter(printer, {
    declare: 'const',
    lambda: (names, body) => `(${names.join(', ')}) => ${body}`,
  });
  if (net.loss === 'binary_cross_entropy') printer.use('sigmoid');
  const body = blocks(
    [
      small,
      featuresFunction(net, printer, notes),
      targetsFunction(net),
      gradientsFunction(net, writer, notes),
      predictFunctions(net, writer),
      ...javascriptTraining(net, printer, notes),
      nextFunction(net),
      proveFunction(net),
    ],
    1,
  );
  const head = lines(
    '/**',
    ` * A network from Backflow (${net.title}), in plain JavaScript.`,
    ' *',
    ` *     node ${net.name}.mjs            proves that this file computes what Backflow computed`,
    ` *     node ${net.name}.mjs --train    trains it further on data.csv, which belongs beside this file`,
    ' *',
    ` * In a program: import { predict } from './${net.name}.mjs';`,
    ' */',
  );
  const functions = [...used({ ...matrixFunctions }, `${body} matrix(`), ...printer.helpers()];
  const data = blocks(
    [head, ...functions, body, numbers(net, notes), stateNumbers(net), mainPart.replace('NAME', net.name)],
    1,
  );
  return [{ name: `${net.name}.mjs`, mime: 'text/javascript', data: `${data}\n` }, dataFile(net)];
}
