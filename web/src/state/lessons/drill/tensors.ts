/** Random graphs of vectors and matrices: their parts are drawn, and every combination has shapes that fit. */
import type { TensorLike } from 'backflow';
import { numbersFrom, type Chance } from './random';
import type { DrawnGraph } from './lines';

export function drawVectors(chance: Chance): DrawnGraph {
  const next = numbersFrom(chance);
  const length = chance.whole(2, 3);
  const vector = (): number[] => Array.from({ length }, next);
  const first = chance.pick(['a * x', 'x * y', 'x + y', 'x - y', 'relu(x)', 'x ^ 2', 'max(x, y)', '-x', 'a + x']);
  const second = chance.pick(['relu(p)', 'p * w', 'p ^ 2', 'p + w', 'max(p, w)', 'p * x', 'w - p', 'tanh(p)']);
  const last = chance.pick(['sum(q)', 'mean(q)', 'q @ v', 'q', 'sum(q ^ 2)']);
  const lines = last === 'q' ? [`p = ${first}`, `q = ${second}`] : [`p = ${first}`, `q = ${second}`, `f = ${last}`];
  const inputs: Record<string, () => TensorLike> = { a: next, x: vector, y: vector, w: vector, v: vector };
  return finished(lines, inputs, last === 'q' ? vector() : undefined, ['p', ...(last === 'q' ? [] : ['q']), 'x', 'w']);
}

export function drawMatrices(chance: Chance): DrawnGraph {
  const next = numbersFrom(chance);
  const [rows, inner, columns] = [chance.whole(1, 2), chance.whole(2, 3), 2];
  const matrix = (height: number, width: number) => (): TensorLike =>
    Array.from({ length: height }, () => Array.from({ length: width }, next));
  // X is rows × inner in all of them, and the product rows × columns.
  const product = chance.pick(['X @ W', 'X @ transpose(V)', 'relu(X) @ W', '(X + U) @ W', '(a * X) @ W']);
  const middle = chance.pick([null, 'Y + b', 'relu(Y)', 'Y * M', 'relu(Y + b)', 'Y @ C']);
  const end = chance.pick([null, 'sum', 'square', 'mean']);
  const lines = [`Y = ${product}`];
  if (middle) lines.push(`Z = ${middle}`);
  const whole = middle ? 'Z' : 'Y';
  if (end === 'sum') lines.push(`f = sum(${whole} * D)`);
  if (end === 'square') lines.push(`f = sum(${whole} ^ 2)`);
  if (end === 'mean') lines.push(`f = mean(${whole} * D)`);
  const inputs: Record<string, () => TensorLike> = {
    X: matrix(rows, inner),
    U: matrix(rows, inner),
    W: matrix(inner, columns),
    V: matrix(columns, inner),
    M: matrix(rows, columns),
    D: matrix(rows, columns),
    C: matrix(columns, columns),
    b: () => Array.from({ length: columns }, next),
    a: next,
  };
  const upstream = end === null ? matrix(rows, columns)() : undefined;
  return finished(lines, inputs, upstream, [...(middle ? ['Y'] : []), 'W', 'V', 'X', 'b', 'C']);
}

/** Draws values for the inputs that the lines use. */
function finished(
  lines: readonly string[],
  inputs: Record<string, () => TensorLike>,
  upstream: TensorLike | undefined,
  asked: readonly string[],
): DrawnGraph {
  const text = lines.join('\n');
  const isUsed = (name: string): boolean => new RegExp(`\\b${name}\\b`).test(text);
  const values = Object.fromEntries(
    Object.entries(inputs).flatMap(([name, make]) => (isUsed(name) ? [[name, make()]] : [])),
  );
  return { scene: { text, values, ...(upstream !== undefined && { upstream }) }, asked: asked.filter(isUsed) };
}
