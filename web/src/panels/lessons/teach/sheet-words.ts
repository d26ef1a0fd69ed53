/** What a blank of a worksheet is called, and which numbers stand on the wires. */
import type { Catalog, GraphNode, Tensor } from 'backflow';
import { t } from '../../../i18n/index.svelte';
import { placeOf } from '../../../state/lessons/mask';
import { blanksOf } from '../../../state/lessons/scene';
import type { SheetItem } from '../../../state/lessons/sheet';
import { quoted, titlesOf } from '../../graph/titles';
import { labelIn, placeWords } from '../question/blank-words';
import { writeTensor } from '../write-tensor';

/** A longer text would cover the gate beside its wire. */
const MOST_LETTERS = 14;

/** Matrices and long vectors have no room on a wire: they are listed below the picture. */
export const isLong = (tensor: Tensor): boolean =>
  tensor.shape.length > 1 || tensor.data.length > 3 || writeTensor(tensor).length > MOST_LETTERS;

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
