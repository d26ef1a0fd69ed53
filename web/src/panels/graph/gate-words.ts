/** Names of gates, nodes and groups. */
import type { Catalog, EdgeView, GraphNode, Tensor } from 'backflow';
import type { GroupBox } from '../../draw/inspector/layout';
import { shapeLabel } from '../../draw/strip';
import { t, tName } from '../../i18n/index.svelte';
import { literal } from './formula';
import { gateRow } from './gate-row';

export const labelSlotsOf = (catalog: Catalog, node: GraphNode): readonly number[] =>
  gateRow(catalog, node)?.labelSlots ?? [];

/** Inputs that every gate uses as labels: they have no gradient, which is different from 0. */
export function labelsIn(catalog: Catalog, nodes: readonly GraphNode[]): Set<number> {
  const labels = new Set<number>();
  const variables = new Set<number>();
  for (const node of nodes) {
    const slots = labelSlotsOf(catalog, node);
    node.inputs.forEach((input, slot) => (slots.includes(slot) ? labels : variables).add(input));
  }
  for (const id of variables) labels.delete(id);
  return labels;
}

/** What losses compare outputs with, where they take certain numbers only. */
export function targetsIn(catalog: Catalog, nodes: readonly GraphNode[]): Set<number> {
  return new Set(nodes.flatMap((node) => (gateRow(catalog, node)?.targets ? node.inputs.slice(1) : [])));
}

/** What the gate does, in the page's language. */
export function gateTitle(catalog: Catalog, node: GraphNode): string {
  if (node.gate === 'input') return t(isParameter(node) ? 'inspector.gate.parameter' : 'inspector.gate.input');
  if (node.gate === 'constant') return t('inspector.gate.constant');
  if (node.gate === 'fold') return t('inspector.gate.fold');
  const entry = gateRow(catalog, node);
  return entry ? tName('gate', entry) : node.gate;
}

/** What the gate shows inside, with its index or axis: `[1]`, `Σ 0`. Leaves show their name. */
export function symbolOf(catalog: Catalog, node: GraphNode): string {
  if (isPick(catalog, node)) return `[${node.attributes.join(', ')}]`;
  const symbol = gateRow(catalog, node)?.symbol ?? node.name ?? node.gate;
  return [symbol, ...node.attributes].join(' ');
}

/** The most characters of a list in its tag. */
const MOST_OF_LIST = 12;

/** A gate's symbol, a leaf's name, the number or list of a literal. `e` and `π` are constants with a name and no line. */
export function markSymbol(
  catalog: Catalog,
  node: GraphNode,
  value: Tensor | undefined,
  write: (value: number) => string,
): string {
  if (node.gate !== 'constant' || !value || isNamedConstant(node)) return symbolOf(catalog, node);
  return literal(value, MOST_OF_LIST, write);
}

/** True for `e` and `π`: unlike a line such as `a = 3`, they are not assigned. */
function isNamedConstant({ gate, name, line, group }: GraphNode): boolean {
  return gate === 'constant' && name !== undefined && line === undefined && group === undefined;
}

/** True for a gate that is written as an index, such as `x[0]`. */
export function isPick(catalog: Catalog, node: GraphNode): boolean {
  return gateRow(catalog, node)?.operator === '[';
}

/** The accessible name of a mark; `name` is the node's title. */
export function markLabel(catalog: Catalog, node: GraphNode, name: string, value: string, gradient: string): string {
  return t('inspector.node', {
    name,
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

/** The title of a group's box, or of its section in the list. */
export function groupTitle(box: Pick<GroupBox, 'key' | 'kind' | 'layer'>, layers: number): string {
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

/** Gates that pick entries of a single input. */
const PICKS = new Set(['max', 'min', 'amax', 'amin', 'entry', 'pick']);

/** A sentence about what the gate's pattern does with the gradient; some gates have a special one. */
export function patternSentence(catalog: Catalog, node: GraphNode): string {
  if (gateRow(catalog, node)?.texLocal.every((local) => local === '0')) return t('inspector.why.jump');
  const picks = PICKS.has(node.gate) && (node.inputs.length === 1 || node.gate === 'pick');
  if (picks) return t(node.shape.length === 0 ? 'inspector.why.entry' : 'inspector.why.entries');
  return tName('inspector.why', { name: node.gate, title: t(`inspector.why.${node.pattern}`) });
}
