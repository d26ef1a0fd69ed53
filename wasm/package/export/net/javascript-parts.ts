/** Functions on matrices that an exported JavaScript file defines; only those that its text uses are kept. */
export const matrixFunctions: Record<string, string> = {
  matrix: `/** A matrix whose rows are side by side in \`data\`. */
const matrix = (rows, columns, data = new Float64Array(rows * columns)) => ({ rows, columns, data });`,
  fromRows: `/** A list of rows, or a single row, as a matrix. */
function fromRows(list) {
  const rows = Array.isArray(list[0]) ? list : [list];
  return matrix(rows.length, rows[0]?.length ?? 0, Float64Array.from(rows.flat()));
}`,
  map: `/** Applies a formula to the entries of matrices of the same shape. */
function map(formula, first, ...others) {
  const data = first.data.map((entry, i) => formula(entry, ...others.map((other) => other.data[i])));
  return matrix(first.rows, first.columns, data);
}`,
  affine: `/** x @ W + b. */
function affine(x, W, b) {
  const y = matrix(x.rows, W.columns);
  for (let r = 0; r < x.rows; r++)
    for (let c = 0; c < W.columns; c++) {
      let sum = b.data[c];
      for (let k = 0; k < x.columns; k++) sum += x.data[r * x.columns + k] * W.data[k * W.columns + c];
      y.data[r * W.columns + c] = sum;
    }
  return y;
}`,
  timesTransposed: `/** d @ Wᵀ. */
function timesTransposed(d, W) {
  const y = matrix(d.rows, W.rows);
  for (let r = 0; r < d.rows; r++)
    for (let c = 0; c < W.rows; c++)
      for (let k = 0; k < d.columns; k++)
        y.data[r * W.rows + c] += d.data[r * d.columns + k] * W.data[c * W.columns + k];
  return y;
}`,
  transposedTimes: `/** xᵀ @ d. */
function transposedTimes(x, d) {
  const y = matrix(x.columns, d.columns);
  for (let k = 0; k < x.rows; k++)
    for (let r = 0; r < x.columns; r++)
      for (let c = 0; c < d.columns; c++)
        y.data[r * d.columns + c] += x.data[k * x.columns + r] * d.data[k * d.columns + c];
  return y;
}`,
  columnSums: `/** The sum of the rows. */
function columnSums(d) {
  const y = matrix(1, d.columns);
  d.data.forEach((entry, i) => (y.data[i % d.columns] += entry));
  return y;
}`,
  sum: 'const sum = (a, b) => map((x, y) => x + y, a, b);',
  total: 'const total = (a) => a.data.reduce((sum, entry) => sum + entry, 0);',
  sumOfSquares: 'const sumOfSquares = (a) => a.data.reduce((sum, entry) => sum + entry * entry, 0);',
  sumOfSizes: 'const sumOfSizes = (a) => a.data.reduce((sum, entry) => sum + Math.abs(entry), 0);',
  signs: 'const signs = (a) => map(Math.sign, a);',
  addTo: `/** Adds factor · b to a. */
const addTo = (a, factor, b) => a.data.forEach((_, i) => (a.data[i] += factor * b.data[i]));`,
  mask: `/** A mask of inverted dropout; without a generator, no unit is dropped. */
const mask = (like, rate, random) => map(() => (random && random() < rate ? 0 : random ? 1 / (1 - rate) : 1), like);`,
  softmax: `/** Softmax over each row. */
function softmax(scores) {
  const p = map((s) => s, scores);
  for (let r = 0; r < p.rows; r++) {
    const row = p.data.subarray(r * p.columns, (r + 1) * p.columns);
    const largest = Math.max(...row);
    row.forEach((s, i) => (row[i] = Math.exp(s - largest)));
    const sum = row.reduce((a, b) => a + b, 0);
    row.forEach((e, i) => (row[i] = e / sum));
  }
  return p;
}`,
  softmax_cross_entropy: `/** The mean of -ln(softmax(scores)[label]). */
function softmax_cross_entropy(scores, labels) {
  const { data, columns } = scores;
  let loss = 0;
  labels.forEach((label, r) => {
    const row = data.subarray(r * columns, (r + 1) * columns);
    const largest = Math.max(...row);
    loss += Math.log(row.reduce((sum, s) => sum + Math.exp(s - largest), 0)) + largest - row[label];
  });
  return loss / labels.length;
}`,
  softmax_cross_entropy_gradient: `/** (softmax(scores) - 1 at the label) / n. */
function softmax_cross_entropy_gradient(scores, labels) {
  const gradient = softmax(scores);
  labels.forEach((label, r) => (gradient.data[r * scores.columns + label] -= 1));
  return map((one) => one / labels.length, gradient);
}`,
  margins: `/** By how much each wrong class violates the margin of 1. */
function margins(scores, labels) {
  const over = matrix(scores.rows, scores.columns);
  labels.forEach((label, r) => {
    const row = scores.data.subarray(r * scores.columns, (r + 1) * scores.columns);
    row.forEach((s, c) => (over.data[r * scores.columns + c] = c === label ? 0 : Math.max(s - row[label] + 1, 0)));
  });
  return over;
}`,
  hinge: `/** The mean over examples of the sum over wrong classes. */
const hinge = (scores, labels) => total(margins(scores, labels)) / labels.length;`,
  hinge_gradient: `function hinge_gradient(scores, labels) {
  const gradient = map((m) => (m > 0 ? 1 / labels.length : 0), margins(scores, labels));
  labels.forEach((label, r) => {
    const row = gradient.data.subarray(r * scores.columns, (r + 1) * scores.columns);
    row[label] = -row.reduce((sum, one) => sum + one, 0);
  });
  return gradient;
}`,
};

/** The functions that a text uses, and those that they use, in the order of the table. */
export function used(table: Record<string, string>, text: string): string[] {
  const names = Object.keys(table);
  const found = new Set<string>();
  const search = (within: string): void => {
    for (const name of names)
      if (!found.has(name) && new RegExp(`\\b${name}\\(`).test(within)) {
        found.add(name);
        search(table[name]!);
      }
  };
  search(text);
  return names.filter((name) => found.has(name)).map((name) => table[name]!);
}
