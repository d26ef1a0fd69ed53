import { cpp } from '../formula/c-like.js';
import { Printer } from '../formula/print.js';
import type { Notes } from '../notes.js';
import { blocks, comment, indented as by, lines, nested, shortest } from '../text.js';
import type { ExportedFile } from '../types.js';
import { cppFunctions, cppMatrix, cppSmall } from './cpp-parts.js';
import { cppTraining } from './cpp-training.js';
import { dataFile } from './data-file.js';
import { entryWriter } from './entry-writer.js';
import { used } from './javascript-parts.js';
import { slashed } from './javascript.js';
import type { NetModel, NetParameter } from './model.js';
import { drops, lossComments } from './numpy.js';
import { backwardPass, forwardPass, lossOf, scoresOf, type PassWriter } from './pass.js';

const indented = (text: string): string => by(text, 2);
const braces = { open: '{', close: '}', indent: 2 };

/** A matrix or vector as a Matrix; a vector is one row. */
function matrixOf(shape: readonly number[], data: ArrayLike<number>, single: boolean): string {
  const [rows, columns] = shape.length === 2 ? (shape as [number, number]) : [1, data.length];
  const texts = Array.from({ length: rows }, (_, row) =>
    nested([columns], Array.from(data).slice(row * columns, (row + 1) * columns), single, braces)
      .replace(/^\{|\}$/g, '')
      .trim(),
  ).map((text) => text.replace(/,$/, ''));
  const line = `{${rows}, ${columns}, {${texts.join(', ')}}}`;
  return line.length <= 96 && !line.includes('\n')
    ? line
    : `{${rows}, ${columns}, {\n${texts.map((text) => indented(`${text},`)).join('\n')}\n}}`;
}

const structOf = (parameters: readonly NetParameter[], single: boolean): string =>
  lines(
    'return {',
    ...parameters.map((one) => indented(`.${one.name} = ${matrixOf(one.shape, one.data, single)},`)),
    '};',
  );

function featuresFunction(net: NetModel, printer: Printer, notes: Notes): string {
  const { columns, reads, features, scale } = net;
  const width = features.length || columns.length;
  const vector = (numbers: number[]) => nested([numbers.length], numbers, false, braces);
  return lines(
    scale && comment(notes.say('standardize'), '// '),
    scale && `const std::vector<Real> means = ${vector(scale.means)};`,
    scale && `const std::vector<Real> deviations = ${vector(scale.deviations)};`,
    scale && '',
    `/** The inputs of the network [n, ${width}], from points [n, ${columns.length}]. */`,
    'inline Matrix features(const Matrix& points) {',
    features.length === 0 && !scale && indented('return points;'),
    (features.length > 0 || scale) &&
      indented(
        lines(
          `Matrix X(points.rows, ${width});`,
          'for (std::size_t r = 0; r < X.rows; ++r) {',
          ...reads.map(({ name, column }) => indented(`const Real ${name} = points(r, ${column});`)),
          ...features.map(({ formula }, at) => indented(`X(r, ${at}) = ${printer.print(formula)};`)),
          features.length === 0 && indented(`for (std::size_t k = 0; k < ${width}; ++k) X(r, k) = points(r, k);`),
          scale &&
            indented(`for (std::size_t k = 0; k < ${width}; ++k) X(r, k) = (X(r, k) - means[k]) / deviations[k];`),
          '}',
          'return X;',
        ),
      ),
    '}',
  );
}

function targetsFunction({ targets, classes }: NetModel): string {
  const { kind, low, high } = targets;
  const plain = kind === 'labels' || kind === 'given';
  return lines(
    `/** What the loss compares outputs with, from answers: ${kind === 'given' ? 'targets' : 'a column of class indices'}. */`,
    'inline Matrix targetsOf(const Matrix& answers) {',
    plain && indented('return answers;'),
    kind === 'one number' && indented(`return map([](Real label) { return label == 1 ? ${high} : ${low}; }, answers);`),
    kind === 'one-hot' &&
      indented(
        lines(
          `Matrix target(answers.rows, ${classes});`,
          'for (std::size_t r = 0; r < target.rows; ++r)',
          indented(
            `for (std::size_t k = 0; k < ${classes}; ++k) target(r, k) = Real(k) == answers(r, 0) ? ${high} : ${low};`,
          ),
          'return target;',
        ),
      ),
    '}',
  );
}

function gradientsFunction(net: NetModel, writer: PassWriter, notes: Notes): string {
  const names = net.parameters.map(({ name }) => name);
  return lines(
    '/** The outputs, the loss and its gradient by every parameter. */',
    'struct Pass {',
    indented('Matrix outputs;'),
    indented('Real loss;'),
    indented('Parameters gradients;'),
    '};',
    '',
    `inline Pass lossAndGradients(const Parameters& p, const Matrix& X, const Matrix& target${drops(net) ? ', std::mt19937* random = nullptr' : ''}) {`,
    indented(
      lines(
        `const auto& [${names.join(', ')}] = p;`,
        net.loss in cppFunctions ? false : 'const Real n = Real(X.rows);',
        'Real loss = 0;',
        '// Forward',
        net.layers.some(({ activation }) => activation === 'maxout') && comment(notes.say('maxout'), '// '),
        drops(net) && comment(notes.say('dropout'), '// '),
        ...forwardPass(net, writer, true),
        ...lossComments(net, notes).map(slashed),
        ...lossOf(net, writer),
        '// Backward: each line is the upstream gradient times the gate’s local gradient.',
        ...backwardPass(net, writer),
        `return {${scoresOf(net)}, loss, {${names.map((name) => `d${name}`).join(', ')}}};`,
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
        'inline Matrix outputsOf(const Parameters& p, const Matrix& X) {',
        indented(lines(`const auto& [${names}] = p;`, ...forwardPass(net, writer, false), `return ${scoresOf(net)};`)),
        '}',
      ),
      lines(
        `/** ${what} for points, row by row, as Backflow shows them. */`,
        'inline Matrix predict(const Matrix& points, const Parameters& p = parameters()) {',
        indented('const Matrix outputs = outputsOf(p, features(points));'),
        indented(`return ${formula};`),
        '}',
      ),
    ],
    1,
  );
}

