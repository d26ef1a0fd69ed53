/** The numbers of a gate's card: in the DOM, and from the package for the same gate. */
import type { Page } from '@playwright/test';
import type { Graph, Tensor, Trainer } from 'backflow';

/** Numbers as text of their doubles: equal texts mean equal doubles. */
export interface Card {
  /** The visible entries of a matrix, by role and node and by flat index. */
  grids: Record<string, Record<string, string>>;
  /** The rows upstream × local = product, largest first. */
  terms: string[][];
  sum: string[];
  check: string[];
  contributions: string[];
}

/** All numbers in the card, which must be unfolded. */
export function readCard(page: Page): Promise<Card> {
  return page.locator('[data-role="card"]').evaluate((card) => {
    const values = (selector: string, inside: Element = card) =>
      [...inside.querySelectorAll<HTMLElement>(selector)].map((element) => element.dataset['value']!);
    const grids: Record<string, Record<string, string>> = {};
    for (const cell of card.querySelectorAll<HTMLElement>('.matrix [data-value]')) {
      const { role, node, index, value } = cell.dataset;
      (grids[`${role} ${node}`] ??= {})[index!] = value!;
    }
    return {
      grids,
      terms: [...card.querySelectorAll('[data-role="terms"] tbody tr')].map((row) => values('[data-value]', row)),
      sum: values('[data-role="terms"] tfoot [data-value]'),
      check: ['analytic', 'numeric', 'numeric-error', 'relative-error'].flatMap((role) =>
        values(`[data-role="check"] [data-role="${role}"]`),
      ),
      contributions: values('[data-role="contributions"] [data-value]'),
    };
  });
}

/** True if each product is upstream × local and the downstream entry is their sum, to within float32. */
export function addsUp({ terms, sum }: Card): boolean {
  const close = (a: number, b: number) => Math.abs(a - b) <= 1e-6 * Math.max(1e-3, Math.abs(a), Math.abs(b));
  const rows = terms.map((row) => row.map(Number) as [number, number, number]);
  const total = rows.reduce((all, [, , product]) => all + product, 0);
  return (
    rows.every(([upstream, local, product]) => close(upstream * local, product)) &&
    sum.every((shown) => close(Number(shown), total))
  );
}

const ROWS = 10;
const COLUMNS = 8;
const LEAF_COLUMNS = 16;
const TERMS = 12;

/** The part of a tensor that a grid shows around an entry near its beginning. */
function seen({ shape, data }: Tensor, columnsShown = COLUMNS): Record<string, string> {
  const columns = shape.at(-1) ?? 1;
  const entries = [...data].flatMap((value, index) =>
    index % columns < columnsShown && Math.floor(index / columns) < ROWS ? [[index, String(value)]] : [],
  );
  return Object.fromEntries(entries);
}

function checkOf(graph: Graph, node: number, index: number): string[] {
  const [check] = graph.check({ node, index });
  return check ? [check.analytic, check.numeric, check.error, check.relativeError].map(String) : [];
}

/** The card of a gate, or of a leaf, computed by the package. */
export function expectedCard(trainer: Trainer, example: number | null, id: number, slot: number, entry: number): Card {
  const graph = trainer.graph(example === null ? {} : { example });
  graph.backward();
  const edges = graph.edges(id);
  const edge = edges[slot];
  const { uses, sum } = graph.contributions(id);
  const at = edge ? 0 : entry;
  const contributions =
    uses.length < 2 ? [] : [...uses.map(({ gradient }) => gradient), sum].map(({ data }) => String(data[at]));
  if (!edge) {
    const grids = {
      [`value ${id}`]: seen(graph.value(id), LEAF_COLUMNS),
      [`gradient ${id}`]: seen(graph.gradient(id), LEAF_COLUMNS),
    };
    return { grids, terms: [], sum: [], check: checkOf(graph, id, entry), contributions };
  }
  const grids: Card['grids'] = { [`value ${id}`]: seen(graph.value(id)) };
  for (const { input } of edges) grids[`value ${input}`] = seen(graph.value(input));
  grids[`upstream ${id}`] = seen(edge.upstream);
  if (edge.local) grids[`local ${id}`] = seen(edge.local);
  grids[`downstream ${edge.input}`] = seen(edge.downstream);
  const terms = edge.flag ? [] : graph.terms(id, slot, entry);
  terms.sort((a, b) => Math.abs(b.product) - Math.abs(a.product));
  return {
    grids,
    terms: terms.slice(0, TERMS).map(({ upstream, local, product }) => [upstream, local, product].map(String)),
    sum: terms.length === 1 || edge.flag === 'no-gradient' ? [] : [String(edge.downstream.data[entry])],
    check: checkOf(graph, edge.input, entry),
    contributions,
  };
}
