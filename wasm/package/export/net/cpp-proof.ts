import type { Notes } from '../notes.js';
import { blocks, comment, indented as by, lines, nested, shortest } from '../text.js';
import type { NetModel, NetParameter } from './model.js';

/** The numbers from Backflow in C++, and the proof that reads them. */

const indented = (text: string): string => by(text, 2);
const braces = { open: '{', close: '}', indent: 2 };

/** A matrix or vector as a Matrix; a vector is one row. */
export function matrixOf(shape: readonly number[], data: ArrayLike<number>, single: boolean): string {
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

export const structOf = (parameters: readonly NetParameter[], single: boolean): string =>
  lines(
    'return {',
    ...parameters.map((one) => indented(`.${one.name} = ${matrixOf(one.shape, one.data, single)},`)),
    '};',
  );

export function numbers(net: NetModel, notes: Notes): string {
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
      net.state && `constexpr std::size_t state_updates = ${net.state.updates};  // of its optimizer`,
      `constexpr Real tolerance = ${net.proof.tolerance};  // Backflow computed in ${net.single ? 'float32' : 'float64'}`,
    ],
    1,
  );
}

export function proveFunction(net: NetModel, notes: Notes): string {
  const { proof, single, state, targets } = net;
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
    state?.next && indented('largest = std::max(largest, proveNextUpdate());'),
    indented('return largest;'),
    '}',
  );
}
