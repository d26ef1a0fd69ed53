/** What a blank of a worksheet is called. */
import type { Catalog, GraphNode } from 'backflow';
import { t } from '../../../i18n/index.svelte';
import { placeOf } from '../../../state/lessons/mask';
import { blanksOf } from '../../../state/lessons/scene';
import type { SheetItem } from '../../../state/lessons/sheet';
import { quoted, titlesOf } from '../../graph/titles';
import { labelIn, placeWords } from '../question/blank-words';

/** The step's own label, or the node that is asked for, by its name or by what it is. */
export function blankLabel({ played, graph }: SheetItem, id: string, catalog: Catalog): string {
  const own = labelIn(played.words, id);
  if (own !== undefined) return own;
  const blank = blanksOf(played.step).find((one) => one.id === id);
  const place = graph && blank ? placeOf(blank, graph.nodes) : null;
  if (!graph || !place) return t('lessons.blank.answer');
  const titleOf = titlesOf(catalog, { nodes: graph.nodes, values: Object.fromEntries(graph.values) });
  const called = graph.nodes.map((node): GraphNode => ({ ...node, name: node.name ?? quoted(titleOf(node.id)) }));
  return placeWords(place, called);
}
