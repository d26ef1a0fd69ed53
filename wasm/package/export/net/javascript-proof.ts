import type { Notes } from '../notes.js';
import { blocks, comment, indented as by, lines, nested, shortest, quoted } from '../text.js';
import type { NetModel, NetParameter } from './model.js';
import { trained } from './pass.js';

/** The numbers from Backflow in JavaScript, and the proof that reads them. */

const indented = (text: string): string => by(text, 2);
export const brackets = { open: '[', close: ']', indent: 2 };

/** An object of matrices and vectors. */
export const object = (
  parameters: readonly NetParameter[],
  single: boolean,
  key = (name: string): string => name,
): string =>
  lines(
    '{',
    ...parameters.map((one) => indented(`${key(one.name)}: ${nested(one.shape, one.data, single, brackets)},`)),
    '}',
  );

export const proveFunction = ({ state }: NetModel): string =>
  lines(
    '/** Computes the examples of the proof. Returns the largest difference, or throws. */',
    'export function prove() {',
    indented('const X = features(PROOF.points);'),
    indented('const { outputs, loss, gradients } = lossAndGradients(arrays(PARAMETERS), X, targetsOf(PROOF.answers));'),
    indented(`const got = { outputs, loss: fromRows([loss]), ...gradients${state?.next ? ', ...nextUpdate()' : ''} };`),
    indented(
      `const wanted = { outputs: PROOF.outputs, loss: [PROOF.loss], ...PROOF.gradients${state?.next ? ', ...NEXT.parameters' : ''} };`,
    ),
    indented('let largest = 0;'),
    indented('for (const [name, rows] of Object.entries(wanted)) {'),
    by('const { data } = fromRows(rows);', 4),
    by('if (data.length !== got[name].data.length) throw new Error(`${name} has another shape than in Backflow`);', 4),
    by('const size = data.reduce((most, one) => Math.max(most, Math.abs(one)), 1);', 4),
    by('const differences = data.map((one, i) => Math.abs(one - got[name].data[i]) / size);', 4),
    by('const difference = Math.max(...differences);', 4),
    by('if (!(difference <= TOLERANCE))', 4),
    by('throw new Error(`${name} differs from what Backflow computed: by ${difference.toExponential(0)}`);', 6),
    by('largest = Math.max(largest, difference);', 4),
    indented('}'),
    indented('return largest;'),
    '}',
  );

export function numbers(net: NetModel, notes: Notes): string {
  const { proof, targets, single } = net;
  const given = targets.kind === 'given';
  const rows = (list: number[][], short = false) =>
    nested([list.length, list[0]!.length], list.flat(), short, brackets);
  const answers = given
    ? rows(proof.answers as number[][])
    : nested([proof.answers.length], proof.answers as number[], false, brackets);
  return blocks(
    [
      lines(comment(notes.say('weights'), '// '), `export const PARAMETERS = ${object(net.parameters, single)};`),
      lines(
        net.layers.some((layer) => layer.frozen) && comment(notes.say('frozen'), '// '),
        `const TRAINED = ${quoted(trained(net))};`,
        `const UPDATES = ${net.updates}; // made in Backflow`,
      ),
      lines(
        comment(notes.say('proof'), '// '),
        'const PROOF = {',
        indented(`points: ${rows(proof.points)},`),
        indented(`answers: ${answers},`),
        indented(`outputs: ${rows(proof.outputs, single)},`),
        indented(`loss: ${shortest(proof.loss, false)},`),
        indented(`gradients: ${object(proof.gradients, false)},`),
        '};',
        `const TOLERANCE = ${proof.tolerance}; // Backflow computed in ${single ? 'float32' : 'float64'}`,
      ),
    ],
    1,
  );
}
