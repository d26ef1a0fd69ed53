import type { Printer } from '../formula/print.js';
import type { Notes } from '../notes.js';
import { comment, indented, lines } from '../text.js';
import { drops, type NetModel } from './model.js';
import { assignments, optimizerOf } from './optimizers.js';
import { countOf, nextFunction } from './python-state.js';

/** Training in NumPy: an update, the limit of its gradients, the loop. */

export function updateFunction(net: NetModel, printer: Printer): string {
  const { states, shared, numbers, steps } = optimizerOf(net);
  const comma = states.length === 1 ? ',' : '';
  return lines(
    `def update(parameters, gradients, state, t, rate):`,
    indented(`"""One update with ${net.optimizer.name}; t counts the updates, from 1."""`),
    ...shared.map(([name]) => indented(`${name} = state["${name}"]`)),
    numbers.length > 0 && indented(assignments(numbers, printer)),
    ...shared.map(([name]) => indented(`state["${name}"] = ${name}`)),
    indented('for name in TRAINED:'),
    indented('w, g = parameters[name], gradients[name]', 8),
    states.length > 0 && indented(`${states.join(', ')}${comma} = state[name]`, 8),
    indented(assignments(steps, printer), 8),
    indented('parameters[name] = w.astype(DTYPE)', 8),
    states.length > 0 && indented(`state[name] = (${states.join(', ')}${comma})`, 8),
  );
}

export function clipFunction({ clip }: NetModel): string {
  if (!clip.norm && !clip.value) return '';
  return lines(
    'def clip(gradients):',
    indented('"""Limits the gradients that an update applies."""'),
    indented('gradients = {name: gradients[name] for name in TRAINED}'),
    clip.value > 0 &&
      indented(`gradients = {name: np.clip(g, -${clip.value}, ${clip.value}) for name, g in gradients.items()}`),
    clip.norm > 0 && indented('norm = np.sqrt(sum((g**2).sum() for g in gradients.values()))'),
    clip.norm > 0 && indented(`scale = min(1.0, ${clip.norm} / (norm + 1e-6))`),
    indented(clip.norm > 0 ? 'return {name: scale * g for name, g in gradients.items()}' : 'return gradients'),
  );
}

/** The next update, for the proof. */
export const nextUpdate = (net: NetModel): string =>
  nextFunction(net, {
    array: 'np.array',
    gradients: '_, _, gradients = loss_and_gradients(parameters, X, target)',
    update: (count, rate) => `update(parameters, gradients, state, ${count}, ${rate})`,
  });

export function trainFunction(net: NetModel, notes: Notes): string {
  const whole = net.batchSize === 'all';
  const clipped = net.clip.norm || net.clip.value;
  return lines(
    !whole || drops(net) ? comment(notes.say('order')) : false,
    'def train(updates=1000, every=100):',
    indented('"""Trains on data.csv and returns [update, training loss, test loss] of each report."""'),
    indented('points, answers, test_points, test_answers = load()'),
    indented('X, target = features(points), targets_of(answers)'),
    indented('test_X, test_target = features(test_points), targets_of(test_answers)'),
    indented('parameters, random = arrays(PARAMETERS), np.random.default_rng(1)'),
    indented(`state = ${optimizerOf(net).states.length > 0 ? 'optimizer_state()' : '{}'}`),
    indented('history, order = [], []'),
    indented('for t in range(1, updates + 1):'),
    whole && indented('batch = np.arange(len(X))  # the whole set', 8),
    !whole && indented('if len(order) == 0:', 8),
    !whole && indented(`order = ${net.shuffle ? 'random.permutation(len(X))' : 'np.arange(len(X))'}`, 12),
    !whole && indented(`batch, order = order[:${net.batchSize}], order[${net.batchSize}:]`, 8),
    indented(
      `_, _, gradients = loss_and_gradients(parameters, X[batch], target[batch]${drops(net) ? ', random' : ''})`,
      8,
    ),
    clipped && indented('gradients = clip(gradients)', 8),
    indented(`update(parameters, gradients, state, ${countOf(net)}, learning_rate(UPDATES + t - 1))`, 8),
    indented('if t % every == 0 or t == updates:', 8),
    indented('loss = loss_and_gradients(parameters, X, target)[1]', 12),
    indented('test = loss_and_gradients(parameters, test_X, test_target)[1] if len(test_X) else None', 12),
    indented('history.append((t, loss, test))', 12),
    indented('print(f"update {t}: loss {loss:.9g}" + (f", test {test:.9g}" if len(test_X) else ""))', 12),
    indented('return history'),
  );
}
