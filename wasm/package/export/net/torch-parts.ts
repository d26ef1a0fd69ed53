import type { Printer } from '../formula/print.js';
import type { Notes } from '../notes.js';
import { comment, indented, lines, quoted } from '../text.js';
import { penalized, type NetLayer, type NetModel } from './model.js';
import { lossComments } from './loss-comments.js';
import { activationDefaults, activationOf, isActivated } from './pass.js';

/** PyTorch's own functions for activations; the others are written as formulas. */
const own: Record<string, string> = {
  relu: 'torch.relu',
  tanh: 'torch.tanh',
  sigmoid: 'torch.sigmoid',
  elu: 'F.elu',
  leaky_relu: 'F.leaky_relu',
  silu: 'F.silu',
  gelu: 'F.gelu',
  mish: 'F.mish',
  softsign: 'F.softsign',
};

function activated(layer: NetLayer, printer: Printer): string {
  const { number: l, activation } = layer;
  const call = own[activation];
  if (!call) return printer.print(activationOf(layer, true));
  const more = activationDefaults[activation];
  return `${call}(z${l}${more === undefined ? '' : `, ${more}`})`;
}

function forwardOf(layer: NetLayer, from: string, printer: Printer, notes: Notes): [text: string, result: string] {
  const { number: l, activation, dropout } = layer;
  const maxout = activation === 'maxout';
  const text = lines(
    `z${l} = self.layer${l}(${from})`,
    maxout && `y${l} = self.layer${l}_other(${from})`,
    maxout && comment(notes.say('maxout')),
    isActivated(layer) && `a${l} = ${activated(layer, printer)}`,
    dropout > 0 && comment(notes.say('dropout')),
    dropout > 0 && `a${l} = F.dropout(a${l}, ${dropout}, self.training)`,
  );
  return [text, `${isActivated(layer) ? 'a' : 'z'}${l}`];
}

/** The names of a layer's modules and the parameters that they hold. */
export const modulesOf = ({ number: l, activation }: NetLayer): [module: string, weights: string, bias: string][] => [
  [`layer${l}`, `W${l}`, `b${l}`],
  ...(activation === 'maxout' ? ([[`layer${l}_other`, `V${l}`, `c${l}`]] as [string, string, string][]) : []),
];

export function moduleClass(net: NetModel, printer: Printer, notes: Notes): string {
  let result = 'X';
  const forward = net.layers.map((layer) => {
    const [text, next] = forwardOf(layer, result, printer, notes);
    result = next;
    return text;
  });
  const made = net.layers.flatMap((layer) =>
    modulesOf(layer).map(([module]) => `self.${module} = nn.Linear(${layer.inputs}, ${layer.units}, dtype=DTYPE)`),
  );
  return lines(
    'class Net(nn.Module):',
    indented('def __init__(self):'),
    indented('super().__init__()', 8),
    ...made.map((line) => indented(line, 8)),
    '',
    indented('def forward(self, X):'),
    indented('"""The raw outputs [n, outputs] for the inputs that `features` returns."""', 8),
    ...forward.map((text) => indented(text, 8)),
    indented(`return ${result}`, 8),
  );
}

export const namedFunction = (net: NetModel): string =>
  lines(
    'def named(net):',
    indented('"""The parameters by the names that Backflow gives them."""'),
    indented('return {'),
    ...net.layers.flatMap((layer) =>
      modulesOf(layer).map(([module, weights, bias]) =>
        indented(`"${weights}": net.${module}.weight, "${bias}": net.${module}.bias,`, 8),
      ),
    ),
    indented('}'),
  );

export const makeFunction = (notes: Notes): string =>
  lines(
    'def make():',
    indented('"""The network with the parameters from Backflow."""'),
    indented('net = Net()'),
    indented('with torch.no_grad():'),
    indented(comment(notes.say('transposed')), 8),
    indented('for name, parameter in named(net).items():', 8),
    indented('numbers = torch.from_numpy(np.array(PARAMETERS[name]).T)', 12),
    indented('parameter.copy_(numbers)', 12),
    indented('return net'),
  );

const dataLoss: Record<string, string> = {
  squared_error: '(0.5 * (outputs - target) ** 2).sum() / len(outputs)',
  absolute_error: '(outputs - target).abs().sum() / len(outputs)',
  huber: 'F.huber_loss(outputs, target, reduction="sum") / len(outputs)',
  binary_cross_entropy: 'F.binary_cross_entropy_with_logits(outputs, target, reduction="sum") / len(outputs)',
  binary_hinge: 'torch.relu(1 - outputs * target).sum() / len(outputs)',
  softmax_cross_entropy: 'F.cross_entropy(outputs, target)',
  hinge: 'hinge(outputs, target)',
};

const hinge = lines(
  'def hinge(scores, labels):',
  indented('"""The mean over examples of the sum over wrong classes."""'),
  indented('right = scores.gather(1, labels[:, None])'),
  indented('wrong = 1 - F.one_hot(labels, scores.shape[1]).to(scores.dtype)'),
  indented('return (torch.relu(scores - right + 1) * wrong).sum() / len(labels)'),
);

export function lossFunction(net: NetModel, notes: Notes): string {
  const { penalty } = net;
  const each = penalty?.name === 'l2' ? '0.5 * (p[name] ** 2).sum()' : 'p[name].abs().sum()';
  return lines(
    net.loss === 'hinge' && `${hinge}\n\n`,
    'def loss_of(net, outputs, target):',
    ...lossComments(net, notes).map((text) => indented(text)),
    indented(`loss = ${dataLoss[net.loss]!}`),
    penalty && indented('p = named(net)'),
    penalty && indented(`return loss + ${penalty.rate} * sum(${each} for name in ${quoted(penalized(net))})`),
    !penalty && indented('return loss'),
  );
}

export const tensorsFunction = lines(
  'def tensors(points, answers):',
  indented('"""The inputs and targets of points and answers."""'),
  indented('return torch.from_numpy(features(points)), torch.from_numpy(targets_of(answers))'),
);
