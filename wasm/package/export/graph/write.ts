import { exportError } from '../errors.js';
import { formulaOf, name, namesIn, num, parseFormula, times, type Expression } from '../formula/expression.js';
import { elementGates, pairLosses, slots } from '../formula/gates.js';
import type { Printer } from '../formula/print.js';
import { graphHelpers } from './helpers.js';
import { mixingGates, type Mixed } from './mixing.js';
import { isElementWise, passes, type ExportNode, type GraphModel } from './model.js';
import type { NodeNames } from './names.js';

export type Library = 'numpy' | 'torch' | 'jax';

/** The rows of a matrix, or 1. */
const rowsOf = (shape: number[]): number => (shape.length === 2 ? shape[0]! : 1);

/** Gates whose formulas read all operands together. */
const withNumbers = 'add sub mul div power max min less less_equal greater greater_equal equal not_equal'.split(' ');

const sameShape = (a: number[], b: number[]): boolean => a.length === b.length && a.every((side, at) => side === b[at]);

/** Writes the statements of a graph in a Python library. */
export class GraphWriter {
  readonly #graph: GraphModel;
  readonly #names: NodeNames;
  readonly #printer: Printer;
  readonly #library: Library;
  readonly #title: string;
  readonly #helpers = new Set<string>();
  /** What stands for a node in later formulas: its name, a number, or a formula that is used once. */
  readonly #written: Expression[] = [];

  constructor(graph: GraphModel, names: NodeNames, printer: Printer, library: Library, title: string) {
    this.#graph = graph;
    this.#names = names;
    this.#printer = printer;
    this.#library = library;
    this.#title = title;
  }

  /** The functions of our own that the statements use. */
  helpers(): string[] {
    const table = graphHelpers[this.#library];
    const own = Object.keys(table).filter((helper) => this.#helpers.has(helper));
    const both = Object.keys(table).includes('softmax')
      ? this.#printer.helpers().filter((text) => !text.startsWith('def softmax'))
      : this.#printer.helpers();
    return [...both, ...own.map((helper) => table[helper]!)];
  }

  /** True if a constant is written as a number where it is used. */
  inline(node: ExportNode): boolean {
    return (
      node.constant &&
      node.name === undefined &&
      node.shape.length === 0 &&
      this.#uses(node).every(({ user }) => this.#takesNumbers(user))
    );
  }

  /** The values from the inputs on, one statement for each gate, or for each that is named or used several times. */
  forward(): string[] {
    const statements: string[] = [];
    for (const node of this.#graph.nodes) {
      this.#written[node.id] = name(this.#names.of(node));
      if (node.gate === 'input' || (node.constant && !this.inline(node))) continue;
      if (node.constant) {
        this.#written[node.id] = num(node.value.data[0]!);
        continue;
      }
      const value = this.#value(node);
      if (typeof value !== 'string' && this.#joins(node)) this.#written[node.id] = value;
      else
        statements.push(`${this.#names.of(node)} = ${typeof value === 'string' ? value : this.#printer.print(value)}`);
    }
    return statements;
  }

  #uses(node: ExportNode): { user: ExportNode; slot: number }[] {
    return this.#graph.nodes.flatMap((user) =>
      user.inputs.flatMap((id, slot) => (id === node.id ? [{ user, slot }] : [])),
    );
  }

  /** True if a number may stand for any operand. In tracing libraries, a condition on numbers alone is no tensor. */
  #takesNumbers = (node: ExportNode): boolean =>
    this.#library === 'numpy'
      ? isElementWise(node) || Object.hasOwn(pairLosses, node.gate)
      : withNumbers.includes(node.gate) && isElementWise(node);

  #formulaText(node: ExportNode): string {
    const { value, traced } = elementGates[node.gate]!;
    // A power with a fixed exponent has a sign in every language.
    const fixed = node.gate === 'power' && this.#graph.at(node.inputs[1]!).constant;
    return this.#library !== 'numpy' && traced !== undefined && !fixed ? traced : value;
  }

