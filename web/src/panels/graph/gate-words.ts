/** Names of gates, nodes and groups. */
import type { Catalog, EdgeView, GateEntry, GraphNode, Tensor } from 'backflow';
import type { GroupBox } from '../../draw/inspector/layout';
import { shapeLabel, subscript } from '../../draw/strip';
import { t, tName } from '../../i18n/index.svelte';

/** The gate's row in the catalog; undefined for inputs and constants. */
export function gateEntry(catalog: Catalog, node: GraphNode): GateEntry | undefined {
  const { length } = node.inputs;
  // max and min have one row for a single input and another for several, sum and mean another with an axis.
  const fits = ({ name, minInputs, maxInputs, literals }: GateEntry): boolean =>
    name === node.gate &&
    literals === node.attributes.length &&
    length >= minInputs &&
    (maxInputs < 0 || length <= maxInputs);
  return catalog.gates.find(fits);
}

/** Inputs that every gate uses as labels: they have no gradient, which is different from 0. */
export function labelsIn(catalog: Catalog, nodes: readonly GraphNode[]): Set<number> {
  const labels = new Set<number>();
  const variables = new Set<number>();
  for (const node of nodes) {
    const slots = gateEntry(catalog, node)?.labelSlots;
    node.inputs.forEach((input, slot) => (slots?.includes(slot) ? labels : variables).add(input));
  }
  for (const id of variables) labels.delete(id);
  return labels;
}

/** What the gate does, in the page's language. */
export function gateTitle(catalog: Catalog, node: GraphNode): string {
  if (node.gate === 'input') return t(isParameter(node) ? 'inspector.gate.parameter' : 'inspector.gate.input');
  if (node.gate === 'constant') return t('inspector.gate.constant');
  if (node.gate === 'fold') return t('inspector.gate.fold');
  const entry = gateEntry(catalog, node);
  return entry ? tName('gate', entry) : node.gate;
}

/** The node's name, such as `z1`, else the gate's symbol and the node's number. */
export function nodeTitle(catalog: Catalog, node: GraphNode): string {
  if (node.name) return node.name;
  return `${gateEntry(catalog, node)?.symbol ?? gateTitle(catalog, node)}${subscript(node.id)}`;
}

/** The same for the node with this id; the id if there is no such node. */
export function titleIn(catalog: Catalog, nodes: readonly GraphNode[], id: number): string {
  const node = nodes.find((one) => one.id === id);
  return node ? nodeTitle(catalog, node) : String(id);
}

/** What the gate shows inside; leaves show their name. */
export function symbolOf(catalog: Catalog, node: GraphNode): string {
  return gateEntry(catalog, node)?.symbol ?? node.name ?? node.gate;
}

/** A gate's symbol, a leaf's name, a constant's number. */
export function markSymbol(
  catalog: Catalog,
  node: GraphNode,
  value: Tensor | undefined,
  write: (value: number) => string,
): string {
  return node.gate === 'constant' && value && node.shape.length === 0 ? write(value.data[0]!) : symbolOf(catalog, node);
}

/** The accessible name of a mark. */
export function markLabel(catalog: Catalog, node: GraphNode, value: string, gradient: string): string {
  return t('inspector.node', {
    name: nodeTitle(catalog, node),
    gate: gateTitle(catalog, node),
    shape: shapeLabel(node.shape, t('inspector.scalar')),
    value,
    gradient,
  });
}

/** The kind of a leaf: in a layer it is a weight matrix or a bias, elsewhere data. */
export function isParameter(node: GraphNode): boolean {
  return node.inputs.length === 0 && node.group?.layer !== undefined;
}

/** The title of a group's box. */
export function groupTitle(box: GroupBox, layers: number): string {
  if (box.key === 'total') return t('inspector.group.total');
  switch (box.kind) {
    case 'input':
      return t('inspector.group.input');
    case 'loss':
      return t('inspector.group.loss');
    case 'regularization':
      return t('inspector.group.regularization');
    default:
      return box.layer === layers
        ? t('inspector.group.output')
        : t('inspector.group.layer', { layer: box.layer ?? '' });
  }
}

/** Why an edge passes no gradient. */
export function flagSentence(
  flag: NonNullable<EdgeView['flag']>,
  { local }: Pick<EdgeView, 'local'>,
  input: GraphNode | undefined,
): string {
  if (flag !== 'no-gradient') return t(`inspector.flag.${flag}`);
  if (input?.gate === 'constant') return t('inspector.flag.literal');
  // A class number has no local gradient; that of a gate that only jumps is 0.
  return t(local ? 'inspector.flag.jump' : 'inspector.flag.no-gradient');
}

/** A sentence about what the gate's pattern does with the gradient; some gates have a special one. */
export function patternSentence(node: GraphNode): string {
  return tName('inspector.why', { name: node.gate, title: t(`inspector.why.${node.pattern}`) });
}
