/** Random small nets of single numbers: a unit or two in a layer, one or two layers, an activation, and a loss. */
import { numbersFrom, type Chance } from './random';
import type { DrawnGraph } from './lines';

const ACTIVATIONS = ['relu', 'sigmoid', 'tanh', 'leaky_relu'];
/** What an output `o` is compared with: a number, a class, or nothing. */
const LOSSES = [
  { text: '(o - t) ^ 2', target: 'number' },
  { text: 'o - t', target: 'number' },
  { text: 'abs(o - t)', target: 'number' },
  { text: 'binary_cross_entropy(o, t)', target: 'class' },
  null,
] as const;

export function drawNet(chance: Chance): DrawnGraph {
  const next = numbersFrom(chance);
  const [units, layers] = [chance.whole(1, 2), chance.whole(1, 2)];
  const activation = chance.pick(ACTIVATIONS);
  const biased = chance.is(0.5);
  const values: Record<string, number> = {};
  const lines: string[] = [];
  const asked: string[] = [];
  const weight = (name: string): string => {
    // Small weights, so that no unit is saturated.
    values[name] = next() / 2;
    asked.unshift(name);
    return name;
  };
  /** What a unit sums up. */
  const sum = (name: string, from: readonly string[]): string =>
    [...from.map((one, place) => `${weight(from.length > 1 ? `${name}${place + 1}` : name)} * ${one}`)]
      .concat(biased ? [weight(`b${name.slice(1)}`)] : [])
      .join(' + ');
  const inputs = chance.is(0.5) ? ['x'] : ['x', 'y'];
  for (const name of inputs) values[name] = next();
  let from = inputs;
  for (let layer = 1; layer <= layers; ++layer) {
    const names = Array.from({ length: layer === 1 ? units : 1 }, (_, unit) => `${layer}${'abc'[unit]!}`);
    const before = from;
    from = names.map((name) => {
      lines.push(`z${name} = ${sum(`w${name}`, before)}`, `h${name} = ${activation}(z${name})`);
      asked.unshift(`z${name}`);
      return `h${name}`;
    });
  }
  lines.push(`o = ${sum('wo', from)}`);
  asked.unshift('o');
  const loss = chance.pick(LOSSES);
  if (loss) {
    lines.push(`L = ${loss.text}`);
    values['t'] = loss.target === 'class' ? chance.whole(0, 1) : next();
  } else asked.shift();
  return { scene: { text: lines.join('\n'), values }, asked };
}
