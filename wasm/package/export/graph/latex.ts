import type { Tensor } from '../../types.js';
import { formulaOf, name, num, type Expression } from '../formula/expression.js';
import { elementGates, pairLosses, slots } from '../formula/gates.js';
import { latex, texNumber } from '../formula/latex.js';
import { Printer } from '../formula/print.js';
import type { Notes } from '../notes.js';
import { lines } from '../text.js';
import type { ExportedFile } from '../types.js';
import { isElementWise, passes, type ExportNode, type GraphModel } from './model.js';

const greek: Record<string, string> = Object.fromEntries(
  [...'αβγδεζηθικλμνξπρστυφχψω'].map((letter, at) => [
    letter,
    `\\${'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi omega'.split(' ')[at]}`,
  ]),
);

const letters = (text: string): string =>
  greek[text] ?? (text.length === 1 ? text : `\\mathit{${text.replaceAll('_', '\\_')}}`);

/** A name in TeX; digits at its end are an index. */
function texName(text: string): string {
  const [, stem = text, index = ''] = /^(.*?)_?(\d*)$/u.exec(text) ?? [];
  return stem === '' ? letters(text) : letters(stem) + (index && `_{${index}}`);
}

const bracketed = (text: string): string =>
  /^([\w.\\^{}]*|\\left\([^()]*\\right\))$/.test(text) ? text : `\\left(${text}\\right)`;

/** The largest matrix that is written out. */
const mostSides = 6;

function texTensor({ shape, data }: Tensor): string {
  if (shape.length === 0) return texNumber(data[0]!);
  const [rows, columns] = shape.length === 2 ? (shape as [number, number]) : [1, shape[0]!];
  if (rows > mostSides || columns > mostSides) return `\\text{(${shape.join(' × ')} numbers)}`;
  const written = Array.from({ length: rows }, (_, row) =>
    Array.from(data.subarray(row * columns, (row + 1) * columns), texNumber).join(' & '),
  );
  return `\\begin{pmatrix} ${written.join(' \\\\ ')} \\end{pmatrix}`;
}

/** The values of gates that mix entries, in TeX. */
const mixing: Record<string, (operands: string[], attributes: number[]) => string> = {
  matmul: ([a, b]) => `${a} ${b}`,
  affine: ([a, b, c]) => `${a} ${b} + ${c}`,
  dot: ([a, b]) => `${a} \\cdot ${b}`,
  transpose: ([a]) => `${a}^{\\mathsf T}`,
  entry: ([a], attributes) => `${a}[${attributes.join(', ')}]`,
  norm: ([a]) => `\\left\\lVert ${a} \\right\\rVert`,
};

/** Writes the nodes of a graph in TeX. */
class TexGraph {
  readonly graph: GraphModel;
  readonly #printer = new Printer(latex);
  readonly #names = new Map<number, string>();

  constructor(graph: GraphModel) {
    this.graph = graph;
    let count = 0;
    for (const node of graph.nodes)
      if (node.name !== undefined) this.#names.set(node.id, texName(node.name));
      else if (!node.constant) this.#names.set(node.id, `t_{${++count}}`);
  }

  /** The name of a node, or the number of a constant. */
  of = (node: ExportNode): string => this.#names.get(node.id) ?? texTensor(node.value);

  #formula(node: ExportNode, text: string, named: boolean): string {
    const operand = (id: number): Expression => {
      const one = this.graph.at(id);
      if (named && this.#names.has(id)) return name(this.of(one));
      if (one.shape.length > 0) return name(texTensor(one.value));
      // A number that takes part in a formula by its value is not calculated with, so that the reader sees it.
      return named ? num(one.value.data[0]!) : name(bracketed(texNumber(one.value.data[0]!)));
    };
    const operands = Object.fromEntries(node.inputs.map((id, slot) => [slots[slot]!, operand(id)]));
    const result = name(named ? this.of(node) : bracketed(texTensor(node.value)));
    return this.#printer.print(formulaOf(text, { ...operands, y: result }));
  }

  /** The formula of a gate with the names of its operands. */
  value(node: ExportNode): string {
    if (isElementWise(node)) return this.#formula(node, elementGates[node.gate]!.value, true);
    const operands = node.inputs.map((id) => this.of(this.graph.at(id)));
    const own = mixing[node.gate];
    if (own) return own(operands, node.attributes);
    const gate = node.gate.replaceAll('_', '\\_');
    return `\\operatorname{${gate}}\\left(${[...operands, ...node.attributes].join(', ')}\\right)`;
  }

