import type { Printer } from '../formula/print.js';
import type { Notes } from '../notes.js';
import { comment, indented as by, lines } from '../text.js';
import type { NetModel } from './model.js';
import { drops } from './model.js';
import { optimizerOf, rateOf } from './optimizers.js';
import { stateFunction } from './javascript-state.js';

const indented = (text: string): string => by(text, 2);

/** Assignments to entries: what the optimizer keeps and `w` are variables, the rest is new. */
export function entryAssignments(net: NetModel, printer: Printer, declare: string): string[] {
  const { states, steps } = optimizerOf(net);
  const kept = new Set([...states, 'w']);
  return steps.map(([name, formula]) => `${kept.has(name) ? '' : `${declare} `}${name} = ${printer.print(formula)};`);
}

/** Assignments to the numbers of a step; those that the optimizer keeps are variables. */
export function numberAssignments(net: NetModel, printer: Printer, declare: string): string[] {
  const { shared, numbers } = optimizerOf(net);
  const kept = new Set(shared.map(([name]) => name));
  return numbers.map(([name, formula]) => `${kept.has(name) ? '' : `${declare} `}${name} = ${printer.print(formula)};`);
}

function updateFunction(net: NetModel, printer: Printer): string {
  const { states, shared } = optimizerOf(net);
  return lines(
    `/** One update with ${net.optimizer.name}; t counts the updates, from 1. */`,
    'function update(parameters, gradients, state, t, rate) {',
    ...shared.map(([name]) => indented(`let ${name} = state.${name};`)),
    ...numberAssignments(net, printer, 'const').map((line) => indented(line)),
    ...shared.map(([name]) => indented(`state.${name} = ${name};`)),
    indented('for (const name of TRAINED) {'),
    by('const { data } = parameters[name];', 4),
    by('for (let i = 0; i < data.length; i++) {', 4),
    by('const g = gradients[name].data[i];', 6),
    by('let w = data[i];', 6),
    ...states.map((one) => by(`let ${one} = state.${one}[name][i];`, 6)),
    ...entryAssignments(net, printer, 'const').map((line) => by(line, 6)),
    by('data[i] = w;', 6),
    ...states.map((one) => by(`state.${one}[name][i] = ${one};`, 6)),
    by('}', 4),
    indented('}'),
    '}',
  );
}

function clipFunction({ clip }: NetModel): string {
  if (!clip.norm && !clip.value) return '';
  return lines(
    '/** Limits the gradients that an update applies. */',
    'function clip(gradients) {',
    indented('const lists = TRAINED.map((name) => gradients[name].data);'),
    clip.value > 0 &&
      indented(
        `for (const list of lists) list.forEach((g, i) => (list[i] = Math.min(Math.max(g, -${clip.value}), ${clip.value})));`,
      ),
    clip.norm > 0 &&
      indented('const norm = Math.sqrt(lists.reduce((sum, list) => sum + list.reduce((s, g) => s + g * g, 0), 0));'),
    clip.norm > 0 && indented(`const scale = Math.min(1, ${clip.norm} / (norm + 1e-6));`),
    clip.norm > 0 && indented('for (const list of lists) list.forEach((g, i) => (list[i] = scale * g));'),
    '}',
  );
}

const loadFunction = ({ columns, targets }: NetModel): string =>
  lines(
    '/** The training examples and the test examples of data.csv. */',
    'function load(text) {',
    indented("const table = text.trim().split(/\\r?\\n/).slice(1).map((line) => line.split(',').map(Number));"),
    indented('return [0, 1].map((test) => {'),
    by('const rows = table.filter((row) => row.at(-1) === test);', 4),
    by(
      `const answers = rows.map((row) => ${targets.kind === 'given' ? `row.slice(${columns.length}, -1)` : `row[${columns.length}]`});`,
      4,
    ),
    by(
      `return { X: features(rows.map((row) => row.slice(0, ${columns.length}))), target: targetsOf(answers), n: rows.length };`,
      4,
    ),
    indented('});'),
    '}',
  );