  /** True if a value without a name stands inside the only formula that reads it. */
  #joins(node: ExportNode): boolean {
    if (this.#library === 'numpy' || node.name !== undefined || node === this.#graph.output) return false;
    const [use, ...others] = this.#uses(node);
    if (!use || others.length > 0 || !isElementWise(use.user)) return false;
    return namesIn(parseFormula(this.#formulaText(use.user))).filter((one) => one === slots[use.slot]).length === 1;
  }

  #operands(node: ExportNode): Record<string, Expression> {
    return Object.fromEntries(node.inputs.map((id, slot) => [slots[slot]!, this.#written[id]!]));
  }

  #mixed(node: ExportNode): Mixed {
    const [a = '', b = '', c = ''] = node.inputs.map((id) => this.#names.of(this.#graph.at(id)));
    const shapes = node.inputs.map((id) => this.#graph.at(id).shape);
    return { a, b, c, y: this.#names.of(node), d: this.#names.gradient(node), shapes, attributes: node.attributes };
  }

  #value(node: ExportNode): Expression | string {
    if (isElementWise(node)) return formulaOf(this.#formulaText(node), this.#operands(node));
    const loss = pairLosses[node.gate];
    if (loss) {
      const rows = rowsOf(this.#graph.at(node.inputs[0]!).shape);
      const each = this.#printer.print(formulaOf(loss.value, this.#operands(node)), 6);
      return `${each}.sum()${rows > 1 ? ` / ${rows}` : ''}`;
    }
    const gate = mixingGates[node.gate];
    if (!gate) throw exportError('gate-not-translatable', { gate: node.gate, format: this.#title });
    this.#use(...(gate.helpers?.[this.#library] ?? []));
    return gate[this.#library](this.#mixed(node));
  }

  #use(...helpers: string[]): void {
    for (const helper of helpers)
      if (Object.hasOwn(graphHelpers[this.#library], helper)) this.#helpers.add(helper);
      else this.#printer.use(helper);
  }

  /** What a node's slot passes on: upstream times local gradient. */
  #passed(node: ExportNode, slot: number): string {
    const upstream = name(this.#names.gradient(node));
    const input = this.#graph.at(node.inputs[slot]!);
    const own = { ...this.#operands(node), y: name(this.#names.of(node)) };
    const loss = pairLosses[node.gate];
    if (loss) {
      const product = times(upstream, formulaOf(loss.local[slot]!, own));
      const rows = rowsOf(input.shape);
      return this.#printer.print(rows > 1 ? { kind: 'binary', sign: '/', left: product, right: num(rows) } : product);
    }
    if (!isElementWise(node)) return mixingGates[node.gate]!.slots[slot]!(this.#mixed(node));
    const product = this.#printer.print(times(upstream, formulaOf(elementGates[node.gate]!.local[slot]!, own)));
    if (sameShape(node.shape, input.shape)) return product;
    this.#use('sum_to');
    return `sum_to(${product}, (${input.shape.join(', ')}${input.shape.length === 1 ? ',' : ''}))`;
  }

  /** The gradients from the output back, for NumPy: what each slot of each gate passes on, and sums where values fork. */
  backward(): string[] {
    const { nodes, output, inputs } = this.#graph;
    const reached = new Set([output.id]);
    const statements = [
      `${this.#names.gradient(output)} = np.ones(${`(${output.shape.join(', ')}${output.shape.length === 1 ? ',' : ''})`})`,
    ];
    for (const node of [...nodes].reverse()) {
      if (!reached.has(node.id)) continue;
      for (const [slot, id] of node.inputs.entries()) {
        const input = this.#graph.at(id);
        if (!input.traced || !passes(node, slot)) continue;
        const to = this.#names.gradient(input);
        statements.push(`${to} = ${reached.has(id) ? `${to} + ` : ''}${this.#passed(node, slot)}`);
        reached.add(id);
      }
    }
    for (const input of inputs)
      if (!reached.has(input.id))
        statements.push(`${this.#names.gradient(input)} = np.zeros_like(${this.#names.of(input)})`);
    return statements;
  }
}
