import type { Printer } from '../formula/print.js';
import type { Notes } from '../notes.js';
import { comment, indented, lines } from '../text.js';
import { drops, type NetModel } from './model.js';
import { assignments, optimizerOf } from './optimizers.js';
import { countOf, nextFunction } from './python-state.js';

/** Training in JAX: an update, the limit of its gradients, the loop. */

export function updateFunction(net: NetModel, printer: Printer): string {
  const { states, shared, numbers, steps } = optimizerOf(net);
  const comma = states.length === 1 ? ',' : '';
  const kept = shared.map(([name]) => `, "${name}": ${name}`).join('');
  return lines(
    'def update(parameters, gradients, state, t, rate):',
    indented(
      `"""One update with ${net.optimizer.name}; t counts the updates, from 1. Returns parameters and state."""`,
    ),
    ...shared.map(([name]) => indented(`${name} = state["${name}"]`)),
    numbers.length > 0 && indented(assignments(numbers, printer)),
    indented(`parameters, state = dict(parameters), ${kept ? `{**state${kept}}` : 'dict(state)'}`),
    indented('for name in TRAINED:'),
    indented('w, g = parameters[name], gradients[name]', 8),
    states.length > 0 && indented(`${states.join(', ')}${comma} = state[name]`, 8),
    indented(assignments(steps, printer), 8),
    indented('parameters[name] = w', 8),
    states.length > 0 && indented(`state[name] = (${states.join(', ')}${comma})`, 8),
    indented('return parameters, state'),
  );
}

export function clipFunction({ clip }: NetModel): string {
  if (!clip.norm && !clip.value) return '';
  return lines(
    'def clip(gradients):',
    indented('"""Limits the gradients that an update applies."""'),
    indented('gradients = {name: gradients[name] for name in TRAINED}'),
    clip.value > 0 &&
      indented(`gradients = {name: jnp.clip(g, -${clip.value}, ${clip.value}) for name, g in gradients.items()}`),
    clip.norm > 0 && indented('norm = jnp.sqrt(sum((g**2).sum() for g in gradients.values()))'),
    clip.norm > 0 && indented(`scale = jnp.minimum(1.0, ${clip.norm} / (norm + 1e-6))`),
    clip.norm > 0 && indented('gradients = {name: scale * g for name, g in gradients.items()}'),
    indented('return gradients'),
  );
}

/** The next update, for the proof. */
export const nextUpdate = (net: NetModel): string =>
  nextFunction(net, {
    array: 'jnp.array',
    gradients: 'gradients, _ = jax.grad(loss_of, has_aux=True)(parameters, X, target)',
    update: (count, rate) => `parameters, _ = update(parameters, gradients, state, ${count}, ${rate})`,
  });

export function trainFunction(net: NetModel, notes: Notes): string {
  const whole = net.batchSize === 'all';
  const key = drops(net) ? ', jax.random.fold_in(jax.random.PRNGKey(1), t)' : '';
  return lines(
    (!whole || drops(net)) && comment(notes.say('order')),
    'def train(updates=1000, every=100):',
    indented('"""Trains on data.csv and returns [update, training loss, test loss] of each report."""'),
    indented('points, answers, test_points, test_answers = load()'),
    indented('X, target = features(points), targets_of(answers)'),
    indented('test_X, test_target = features(test_points), targets_of(test_answers)'),
    indented('parameters, random = arrays(PARAMETERS), np.random.default_rng(1)'),
    indented(`state = ${optimizerOf(net).states.length > 0 ? 'optimizer_state()' : '{}'}`),
    indented('step = jax.jit(jax.grad(loss_of, has_aux=True))'),
    indented('history, order = [], []'),
    indented('for t in range(1, updates + 1):'),
    whole && indented('batch = np.arange(len(X))  # the whole set', 8),
    !whole && indented('if len(order) == 0:', 8),
    !whole && indented(`order = ${net.shuffle ? 'random.permutation(len(X))' : 'np.arange(len(X))'}`, 12),
    !whole && indented(`batch, order = order[:${net.batchSize}], order[${net.batchSize}:]`, 8),
    indented(`gradients, _ = step(parameters, X[batch], target[batch]${key})`, 8),
    (net.clip.norm || net.clip.value) && indented('gradients = clip(gradients)', 8),
    indented(
      `parameters, state = update(parameters, gradients, state, ${countOf(net)}, learning_rate(UPDATES + t - 1))`,
      8,
    ),
    indented('if t % every == 0 or t == updates:', 8),
    indented('loss = float(loss_of(parameters, X, target)[0])', 12),
    indented('test = float(loss_of(parameters, test_X, test_target)[0]) if len(test_X) else None', 12),
    indented('history.append((t, loss, test))', 12),
    indented('print(f"update {t}: loss {loss:.9g}" + (f", test {test:.9g}" if len(test_X) else ""))', 12),
    indented('return history'),
  );
}
