import type { Tensor } from '../../types.js';
import { lines, shortest } from '../text.js';
import type { ExportedFile } from '../types.js';
import type { ExportNode, GraphModel } from './model.js';

const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n')}"`;

/** A number with six digits at most; larger tensors by their shape. */
function short({ shape, data }: Tensor): string {
  if (data.length > 4) return `[${shape.join(' × ')}]`;
  const numbers = Array.from(data, (value) => shortest(Number(value.toPrecision(6)), false));
  return shape.length === 0 ? numbers[0]! : `[${numbers.join(', ')}]`;
}

function label({ name, gate, constant, value, gradient }: ExportNode): string {
  const title =
    gate === 'input' || gate === 'constant' ? (name ?? 'constant') : name === undefined ? gate : `${name} = ${gate}`;
  return [title, short(value), ...(constant ? [] : [`gradient ${short(gradient)}`])].join('\n');
}

/** A graph for Graphviz: each node with its gate, value and gradient. */
export function dotGraph({ name, nodes, output }: GraphModel): ExportedFile[] {
  const shape = (node: ExportNode) => (node.inputs.length > 0 ? 'box' : node.constant ? 'plaintext' : 'ellipse');
  const data = lines(
    `// A graph from Backflow. Draw it with: dot -Tsvg ${name}.dot -o ${name}.svg`,
    `digraph ${quoted(name)} {`,
    '  rankdir=LR;',
    '  node [fontname="Helvetica"];',
    ...nodes.map(
      (node) =>
        `  n${node.id} [label=${quoted(label(node))}, shape=${shape(node)}${node === output ? ', penwidth=2' : ''}];`,
    ),
    ...nodes.flatMap((node) => node.inputs.map((id) => `  n${id} -> n${node.id};`)),
    '}',
    '',
  );
  return [{ name: `${name}.dot`, mime: 'text/vnd.graphviz', data }];
}
