import type { Printer } from '../formula/print.js';
import type { Notes } from '../notes.js';
import { comment, indented, lines, quoted } from '../text.js';
import { drops, layerOf, type NetModel } from './model.js';
import { assignments, optimizerOf } from './optimizers.js';

/** Training in JAX: an update, the limit of its gradients, the loop. */

export function updateFunction(net: NetModel, printer: Printer): string {
  const { states, numbers, steps } = optimizerOf(net);
  const comma = states.length === 1 ? ',' : '';
  const frozen = net.parameters.map(({ name }) => name).filter((name) => net.layers[layerOf(name) - 1]!.frozen);
  return lines(
    'def update(parameters, gradients, state, t, rate):',
    indented(
      `"""One update with ${net.optimizer.name}; t counts the updates, from 1. Returns parameters and state."""`,
    ),
    numbers.length > 0 && indented('product = state["product"]'),
    numbers.length > 0 && indented(assignments(numbers, printer)),
    indented(
      `parameters, state = dict(parameters), ${numbers.length > 0 ? '{**state, "product": product}' : 'dict(state)'}`,
    ),
    indented('for name, g in gradients.items():'),
    frozen.length > 0 && indented(`if name in ${quoted(frozen)}:  # frozen layers`, 8),
    frozen.length > 0 && indented('continue', 12),
    indented('w = parameters[name]', 8),
    states.length > 0 && indented(`${states.join(', ')}${comma} = state[name]`, 8),
    indented(assignments(steps, printer), 8),
    indented('parameters[name] = w', 8),
    states.length > 0 && indented(`state[name] = (${states.join(', ')}${comma})`, 8),
    indented('return parameters, state'),
  );
}

export function clipFunction({ clip, ...net }: NetModel): string {
  if (!clip.norm && !clip.value) return '';
  const frozen = net.parameters.map(({ name }) => name).filter((name) => net.layers[layerOf(name) - 1]!.frozen);
  return lines(
    'def clip(gradients):',
    indented('"""Limits the gradients that an update applies."""'),
    frozen.length > 0 &&
      indented(`gradients = {name: g for name, g in gradients.items() if name not in ${quoted(frozen)}}`),
    clip.value > 0 &&
      indented(`gradients = {name: jnp.clip(g, -${clip.value}, ${clip.value}) for name, g in gradients.items()}`),
    clip.norm > 0 && indented('norm = jnp.sqrt(sum((g**2).sum() for g in gradients.values()))'),
    clip.norm > 0 && indented(`scale = jnp.minimum(1.0, ${clip.norm} / (norm + 1e-6))`),
    clip.norm > 0 && indented('gradients = {name: scale * g for name, g in gradients.items()}'),
    indented('return gradients'),
  );
}

export function trainFunction(net: NetModel, notes: Notes): string {
  const { states, numbers } = optimizerOf(net);
  const zeros = states.map(() => 'jnp.zeros_like(one)').join(', ') + (states.length === 1 ? ',' : '');
  const whole = net.batchSize === 'all';
  const key = drops(net) ? ', jax.random.fold_in(jax.random.PRNGKey(1), t)' : '';
  return lines(
    comment(notes.say('optimizer')),
    (!whole || drops(net)) && comment(notes.say('order')),
    'def train(updates=1000, every=100):',
    indented('"""Trains on data.csv and returns [update, training loss, test loss] of each report."""'),
    indented('points, answers, test_points, test_answers = load()'),
    indented('X, target = features(points), targets_of(answers)'),
    indented('test_X, test_target = features(test_points), targets_of(test_answers)'),
    indented('parameters, random = arrays(PARAMETERS), np.random.default_rng(1)'),
    indented(states.length === 0 ? 'state = {}' : `state = {name: (${zeros}) for name, one in parameters.items()}`),
    numbers.length > 0 && indented('state["product"] = 1.0'),
    indented('step = jax.jit(jax.grad(loss_of, has_aux=True))'),
    indented('history, order = [], []'),
    indented('for t in range(1, updates + 1):'),
    whole && indented('batch = np.arange(len(X))  # the whole set', 8),
    !whole && indented('if len(order) == 0:', 8),
    !whole && indented(`order = ${net.shuffle ? 'random.permutation(len(X))' : 'np.arange(len(X))'}`, 12),
    !whole && indented(`batch, order = order[:${net.batchSize}], order[${net.batchSize}:]`, 8),
    indented(`gradients, _ = step(parameters, X[batch], target[batch]${key})`, 8),
    (net.clip.norm || net.clip.value) && indented('gradients = clip(gradients)', 8),
    indented('parameters, state = update(parameters, gradients, state, t, learning_rate(UPDATES + t - 1))', 8),
    indented('if t % every == 0 or t == updates:', 8),
    indented('loss = float(loss_of(parameters, X, target)[0])', 12),
    indented('test = float(loss_of(parameters, test_X, test_target)[0]) if len(test_X) else None', 12),
    indented('history.append((t, loss, test))', 12),
    indented('print(f"update {t}: loss {loss:.9g}" + (f", test {test:.9g}" if len(test_X) else ""))', 12),
    indented('return history'),
  );
}
