/** What the Gates room's stage shows: a graph, its numbers and its own layout, which belong together. */
import { structureOf, type GatesLayout, type LayoutRequest } from '../../../draw/gates/places';
import type { GatesAnswer, GatesNode } from '../../../engine/protocol/gates';
import type { GatesState } from '../../../state/gates/gates.svelte';
import type { LayoutClient } from './layout.svelte';

export interface Picture {
  nodes: GatesNode[];
  answer: GatesAnswer;
  layout: GatesLayout;
  /** Laid out by the page itself. */
  plain: boolean;
  request: LayoutRequest;
}

/** Never a graph with the layout of another: until its own has come, the picture of the last one stays. */
export function pictureOf(
  gates: GatesState,
  layouter: LayoutClient,
  request: () => LayoutRequest,
): () => Picture | null {
  let last: Picture | null = null;
  const structure = $derived(structureOf(request()));
  const picture = $derived.by(() => {
    const { nodes, answer } = gates;
    const { laid } = layouter;
    if (answer && laid?.structure === structure)
      last = { nodes, answer, layout: laid.layout, plain: laid.plain, request: request() };
    return last;
  });
  return () => picture;
}
