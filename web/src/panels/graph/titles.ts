/** What nodes are called wherever a person reads: by their names, else by what they are. */
import type { Catalog, GraphNode, Tensor } from 'backflow';
import { formulaOf, MOST, MOST_ATTACHED, type Formula, type Written } from './formula';

/** A node's title. `operand`: something is attached to it, as in `∂f/∂(x + y)` or `(x + y)[0]`, so that it is shorter. */
export type Titles = (id: number, operand?: boolean) => string;

/** The nodes of a graph, and the values of its literals. */
interface Graph {
  nodes: readonly GraphNode[];
  values: Readonly<Record<number, Tensor>>;
}

interface Kept {
  values: Graph['values'];
  titles: Titles;
  /** A literal had no value yet. */
  missing: boolean;
}

/** A title inside a sentence: a formula in quotes, since its signs and words would read as the sentence's own. */
export function quoted(title: string): string {
  return /^[\p{L}\p{M}\p{N}_…#]+$/u.test(title) ? title : `‘${title}’`;
}

/** Many components ask for the titles of the same nodes. The literals among them keep their values. */
const kept = new WeakMap<readonly GraphNode[], Kept>();

export function titlesOf(catalog: Catalog, { nodes, values }: Graph): Titles {
  const known = kept.get(nodes);
  if (known && (!known.missing || known.values === values)) return known.titles;
  let byId: Map<number, GraphNode> | undefined;
  const formulas = new Map<string, Formula>();
  const from: Written = {
    catalog,
    node: (id) => (byId ??= new Map(nodes.map((node) => [node.id, node]))).get(id),
    value: (id) => {
      made.missing ||= values[id] === undefined;
      return values[id];
    },
  };
  const titles: Titles = (id, operand = false) => {
    const node = from.node(id);
    if (!node) return `#${id}`;
    if (node.name) return node.name;
    const key = `${id}${operand ? '()' : ''}`;
    let formula = formulas.get(key);
    if (!formula) formulas.set(key, (formula = formulaOf(node, from, operand ? MOST_ATTACHED : MOST)));
    return operand && formula.loose ? `(${formula.text})` : formula.text;
  };
  const made: Kept = { values, titles, missing: false };
  kept.set(nodes, made);
  return titles;
}

/** The title of a gate's card, by what it is: `a1 @ W2 + b2` in a layer, elsewhere with its name: `f = x + y`. */
export function cardTitle(catalog: Catalog, graph: Graph, node: GraphNode): string {
  const kind = node.group?.kind;
  if (node.inputs.length === 0 || node.gate === 'fold') return titlesOf(catalog, graph)(node.id);
  const byId = new Map(graph.nodes.map((one) => [one.id, one]));
  /** The product is written out in the sum. */
  const opened = (one: GraphNode | undefined): GraphNode | undefined => {
    if (kind !== 'affine' || one?.gate !== 'matmul') return one;
    const product = { ...one };
    delete product.name;
    return product;
  };
  const from: Written = { catalog, node: (id) => opened(byId.get(id)), value: (id) => graph.values[id] };
  const { text } = formulaOf(node, from);
  return node.name === undefined || kind === 'affine' || kind === 'activation' ? text : `${node.name} = ${text}`;
}
