import type { Notes } from '../notes.js';
import { comment, indented, lines, nested, shortest } from '../text.js';
import { Printer } from '../formula/print.js';
import { namesIn } from '../formula/expression.js';
import type { NetFeature, NetModel, NetParameter } from './model.js';
import { rateOf } from './optimizers.js';
import { python } from '../formula/python.js';

/** Parts of a file that NumPy, JAX and PyTorch share. */

/** The docstring at the beginning: what the file is and how to use it. */
export const docstring = (net: NetModel, library: string, more: string[] = []): string =>
  lines(
    `"""A network from Backflow (${net.title}), in ${library}.`,
    '',
    `    python ${net.name}.py            proves that this file computes what Backflow computed`,
    `    python ${net.name}.py --train    trains it further on data.csv, which belongs beside this file`,
    ...more.flatMap((sentence) => ['', comment(sentence, '')]),
    '"""',
  );

/** A dictionary of parameters or gradients. */
export const dictionary = (name: string, parameters: readonly NetParameter[], single: boolean): string =>
  lines(
    `${name} = {`,
    ...parameters.map((one) => indented(`"${one.name}": ${nested(one.shape, one.data, single)},`)),
    '}',
  );

const matrix = (rows: number[][]): string => nested([rows.length, rows[0]?.length ?? 0], rows.flat(), false);

/** The numbers of the proof. */
export function proofNumbers({ proof, targets, single }: NetModel): string {
  const labels = targets.kind !== 'given';
  return lines(
    'PROOF = {',
    indented(`"points": ${matrix(proof.points)},`),
    indented(
      labels
        ? `"answers": ${nested([proof.answers.length], proof.answers as number[], false)},`
        : `"answers": ${matrix(proof.answers as number[][])},`,
    ),
    indented(`"outputs": ${nested([proof.outputs.length, proof.outputs[0]!.length], proof.outputs.flat(), single)},`),
    indented(`"loss": ${shortest(proof.loss, false)},`),
    indented(
      lines(
        '"gradients": {',
        ...proof.gradients.map((one) => indented(`"${one.name}": ${nested(one.shape, one.data, false)},`)),
        '},',
      ),
    ),
    '}',
    `TOLERANCE = ${proof.tolerance}  # Backflow computed in ${single ? 'float32' : 'float64'}`,
  );
}

const typeOf = ({ single }: NetModel): string => `np.${single ? 'float32' : 'float64'}`;

