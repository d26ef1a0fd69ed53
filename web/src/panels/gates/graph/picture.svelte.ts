/** The picture on the Gates room's stage: a graph with its numbers and its layout. */
import { structureOf, type GatesLayout, type LayoutRequest } from '../../../draw/gates/places';
import type { GatesAnswer, GatesNode } from '../../../engine/protocol/gates';
import type { GatesState } from '../../../state/gates/gates.svelte';
import type { LayoutClient } from './layout.svelte';

export interface Picture {
  nodes: GatesNode[];
  answer: GatesAnswer;
  layout: GatesLayout;
  /** True if the page made the layout in plain layers. */
  plain: boolean;
  request: LayoutRequest;
}

/** The picture. Until a graph's layout has come, the picture of the previous graph stays. */
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
