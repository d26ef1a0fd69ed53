import type { Printer } from '../formula/print.js';
import type { Notes } from '../notes.js';
import { comment, indented as by, lines, nested } from '../text.js';
import type { NetModel } from './model.js';

/** From points and answers to inputs and targets, in C++. */

const indented = (text: string): string => by(text, 2);
const braces = { open: '{', close: '}', indent: 2 };

export function featuresFunction(net: NetModel, printer: Printer, notes: Notes): string {
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

export function targetsFunction({ targets, classes }: NetModel): string {
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