/** The function from points to the network's inputs, with NumPy in float64 like Backflow's. */
export function featuresFunction(net: NetModel, printer: Printer, notes: Notes): string {
  const { columns, reads, features, scale } = net;
  const vector = (numbers: number[]) => nested([numbers.length], numbers, false);
  const shown = columns.length > 12 ? `${columns.length} columns` : columns.join(', ').replace(/["\\\n]/g, ' ');
  // A feature without a column would be a single number.
  const wide = (text: string, { formula }: NetFeature) =>
    namesIn(formula).length === 0 ? `${text} + 0 * points[:, 0]` : text;
  const written = features.map((one) => wide(printer.print(one.formula), one));
  const X = features.length > 0 ? 'X' : 'points';
  return lines(
    scale && comment(notes.say('standardize')),
    scale && `MEANS = np.array(${vector(scale.means)})`,
    scale && `DEVIATIONS = np.array(${vector(scale.deviations)})`,
    scale && '\n',
    'def features(points):',
    indented(`"""The inputs of the network, from points [n, ${columns.length}]: ${shown}."""`),
    indented('points = np.asarray(points, dtype=float)'),
    ...reads.map(({ name, column }) => indented(`${name} = points[:, ${column}]`)),
    features.length > 0 && indented(`X = np.stack([${written.join(', ')}], axis=1)`),
    scale && indented(`X = (${X} - MEANS) / DEVIATIONS`),
    indented(`return ${scale ? 'X' : X}.astype(${typeOf(net)})`),
  );
}

/** The function from class indices to what the loss compares outputs with. */
export function targetsFunction(net: NetModel): string {
  const { kind, low, high } = net.targets;
  const scaled = (text: string) => (low === 0 ? text : `${high - low} * ${text} - ${-low}`);
  const dtype = typeOf(net);
  const [what, body] = {
    labels: ['Class indices, as they are.', 'np.asarray(answers).astype(int)'],
    given: ['The targets, as they are.', `np.asarray(answers, dtype=${dtype})`],
    'one number': [
      `A column with ${low} for class 0 and ${high} for class 1.`,
      scaled(`np.asarray(answers, dtype=${dtype})[:, None]`),
    ],
    'one-hot': [
      `A column for each class: ${high} for the right one, else ${low}.`,
      scaled(`np.eye(${net.classes}, dtype=${dtype})[np.asarray(answers).astype(int)]`),
    ],
  }[kind] as [string, string];
  return lines('def targets_of(answers):', indented(`"""${what}"""`), indented(`return ${body}`));
}

/** The function for the learning rate, on plain numbers. */
export const rateFunction = (net: NetModel, notes: Notes): string =>
  lines(
    'def learning_rate(t):',
    indented(`"""The rate after t updates (schedule: ${net.schedule.name})."""`),
    net.updates > 0 && net.schedule.name !== 'constant' && indented(comment(notes.say('step'))),
    indented(`return ${new Printer(python).print(rateOf(net))}`),
  );

/** The function that reads data.csv. */
export const loadFunction = (net: NetModel): string => {
  const width = net.columns.length;
  const given = net.targets.kind === 'given';
  return lines(
    'def load(path="data.csv"):',
    indented('"""Returns the training points and answers, then the test points and answers."""'),
    indented('table = np.loadtxt(path, delimiter=",", skiprows=1, ndmin=2)'),
    indented('parts = []'),
    indented('for rows in (table[table[:, -1] == 0], table[table[:, -1] == 1]):'),
    indented(`parts += [rows[:, :${width}], rows[:, ${given ? `${width}:-1` : width}]]`, 8),
    indented('return parts'),
  );
};

export const plotFunction = lines(
  'def plot(history):',
  indented('"""The curves of training and test loss, if matplotlib is there."""'),
  indented('try:'),
  indented('import matplotlib.pyplot as plt', 8),
  indented('except ImportError:'),
  indented('return print("matplotlib is not installed, so there are no curves")', 8),
  indented('steps, train, test = zip(*history)'),
  indented('plt.plot(steps, train, label="training")'),
  indented('if test[0] is not None:'),
  indented('plt.plot(steps, test, label="test")', 8),
  indented('plt.xlabel("update")'),
  indented('plt.ylabel("loss")'),
  indented('plt.legend()'),
  indented('plt.show()'),
);

/** The end of `prove`, which compares `got` with the proof's numbers and ends the program if they differ. */
export const compareFunction = ({ state }: NetModel): string =>
  lines(
    'def compare(got):',
    indented('"""Compares outputs, loss and gradients with those of Backflow; ends the program if they differ."""'),
    indented('wanted = {"outputs": PROOF["outputs"], "loss": PROOF["loss"], **PROOF["gradients"]}'),
    state?.next && indented('wanted.update(NEXT["parameters"])'),
    indented('largest = 0.0'),
    indented('for name, numbers in wanted.items():'),
    indented('numbers = np.array(numbers, dtype=float)', 8),
    indented('if np.shape(got[name]) != numbers.shape:', 8),
    indented('sys.exit(f"{name} has the shape {np.shape(got[name])}, not {numbers.shape}")', 12),
    indented('difference = np.max(np.abs(got[name] - numbers)) / max(1.0, np.max(np.abs(numbers)))', 8),
    indented('if not difference <= TOLERANCE:', 8),
    indented('sys.exit(f"{name} differs from what Backflow computed: by {difference:.0e}")', 12),
    indented('largest = max(largest, difference)', 8),
    indented('print(f"largest difference {largest:.0e}")'),
  );

export const mainPart = lines(
  'if __name__ == "__main__":',
  indented('if "--train" in sys.argv[1:]:'),
  indented('updates = [int(word) for word in sys.argv[1:] if word.isdigit()]', 8),
  indented('plot(train(*updates))', 8),
  indented('else:'),
  indented('prove()', 8),
);
