import { Printer } from '../formula/print.js';
import { torch } from '../formula/python.js';
import type { Notes } from '../notes.js';
import { comment, indented, lines } from '../text.js';
import type { NetModel } from './model.js';
import { drops } from './model.js';
import { assignments, optimizerOf } from './optimizers.js';
import { optimizerFunction } from './torch-state.js';

/** The optimizer as PyTorch's own class, which computes the same; none has Lion. */
function optimizerCall({ optimizer: o }: NetModel): string {
  const betas = `betas=(${o['beta1']}, ${o['beta2']}), eps=${o['epsilon']}`;
  const calls: Record<string, string> = {
    sgd: `torch.optim.SGD(weights, lr=1.0${o['momentum'] ? `, momentum=${o['momentum']}` : ''}${o['momentum'] && o['nesterov'] ? ', nesterov=True' : ''})`,
    adagrad: `torch.optim.Adagrad(weights, lr=1.0, eps=${o['epsilon']})`,
    rmsprop: `torch.optim.RMSprop(weights, lr=1.0, alpha=${o['decay']}, momentum=${o['momentum']}, eps=${o['epsilon']})`,
    adadelta: `torch.optim.Adadelta(weights, lr=1.0, rho=${o['decay']}, eps=${o['epsilon']})`,
    adam: `torch.optim.Adam(weights, lr=1.0, ${betas})`,
    adamw: `torch.optim.AdamW(weights, lr=1.0, ${betas}, weight_decay=${o['weightDecay']})`,
    nadam: `torch.optim.NAdam(weights, lr=1.0, ${betas}, momentum_decay=${o['momentumDecay']}, foreach=True)`,
    lion: 'Lion(weights, lr=1.0)',
  };
  return calls[o.name]!;
}

function lionClass(net: NetModel): string {
  if (net.optimizer.name !== 'lion') return '';
  return lines(
    'class Lion(torch.optim.Optimizer):',
    indented('"""Lion (Chen et al., 2023), which PyTorch lacks."""\n'),
    indented('def __init__(self, weights, lr):'),
    indented('super().__init__(weights, {"lr": lr})\n', 8),
    indented('@torch.no_grad()'),
    indented('def step(self):'),
    indented('for group in self.param_groups:', 8),
    indented('rate = group["lr"]', 12),
    indented('for parameter in group["params"]:', 12),
    indented('w, g = parameter, parameter.grad', 16),
    indented('m = self.state[parameter].get("m", torch.zeros_like(w))', 16),
    indented(assignments(optimizerOf(net).steps, new Printer(torch)), 16),
    indented('parameter.copy_(w)', 16),
    indented('self.state[parameter]["m"] = m', 16),
  );
}

/** Lines that limit the gradients of `weights`. */
export function clipLines({ clip }: NetModel): string[] {
  return [
    ...(clip.value > 0 ? [`nn.utils.clip_grad_value_(weights, ${clip.value})`] : []),
    ...(clip.norm > 0 ? [`nn.utils.clip_grad_norm_(weights, ${clip.norm})`] : []),
  ];
}

function loaderFunction(net: NetModel): string {
  const whole = net.batchSize === 'all';
  return lines(
    'def data_loader(X, target):',
    indented('dataset = torch.utils.data.TensorDataset(X, target)'),
    indented(
      whole
        ? 'return torch.utils.data.DataLoader(dataset, batch_size=len(X))  # the whole set'
        : `return torch.utils.data.DataLoader(dataset, batch_size=${net.batchSize}, shuffle=${net.shuffle ? 'True' : 'False'})`,
    ),
  );
}

/** The sections of training: optimizer, data loader, loop. */
export function trainSection(net: NetModel, notes: Notes): string[] {
  const loop = lines(
    (net.batchSize !== 'all' || drops(net)) && comment(notes.say('order')),
    'def train(updates=1000, every=100):',
    indented('"""Trains on data.csv and returns [update, training loss, test loss] of each report."""'),
    indented('points, answers, test_points, test_answers = load()'),
    indented('X, target = tensors(points, answers)'),
    indented('net, loader, batches = make(), data_loader(X, target), iter(())'),
    indented('optimizer = optimizer_of(net)'),
    clipLines(net).length > 0 && indented('weights = optimizer.param_groups[0]["params"]'),
    indented('history = []'),
    indented('for t in range(1, updates + 1):'),
    indented('batch = next(batches, None)', 8),
    indented('if batch is None:  # the next epoch', 8),
    indented('batches = iter(loader)', 12),
    indented('batch = next(batches)', 12),
    indented('optimizer.param_groups[0]["lr"] = learning_rate(UPDATES + t - 1)', 8),
    indented('net.train()', 8),
    indented('net.zero_grad()', 8),
    indented('loss_of(net, net(batch[0]), batch[1]).backward()', 8),
    ...clipLines(net).map((line) => indented(line, 8)),
    indented('optimizer.step()', 8),
    indented('if t % every == 0 or t == updates:', 8),
    indented('net.eval()', 12),
    indented('with torch.no_grad():', 12),
    indented('loss = loss_of(net, net(X), target).item()', 16),
    indented('test = None', 16),
    indented('if len(test_points):', 16),
    indented('test_X, test_target = tensors(test_points, test_answers)', 20),
    indented('test = loss_of(net, net(test_X), test_target).item()', 20),
    indented('history.append((t, loss, test))', 12),
    indented('print(f"update {t}: loss {loss:.9g}" + (f", test {test:.9g}" if len(test_points) else ""))', 12),
    indented('return history'),
  );
  return [lionClass(net), optimizerFunction(net, optimizerCall(net), notes), loaderFunction(net), loop];
}