  /** True if every number of this gate is a single one, so that its formula can be filled in. */
  isScalar = (node: ExportNode): boolean =>
    node.shape.length === 0 && isElementWise(node) && node.inputs.every((id) => this.graph.at(id).shape.length === 0);

  filled = (node: ExportNode): string => this.#formula(node, elementGates[node.gate]!.value, false).trim();

  /** The local gradient of a slot, in names. */
  local(node: ExportNode, slot: number): string | null {
    const gate = isElementWise(node) ? elementGates[node.gate] : pairLosses[node.gate];
    return gate ? this.#formula(node, gate.local[slot]!, true) : null;
  }

  localFilled = (node: ExportNode, slot: number): string =>
    this.#formula(node, elementGates[node.gate]!.local[slot]!, false);

  derivative = (node: ExportNode): string =>
    `\\frac{\\partial ${this.of(this.graph.output)}}{\\partial ${this.of(node)}}`;
}

function forwardLines(tex: TexGraph): string[] {
  return tex.graph.nodes
    .filter((node) => node.gate !== 'input' && (!node.constant || node.name !== undefined))
    .map((node) => {
      if (node.inputs.length === 0) return `${tex.of(node)} &= ${texTensor(node.value)}`;
      const filled = tex.isScalar(node) ? ` = ${tex.filled(node)}` : '';
      return `${tex.of(node)} &= ${tex.value(node)}${filled} = ${texTensor(node.value)}`;
    });
}

/** The backward pass: for each node, what each of its uses sends back. */
function backwardLines(tex: TexGraph): string[] {
  const { nodes, output } = tex.graph;
  const found = [
    `${tex.derivative(output)} &= ${texTensor({ shape: output.shape, data: output.value.data.map(() => 1) })}`,
  ];
  for (const node of [...nodes].reverse()) {
    if (!node.traced || node.constant || node === output) continue;
    const uses = nodes.flatMap((user) =>
      user.inputs.flatMap((id, slot) => (id === node.id && passes(user, slot) ? [{ user, slot }] : [])),
    );
    if (uses.length === 0) continue;
    const named = uses.map(({ user, slot }) => {
      const local = tex.local(user, slot);
      const second = local === null ? `\\frac{\\partial ${tex.of(user)}}{\\partial ${tex.of(node)}}` : bracketed(local);
      return `${tex.derivative(user)} \\cdot ${second}`;
    });
    const scalars = uses.every(({ user }) => tex.isScalar(user));
    const filled = uses.map(
      ({ user, slot }) =>
        `${bracketed(texTensor(user.gradient))} \\cdot ${bracketed(scalars ? tex.localFilled(user, slot) : '')}`,
    );
    found.push(
      `${tex.derivative(node)} &= ${named.join(' + ')}${scalars ? ` = ${filled.join(' + ')}` : ''} = ${texTensor(node.gradient)}`,
    );
  }
  return found;
}

const align = (all: string[]): string => ['\\begin{align*}', all.join(' \\\\\n'), '\\end{align*}'].join('\n');

/** A LaTeX document: the values and gradients of a graph, and the solution step by step. */
export function latexGraph(graph: GraphModel, notes: Notes): ExportedFile[] {
  const tex = new TexGraph(graph);
  const shown = graph.nodes.filter((node) => node.name !== undefined && !node.constant);
  const whole = graph.output.shape.length > 0 && notes.say('graphProof');
  const rows = shown.map(
    (node) => `$${tex.of(node)}$ & $${texTensor(node.value)}$ & $${texTensor(node.gradient)}$ \\\\[2pt]`,
  );
  const data = lines(
    '% A graph from Backflow: values, gradients and the solution step by step.',
    '\\documentclass{article}',
    '\\usepackage[utf8]{inputenc}',
    '\\usepackage{amsmath}',
    '\\begin{document}',
    '',
    '\\section*{Values and gradients}',
    whole,
    whole && '',
    '\\renewcommand{\\arraystretch}{1.3}',
    '\\begin{tabular}{lll}',
    `& value & gradient of $${tex.of(graph.output)}$ \\\\ \\hline`,
    ...rows,
    '\\end{tabular}',
    '',
    '\\section*{Forward}',
    align(forwardLines(tex)),
    '',
    '\\section*{Backward}',
    'Each term is the upstream gradient times the local gradient; where a value is used several times, the terms are added.',
    align(backwardLines(tex)),
    '',
    '\\end{document}',
    '',
  );
  return [{ name: `${graph.name}.tex`, mime: 'application/x-tex', data }];
}
