import type { Notes } from '../notes.js';
import { comment, indented, lines, quoted } from '../text.js';
import type { NetModel } from './model.js';
import { trained } from './pass.js';
import { stateComments, stateNumbers } from './python-state.js';

/** PyTorch's names for what an optimizer keeps for a parameter; `step` and `mu_product` are single numbers. */
const keys: Record<string, Record<string, string>> = {
  sgd: { velocity: 'momentum_buffer' },
  adagrad: { sum: 'sum' },
  rmsprop: { square: 'square_avg', velocity: 'momentum_buffer' },
  adadelta: { square: 'square_avg', delta: 'acc_delta' },
  adam: { m: 'exp_avg', v: 'exp_avg_sq' },
  adamw: { m: 'exp_avg', v: 'exp_avg_sq' },
  nadam: { m: 'exp_avg', v: 'exp_avg_sq' },
  lion: { m: 'm' },
};

/** Optimizers of PyTorch that count no steps. */
const uncounted = ['sgd', 'lion'];

/** The numbers of the optimizer's state, and of the update that proves it. */
export const torchNumbers = (net: NetModel): string =>
  stateNumbers(net, keys[net.optimizer.name], !uncounted.includes(net.optimizer.name));

/** The function that makes the optimizer; `call` is its class with its arguments. */
export function optimizerFunction(net: NetModel, call: string, notes: Notes): string {
  const { state, optimizer } = net;
  return lines(
    'def optimizer_of(net):',
    indented('"""The optimizer of a network. `train` sets the rate of each update."""'),
    net.layers.some((layer) => layer.frozen) && indented(comment(notes.say('frozen'))),
    indented(`weights = [named(net)[name] for name in ${quoted(trained(net))}]`),
    optimizer.name === 'nadam' && indented(comment(notes.say('nadam'))),
    indented(`optimizer = ${call}`),
    ...stateComments(net, notes).map((one) => indented(one)),
    state && indented('for name, kept in STATE.items():'),
    state &&
      indented('arrays = {key: torch.tensor(np.array(numbers).T, dtype=DTYPE) for key, numbers in kept.items()}', 8),
    state && !uncounted.includes(optimizer.name) && indented('arrays["step"] = torch.tensor(float(STATE_UPDATES))', 8),
    state && optimizer.name === 'nadam' && indented('arrays["mu_product"] = torch.tensor(STATE_PRODUCT)', 8),
    state && indented('optimizer.state[named(net)[name]] = arrays', 8),
    indented('return optimizer'),
  );
}

/** The function that makes the next update, for the proof; empty if there is no state to prove. */
export function nextFunction({ state, targets }: NetModel, clips: readonly string[]): string {
  if (!state?.next) return '';
  const type = targets.kind === 'labels' ? 'torch.int64' : 'DTYPE';
  return lines(
    'def next_update():',
    indented('"""The parameters after one more update."""'),
    indented('net = make().eval()'),
    indented('optimizer = optimizer_of(net)'),
    clips.length > 0 && indented('weights = optimizer.param_groups[0]["params"]'),
    indented('optimizer.param_groups[0]["lr"] = learning_rate(UPDATES)'),
    indented(`X, target = torch.tensor(NEXT["inputs"], dtype=DTYPE), torch.tensor(NEXT["target"], dtype=${type})`),
    indented('loss_of(net, net(X), target).backward()'),
    ...clips.map((line) => indented(line)),
    indented('optimizer.step()'),
    indented('return {f"{name} after the next update": one.detach().numpy().T for name, one in named(net).items()}'),
  );
}