function numbers(net: NetModel, notes: Notes): string {
  return blocks(
    [
      lines('struct Parameters {', indented(`Matrix ${net.parameters.map(({ name }) => name).join(', ')};`), '};'),
      lines(
        comment(notes.say('weights'), '// '),
        'inline Parameters parameters() {',
        indented(structOf(net.parameters, net.single)),
        '}',
      ),
      `constexpr std::size_t updates_made = ${net.updates};  // in Backflow`,
      `constexpr Real tolerance = ${net.proof.tolerance};  // Backflow computed in ${net.single ? 'float32' : 'float64'}`,
    ],
    1,
  );
}

function proveFunction(net: NetModel, notes: Notes): string {
  const { proof, single, targets } = net;
  const rows = (list: number[][], short = false) => matrixOf([list.length, list[0]!.length], list.flat(), short);
  const answers =
    targets.kind === 'given' ? (proof.answers as number[][]) : (proof.answers as number[]).map((one) => [one]);
  return lines(
    '/** Computes the examples of the proof. Returns the largest difference, or throws. */',
    'inline Real prove() {',
    indented(comment(notes.say('proof'), '// ')),
    indented(`const Matrix points = ${rows(proof.points)};`),
    indented(`const Matrix answers = ${rows(answers)};`),
    indented(`const Matrix outputs = ${rows(proof.outputs, single)};`),
    indented(`const Matrix loss = {1, 1, {${shortest(proof.loss, false)}}};`),
    indented('const Parameters gradients = []() -> Parameters {'),
    by(structOf(proof.gradients, false), 4),
    indented('}();'),
    indented('const Pass got = lossAndGradients(parameters(), features(points), targetsOf(answers));'),
    indented(
      'Real largest = std::max(compare("outputs", got.outputs, outputs), compare("loss", {1, 1, {got.loss}}, loss));',
    ),
    ...proof.gradients.map(({ name }) =>
      indented(`largest = std::max(largest, compare("${name}", got.gradients.${name}, gradients.${name}));`),
    ),
    indented('return largest;'),
    '}',
  );
}

const mainPart = lines(
  '#ifdef BACKFLOW_NET_MAIN',
  'int main(int count, char** words) try {',
  indented('if (count > 1 && std::string(words[1]) == "--train")'),
  by('net::train("data.csv", count > 2 ? std::stoul(words[2]) : 1000);', 4),
  indented('else'),
  by('std::printf("largest difference %.0e\\n", net::prove());', 4),
  '} catch (const std::exception& error) {',
  indented('std::fprintf(stderr, "%s\\n", error.what());'),
  indented('return 1;'),
  '}',
  '#endif',
  '#endif',
);

const includes = [
  'algorithm',
  'cmath',
  'cstddef',
  'cstdio',
  'fstream',
  'numeric',
  'random',
  'sstream',
  'stdexcept',
  'string',
  'utility',
  'vector',
];

/** A C++20 header without libraries. */
export function cppNet(net: NetModel, notes: Notes): ExportedFile[] {
  const printer = new Printer(cpp);
  const lambda = (names: string[], body: string) =>
    `[${/\bn\b/.test(body) ? 'n' : ''}](${names.map((one) => `Real ${one}`).join(', ')}) -> Real { return ${body}; }`;
  const writer = entryWriter(printer, { declare: 'Matrix', lambda });
  if (net.loss === 'binary_cross_entropy') printer.use('sigmoid');
  const body = blocks(
    [
      featuresFunction(net, printer, notes),
      targetsFunction(net),
      gradientsFunction(net, writer, notes),
      predictFunctions(net, writer),
      ...cppTraining(net, printer, notes),
      proveFunction(net, notes),
    ],
    1,
  );
  const head = lines(
    '/**',
    ` * A network from Backflow (${net.title}), in C++20.`,
    ' *',
    ` *     g++ -std=c++20 -O2 -DBACKFLOW_NET_MAIN -x c++ ${net.name}.hpp -o ${net.name}`,
    ` *     ./${net.name}            proves that this file computes what Backflow computed`,
    ` *     ./${net.name} --train    trains it further on data.csv, which belongs in the current folder`,
    ' *',
    ` * In a program: #include "${net.name}.hpp", then net::predict(points).`,
    ' */',
    '#ifndef BACKFLOW_NET',
    '#define BACKFLOW_NET',
  );
  const data = blocks(
    [
      head,
      includes.map((one) => `#include <${one}>`).join('\n'),
      'namespace net {',
      cppMatrix,
      numbers(net, notes),
      ...printer.helpers(),
      ...used(cppFunctions, body),
      cppSmall,
      body,
      '}  // namespace net',
      mainPart,
    ],
    1,
  );
  return [{ name: `${net.name}.hpp`, mime: 'text/x-c++hdr', data: `${data}\n` }, dataFile(net)];
}
