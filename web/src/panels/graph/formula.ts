/**
 * Writes what a node is, in the expression language: `x + y`, `relu(W @ x + b)`, `x[0]`. How a gate is written comes from its row of
 * the catalog. Named nodes are written by name. A formula grows from its outermost gate inwards as long as it is short, and `…`
 * stands for the rest, so that its cost does not depend on the size of the graph.
 */
import type { Catalog, GateEntry, GraphNode, Tensor } from 'backflow';
import { gateRow } from './gate-row';

/** The most characters of a formula, and of one that something is attached to. */
export const MOST = 24;
export const MOST_ATTACHED = 14;
const ELLIPSIS = '…';
/** The most operands that are written. */
const MOST_OPERANDS = 4;
/** Names, numbers and calls bind more tightly than all operators. */
const TIGHTEST = 10;
/** Names are cut to the first of these lengths with which the formula is short enough. */
const NAMES = [Infinity, 12, 9, 7, 5];
const SHORT = 7;

/** What a formula is written from. */
export interface Written {
  catalog: Catalog;
  node(id: number): GraphNode | undefined;
  value(id: number): Tensor | undefined;
}

export interface Formula {
  text: string;
  /** True if it needs parentheses as an operand or before an index: it is an operator, but not a call. */
  loose: boolean;
}

/** The formula of a gate or of a literal, whatever its name, in about `room` characters. */
export function formulaOf(node: GraphNode, from: Written, room = MOST): Formula {
  if (node.inputs.length === 0) {
    const text = node.gate === 'constant' ? literal(from.value(node.id), room) : `#${node.id}`;
    return { text, loose: text.startsWith('-') };
  }
  for (const most of NAMES) {
    const root = opened(node, 0, from, most);
    grow(root, from, most, room);
    const text = textOf(root);
    if (text.length <= room) return { text, loose: root.binding < TIGHTEST - 1 };
  }
  // Even short names are too long, as those of a loss with several inputs.
  return { text: `${node.gate}(${ELLIPSIS})`, loose: false };
}

/** A gate, opened or not. An operand that is not opened is written as `…`. */
interface Term {
  node: GraphNode;
  /** How tightly it must bind to need no parentheses. */
  needs: number;
  binding: number;
  parts: (string | Term)[] | null;
}

/** Opens gates, outer ones first, as long as the formula is short enough. */
function grow(root: Term, from: Written, most: number, room: number): void {
  const next = operandsIn(root);
  while (next.length > 0) {
    const term = next.shift()!;
    // With shorter names and lists it may fit.
    const fits = [most, Math.min(most, SHORT)].some((names) => {
      Object.assign(term, opened(term.node, term.needs, from, names));
      return textOf(root).length <= room;
    });
    if (fits) next.push(...operandsIn(term));
    else term.parts = null;
  }
}

const operandsIn = ({ parts }: Term): Term[] => (parts ?? []).filter((part): part is Term => typeof part !== 'string');

function textOf({ parts, binding, needs }: Term): string {
  if (!parts) return ELLIPSIS;
  const text = parts.map((part) => (typeof part === 'string' ? part : textOf(part))).join('');
  return binding < needs ? `(${text})` : text;
}

function opened(node: GraphNode, needs: number, from: Written, most: number): Term {
  const row = gateRow(from.catalog, node);
  const attributes = node.attributes.map(String);
  const operand = (id: number, slot: number): string | Term => {
    const bindings = row?.operator ? row.operandBindings : undefined;
    return operandOf(id, bindings?.[slot] ?? 0, from, most);
  };
  const term = (binding: number, parts: Term['parts']): Term => ({ node, needs, binding, parts });
  const { operator: sign, binding = TIGHTEST } = row ?? {};
  if (row && sign && node.inputs.length === row.maxInputs) {
    const [a, b] = node.inputs.map(operand);
    if (b !== undefined) return term(binding, [a!, ` ${sign} `, b]);
    if (row.postfix) return term(binding, [a!, sign === '[' ? `[${attributes.join(', ')}]` : sign]);
    return term(binding, [/\w$/.test(sign) ? `${sign} ` : sign, a!]);
  }
  const inputs = gathered(node, row, from);
  const written = inputs.slice(0, MOST_OPERANDS).map(operand);
  if (inputs.length > MOST_OPERANDS) written.splice(-1, 1, ELLIPSIS);
  const list = [...written, ...attributes].flatMap((one, index) => (index > 0 ? [', ', one] : [one]));
  return term(TIGHTEST, [`${node.gate}(`, ...list, ')']);
}

/** The arguments of a call. `max(a, b, c)` is two gates with two inputs each. */
function gathered(node: GraphNode, row: GateEntry | undefined, { node: find }: Written): readonly number[] {
  let { inputs } = node;
  while (row?.maxInputs === -1 && inputs.length <= MOST_OPERANDS) {
    const first = find(inputs[0]!);
    if (!first || first.name || first.gate !== node.gate || first.inputs.length < 2) break;
    inputs = [...first.inputs, ...inputs.slice(1)];
  }
  return inputs;
}

function operandOf(id: number, needs: number, from: Written, most: number): string | Term {
  const node = from.node(id);
  if (!node) return ELLIPSIS;
  if (node.name) return shortened(node.name, most);
  if (node.inputs.length > 0) return { node, needs, binding: TIGHTEST, parts: null };
  if (node.gate !== 'constant') return `#${id}`;
  const text = literal(from.value(id), Math.min(most, 12));
  return text.startsWith('-') && needs >= TIGHTEST - 1 ? `(${text})` : text;
}

/** A number or a list as it is typed; a long list ends in `…`. */
export function literal(value: Tensor | undefined, most: number, write = typed): string {
  if (!value) return ELLIPSIS;
  const { shape, data } = value;
  if (shape.length === 0) return write(data[0]!);
  const columns = shape.at(-1)!;
  const row = (from: number, room: number): string => {
    let text = '[';
    for (let column = 0; column < columns; ++column) {
      const entry = `${column > 0 ? ', ' : ''}${write(data[from + column]!)}`;
      const last = column === columns - 1;
      if (text.length + entry.length + (last ? 1 : 4) > room) return `${text}${column > 0 ? ', ' : ''}${ELLIPSIS}]`;
      text += entry;
    }
    return `${text}]`;
  };
  if (shape.length === 1) return row(0, most);
  const first = row(0, most - 2);
  const second = shape[0]! > 1 ? row(columns, most - first.length - 4) : '';
  const whole = shape[0]! <= 2 && !second.includes(ELLIPSIS);
  return `[${first}${second && `, ${whole ? second : ELLIPSIS}`}]`;
}

/** A number in the expression language, rounded: a training net computes in float32, where 0.1 has other digits. */
function typed(value: number): string {
  return String(Number(value.toPrecision(6)));
}

/** A long name without its middle. */
function shortened(name: string, most: number): string {
  const letters = [...name];
  if (letters.length <= most) return name;
  const kept = most - 1;
  return [...letters.slice(0, Math.ceil(kept / 2)), ELLIPSIS, ...letters.slice(-Math.floor(kept / 2))].join('');
}