const batchFunctions = ({ targets }: NetModel): string =>
  lines(
    '/** Some rows of a matrix. */',
    'const pick = (a, rows) => fromRows(rows.map((r) => Array.from(a.data.subarray(r * a.columns, (r + 1) * a.columns))));',
    targets.kind === 'labels' && 'const pickTargets = (target, rows) => rows.map((r) => target[r]);',
    targets.kind !== 'labels' && 'const pickTargets = pick;',
    '',
    '/** The numbers 0 … n - 1 in a random order. */',
    'function shuffled(n, random) {',
    indented('const order = Array.from({ length: n }, (_, i) => i);'),
    indented('for (let i = n - 1; i > 0; i--) {'),
    by('const j = Math.floor(random() * (i + 1));', 4),
    by('[order[i], order[j]] = [order[j], order[i]];', 4),
    indented('}'),
    indented('return order;'),
    '}',
  );

function trainFunction(net: NetModel, notes: Notes): string {
  const { states } = optimizerOf(net);
  const whole = net.batchSize === 'all';
  return lines(
    (!whole || drops(net)) && comment(notes.say('order'), '// '),
    '/** Trains on the text of data.csv. Returns the parameters and the history: update, training loss, test loss. */',
    'export function train(text, updates = 1000, every = 100, random = Math.random) {',
    indented('const [training, test] = load(text);'),
    indented('const parameters = arrays(PARAMETERS);'),
    indented(`const state = ${states.length > 0 ? 'optimizerState()' : '{}'};`),
    indented('const history = [];'),
    !whole && indented('let order = [];'),
    indented('for (let t = 1; t <= updates; t++) {'),
    whole && by('const [X, target] = [training.X, training.target]; // the whole set', 4),
    !whole &&
      by(
        `if (order.length === 0) order = ${net.shuffle ? 'shuffled(training.n, random)' : 'Array.from({ length: training.n }, (_, i) => i)'};`,
        4,
      ),
    !whole && by(`const batch = order.splice(0, ${net.batchSize});`, 4),
    !whole && by('const [X, target] = [pick(training.X, batch), pickTargets(training.target, batch)];', 4),
    by(`const { gradients } = lossAndGradients(parameters, X, target${drops(net) ? ', random' : ''});`, 4),
    (net.clip.norm || net.clip.value) && by('clip(gradients);', 4),
    by(
      `update(parameters, gradients, state, ${net.state ? 'STATE_UPDATES + t' : 't'}, learningRate(UPDATES + t - 1));`,
      4,
    ),
    by('if (t % every !== 0 && t !== updates) continue;', 4),
    by('const { loss } = lossAndGradients(parameters, training.X, training.target);', 4),
    by('const testLoss = test.n > 0 ? lossAndGradients(parameters, test.X, test.target).loss : null;', 4),
    by('history.push([t, loss, testLoss]);', 4),
    by(
      "console.log(`update ${t}: loss ${loss.toPrecision(9)}${testLoss === null ? '' : `, test ${testLoss.toPrecision(9)}`}`);",
      4,
    ),
    indented('}'),
    indented('return { parameters, history };'),
    '}',
  );
}

/** The functions of training. */
export const javascriptTraining = (net: NetModel, printer: Printer, notes: Notes): string[] => [
  loadFunction(net),
  net.batchSize === 'all' ? '' : batchFunctions(net),
  lines(
    `/** The rate after t updates (schedule: ${net.schedule.name}). */`,
    net.updates > 0 && net.schedule.name !== 'constant' && comment(notes.say('step'), '// '),
    `const learningRate = (t) => ${printer.print(rateOf(net))};`,
  ),
  clipFunction(net),
  updateFunction(net, printer),
  stateFunction(net, notes),
  trainFunction(net, notes),
];
