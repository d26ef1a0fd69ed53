/** Random graphs of scalars, a gate on each line, so that every gate has a name that a question can use. */
import type { GraphScene } from '../../../engine/protocol/lessons';
import { numbersFrom, type Chance } from './random';

export interface Grammar {
  inputs: readonly string[];
  /** How many gates. */
  gates: [from: number, to: number];
  one: readonly ((a: string) => string)[];
  two: readonly ((a: string, b: string) => string)[];
  /** How likely a gate has one operand only. */
  single: number;
  /** How likely an operand is one that was used before: a fork. */
  again: number;
}

export interface DrawnGraph {
  scene: GraphScene;
  /** Nodes whose gradients may be asked, from the output back. */
  asked: readonly string[];
}

const NAMES = ['p', 'q', 'r', 's', 't', 'u', 'v'];

/** Draws a graph in which every input is used. Its last line is `f`. */
export function drawLines(chance: Chance, grammar: Grammar): DrawnGraph {
  const wanted = chance.whole(...grammar.gates);
  const unused: string[] = [...grammar.inputs];
  const used: string[] = [];
  const lines: string[] = [];
  const take = (not?: string): string => {
    const before = used.filter((name) => name !== not);
    if (before.length > 0 && (unused.length === 0 || chance.is(grammar.again))) return chance.pick(before);
    const [name] = unused.splice(chance.whole(0, unused.length - 1), 1);
    used.push(name!);
    return name!;
  };
  // Once as many gates are left as there are loose ends, each gate joins two of them.
  for (let left = wanted; unused.length > 1 || lines.length < wanted; --left) {
    const joins = unused.length > Math.max(left - 1, 1);
    const operation = (): string => {
      if (!joins && chance.is(grammar.single)) return chance.pick(grammar.one)(take());
      const first = joins ? unused.splice(chance.whole(0, unused.length - 1), 1)[0]! : take();
      if (joins) used.push(first);
      return chance.pick(grammar.two)(first, joins ? takeUnused() : take(first));
    };
    const takeUnused = (): string => {
      const [name] = unused.splice(chance.whole(0, unused.length - 1), 1);
      used.push(name!);
      return name!;
    };
    const text = operation();
    const name = NAMES[lines.length]!;
    lines.push(`${name} = ${text}`);
    unused.push(name);
  }
  const last = lines.pop()!;
  lines.push(`f${last.slice(1)}`);
  const next = numbersFrom(chance);
  const values = Object.fromEntries(grammar.inputs.map((name) => [name, next()]));
  const inner = lines.slice(0, -1).map((line) => line[0]!);
  return { scene: { text: lines.join('\n'), values }, asked: [...inner.reverse(), ...grammar.inputs] };
}
