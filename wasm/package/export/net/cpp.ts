import { cpp } from '../formula/c-like.js';
import { Printer } from '../formula/print.js';
import type { Notes } from '../notes.js';
import { blocks, comment, indented as by, lines } from '../text.js';
import type { ExportedFile } from '../types.js';
import { cppFunctions, cppMatrix, cppSmall } from './cpp-parts.js';
import { featuresFunction, targetsFunction } from './cpp-data.js';
import { numbers, proveFunction } from './cpp-proof.js';
import { nextFunction } from './cpp-state.js';
import { cppTraining } from './cpp-training.js';
import { dataFile } from './data-file.js';
import { entryWriter } from './entry-writer.js';
import { used } from './javascript-parts.js';
import { slashed } from './javascript.js';
import type { NetModel } from './model.js';
import { lossComments } from './loss-comments.js';
import { drops } from './model.js';
import { backwardPass, forwardPass, lossOf, scoresOf, type PassWriter } from './pass.js';

const indented = (text: string): string => by(text, 2);

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
      nextFunction(net),
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
