/**
 * Draws numbers for inputs without values. They differ for each input, avoid kinks of the graph, and are labels or targets where a
 * loss reads them. Of a few draws, the one with the best numeric check by the engine is taken.
 */
import type { Catalog, CheckEntry, Graph, GraphNode, TensorLike } from 'backflow';
import { shapeOf, tensorOf } from '../../protocol/tensor-shape';

type Values = Record<string, TensorLike>;

/** Magnitudes and signs of a draw. Logarithms need positive numbers, `log(1 - x)` small ones, `sqrt(x - 3)` large ones. */
interface Style {
  from: number;
  to: number;
  sign: 'mixed' | 'plus' | 'minus';
}
const MIXED: Style = { from: 0.3, to: 2.7, sign: 'mixed' };
const POSITIVE: Style = { from: 0.3, to: 2.7, sign: 'plus' };
const SMALL: Style = { from: 0.1, to: 0.9, sign: 'plus' };
const LARGE: Style = { from: 2.2, to: 9.8, sign: 'plus' };
const NEGATIVE: Style = { from: 0.3, to: 2.7, sign: 'minus' };
/** Number of draws with mixed signs. Usually one of them gives every input a gradient. */
const MIXED_DRAWS = 8;
/** Styles to try if the check finds something, for all inputs at once and then for each. */
const OTHERS = [POSITIVE, SMALL, LARGE, NEGATIVE, MIXED];

/** Entries to check times gates to compute, summed over all draws: about 20 ms. */
const MOST_WORK = 300_000;
/** Relative errors below this need no other draw. */
const ACCEPTABLE = 1e-4;

/** The role of an input: a label, a target, or null for neither. */
type Role = { classes: number } | { targets: readonly [number, number] } | null;
const TARGETS: Record<string, readonly [number, number]> = { binary_cross_entropy: [1, 0], binary_hinge: [1, -1] };

interface Free {
  name: string;
  shape: number[];
  role: Role;
}

/** Draws new numbers for the named inputs, sets them in the graph and runs it forward. The old values give the shapes. */
export function drawNumbers(graph: Graph, catalog: Catalog, values: Values, names: readonly string[]): Values {
  if (names.length === 0) return values;
  const { nodes } = graph;
  const roles = rolesIn(nodes, catalog);
  const free = names.map((name) => ({ name, shape: shapeOf(values[name]!), role: roles.get(name) ?? null }));
  const entries = Object.values(values).reduce<number>((sum, value) => sum + [value].flat(2).length, 0);
  let tries = Math.floor(MOST_WORK / (entries * nodes.length));
  const checks = tries > 0;
  tries = Math.max(1, tries);

  const mixed = free.map(() => MIXED);
  let turn = 0;
  let best: Drawn = { styles: mixed, values: {}, flagged: Infinity, still: Infinity };
  const attempt = (styles: readonly Style[]): void => {
    if (--tries < 0) return;
    const drawn = drawAll(free, styles, turn++);
    const found = { styles, values: drawn, ...judge(graph, drawn, checks) };
    if (found.flagged < best.flagged || (found.flagged === best.flagged && found.still < best.still)) best = found;
  };
  for (let draw = 0; draw < MIXED_DRAWS && best.flagged + best.still > 0; ++draw) attempt(mixed);
  for (const style of OTHERS) if (best.flagged > 0) attempt(free.map(() => style));
  // One input may need to be positive and another negative.
  for (let at = 0; at < free.length && tries > 0; ++at)
    for (const style of OTHERS)
      if (best.flagged > 0) attempt(best.styles.map((old, index) => (index === at ? style : old)));
  // If the engine accepted none of them, the inputs keep their values.
  const found = { ...values, ...best.values };
  put(graph, Object.fromEntries(names.map((name) => [name, found[name]!])));
  return found;
}

/** A draw and its judgment by the check. */
interface Drawn extends Judgment {
  styles: readonly Style[];
  values: Values;
}

interface Judgment {
  /** Number of entries whose check is not good. */
  flagged: number;
  /** Number of entries whose gradient is 0. */
  still: number;
}

function judge(graph: Graph, drawn: Values, check: boolean): Judgment {
  try {
    put(graph, drawn);
    const checks = check ? graph.check() : [];
    return {
      flagged: checks.filter(isFlagged).length,
      still: checks.filter(({ analytic }) => analytic === 0).length,
    };
  } catch {
    return { flagged: Infinity, still: Infinity };
  }
}

function isFlagged({ kink, numeric, relativeError, lost }: CheckEntry): boolean {
  return kink || !Number.isFinite(numeric) || !(relativeError < ACCEPTABLE || lost);
}

function put(graph: Graph, drawn: Values): void {
  for (const [name, value] of Object.entries(drawn)) graph.set(name, value);
  graph.forward();
}

/** The roles of the inputs that a gate reads as its label or target. */
function rolesIn(nodes: readonly GraphNode[], catalog: Catalog): Map<string, Role> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const labelSlots = new Map(catalog.gates.map((entry) => [entry.name, entry.labelSlots]));
  const roles = new Map<string, Role>();
  for (const { gate, inputs } of nodes) {
    for (const [slot, id] of inputs.entries()) {
      const { name, inputs: more } = byId.get(id)!;
      if (name === undefined || more.length > 0) continue;
      if (labelSlots.get(gate)?.includes(slot)) roles.set(name, { classes: byId.get(inputs[0]!)!.shape.at(-1) ?? 1 });
      else if (slot === 1 && Object.hasOwn(TARGETS, gate)) roles.set(name, { targets: TARGETS[gate]! });
    }
  }
  return roles;
}

/** Draws all values without repeating a magnitude, since equal numbers are ties for gates such as `max`. */
function drawAll(free: readonly Free[], styles: readonly Style[], turn: number): Values {
  const count = free.reduce((sum, { shape }) => sum + shape.reduce((product, side) => product * side, 1), 0);
  const taken = new Set<number>();
  return Object.fromEntries(
    free.map(({ name, shape, role }, at) => {
      const start = shareOf(name) + turn * TURN;
      const number = (place: number): number => {
        if (role && 'classes' in role) return (place + turn + 1) % role.classes;
        if (role) return role.targets[(place + turn) % 2]!;
        return drawOne(styles[at]!, share(start + place * GOLDEN), share(start * 7 + place * TURN), count, taken);
      };
      return [name, tensorOf(shape, number)];
    }),
  );
}

/** Steps of this size cover the range evenly for any count. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;
const TURN = Math.SQRT2 - 1;
const share = (value: number): number => value - Math.floor(value);

/** Draws a short decimal that is not an integer, since integers are often special. More numbers need more decimals. */
function drawOne({ from, to, sign }: Style, at: number, signAt: number, count: number, taken: Set<number>): number {
  for (let digits = count <= 9 ? 1 : Math.ceil(Math.log10(count)); ; ++digits) {
    const unit = 10 ** digits;
    const places = Math.round((to - from) * unit) + 1;
    for (let step = 0; step < places; ++step) {
      const whole = Math.round(from * unit) + ((Math.floor(at * places) + step) % places);
      const size = whole / unit;
      if (whole % unit === 0 || taken.has(size)) continue;
      taken.add(size);
      return sign === 'minus' || (sign === 'mixed' && signAt < 0.4) ? -size : size;
    }
  }
}

/** A position in the range that depends only on the name, so that its numbers stay when other inputs change. */
function shareOf(name: string): number {
  let hash = 0x811c9dc5;
  for (const letter of name) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193);
  // Without this, the last letter would only change the low bits.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}
