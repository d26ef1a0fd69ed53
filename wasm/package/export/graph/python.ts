import { Printer, type Dialect } from '../formula/print.js';
import { jax, numpy, torch } from '../formula/python.js';
import type { Convention, Notes } from '../notes.js';
import { blocks, comment, indented, lines, nested, plainNumber, withoutUnused } from '../text.js';
import type { ExportedFile } from '../types.js';
import type { ExportNode, GraphModel } from './model.js';
import { namesOf, type NodeNames } from './names.js';
import { compare, imports, provers } from './python-text.js';
import { GraphWriter, type Library } from './write.js';

const array = (node: ExportNode, library: Library): string => {
  const call = { numpy: 'np.array', torch: 'torch.tensor', jax: 'jnp.array' }[library];
  const numbers = nested(node.shape, node.value.data, false);
  // Python reads a list of whole numbers as integers.
  return library === 'torch' ? `${call}(${numbers}, dtype=torch.float64)` : `${call}(${numbers}, dtype=float)`;
};

const dictionary = (name: string, entries: [key: string, value: string][]): string =>
  lines(`${name} = {`, ...entries.map(([key, value]) => indented(`"${key}": ${value},`)), '}');

/** Inputs, constants that have names, and what Backflow computed. */
function numbersPart(graph: GraphModel, names: NodeNames, library: Library, notes: Notes): string {
  const expected: [string, string][] = [
    ['value', nested(graph.output.shape, graph.output.value.data, false)],
    ...graph.inputs.map((one): [string, string] => [
      `gradient of ${names.of(one)}`,
      nested(one.shape, one.gradient.data, false),
    ]),
  ];
  return blocks(
    [
      dictionary(
        'INPUTS',
        graph.inputs.map((one) => [names.of(one), array(one, library)]),
      ),
      lines(comment(notes.say('graphProof')), dictionary('EXPECTED', expected)),
      `TOLERANCE = ${graph.tolerance}`,
    ],
    1,
  );
}

const constantLines = (graph: GraphModel, names: NodeNames, writer: GraphWriter, library: Library): string[] =>
  graph.nodes
    .filter((node) => node.constant && !writer.inline(node) && needed(graph, node))
    .map((node) => `${names.of(node)} = ${array(node, library)}`);

/** True if a node that depends on inputs, or the output, reads this constant. */
const needed = ({ nodes, output }: GraphModel, { id }: ExportNode): boolean =>
  id === output.id || nodes.some(({ inputs, constant }) => !constant && inputs.includes(id));

const dialects: Record<Library, Dialect> = {
  numpy,
  // torch.where takes no whole number beside a float.
  torch: {
    ...torch,
    number: (value) =>
      Number.isInteger(value) ? `${plainNumber(value)}.0`.replace(/(\.0|e.*)\.0$/, '$1') : String(value),
  },
  jax,
};

/** Conventions that the gates of a graph bring with them. */
const conventionsOf: Record<string, Convention> = {
  squared_error: 'squared_error',
  absolute_error: 'absolute_error',
  huber: 'huber',
  binary_cross_entropy: 'binary_cross_entropy',
  binary_hinge: 'binary_hinge',
  hinge: 'hinge',
  max: 'tie',
  min: 'tie',
  amax: 'tie',
  amin: 'tie',
  power: 'power',
  norm: 'norm',
};

/** True if the gate means something else, or passes something else on, in another library. */
const differs = ({ at }: GraphModel, { gate, inputs, constant }: ExportNode): boolean =>
  !constant && Object.hasOwn(conventionsOf, gate) && !(gate === 'power' && at(inputs[1]!).constant);

const titles: Record<Library, string> = { numpy: 'NumPy', torch: 'PyTorch', jax: 'JAX' };

function forwardFunction(
  graph: GraphModel,
  names: NodeNames,
  writer: GraphWriter,
  library: Library,
  notes: Notes,
): string {
  const parameters = graph.inputs.map((one) => names.of(one)).join(', ');
  const forward = writer.forward();
  const output = names.of(graph.output);
  const said = [...new Set(graph.nodes.filter((node) => differs(graph, node)).map(({ gate }) => conventionsOf[gate]!))];
  const comments = said.map((key) => comment(notes.say(key)));
  const constants = constantLines(graph, names, writer, library);
  if (library !== 'numpy')
    return lines(
      `def forward(${parameters}):`,
      indented(`"""${output} from the inputs."""`),
      ...[...comments, ...constants, ...forward].map((line) => indented(line)),
      indented(`return ${output}`),
    );
  const gradients = graph.inputs.map((one) => `"${names.of(one)}": ${names.gradient(one)}`);
  return lines(
    `def forward_and_backward(${parameters}):`,
    indented(`"""${output}, and the gradient of its sum by every input."""`),
    ...[
      ...comments,
      ...constants,
      '# Forward',
      ...forward,
      '# Backward: each line is the upstream gradient times the gate’s local gradient.',
      ...writer.backward(),
    ].map((line) => indented(line)),
    indented(`return ${output}, {${gradients.join(', ')}}`),
  );
}

/** A graph as a Python program that proves itself. */
export function pythonGraph(library: Library): (graph: GraphModel, notes: Notes) => ExportedFile[] {
  return (graph, notes) => {
    const names = namesOf(graph);
    const printer = new Printer(dialects[library]);
    const writer = new GraphWriter(graph, names, printer, library, titles[library]);
    const body = forwardFunction(graph, names, writer, library, notes);
    const head = lines(
      `"""A graph from Backflow, in ${titles[library]}${library === 'numpy' ? ', with the backward pass written out gate by gate' : ''}.`,
      '',
      `    python ${graph.name}.py    proves that this file computes what Backflow computed`,
      ...(library === 'jax' ? ['', comment(notes.say('jax'), '')] : []),
      '"""',
    );
    const data = blocks([
      head,
      imports[library],
      ...writer.helpers(),
      body,
      numbersPart(graph, names, library, notes),
      compare,
      provers[library],
      lines('if __name__ == "__main__":', indented('prove()')),
    ]);
    return [{ name: `${graph.name}.py`, mime: 'text/x-python', data: `${withoutUnused(data)}\n` }];
  };
}
