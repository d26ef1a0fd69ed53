/** A lesson's graph as a place in the Gates room. */
import type { GatesRequest } from '../../engine/protocol/gates';
import type { GraphScene } from '../../engine/protocol/lessons';
import { firstPlace, type GatesPlace } from '../gates/fields';
import { firstPanels } from '../gates/panel-rows';
import type { Engine } from '../page/engine.svelte';

/** What the Gates room asks about a graph of which nothing is known yet. */
export function plainRequest(
  { text, values, upstream }: Pick<GatesRequest, 'text' | 'values' | 'upstream'>,
  expanded: number[] = [],
): GatesRequest {
  const closed = { unfolded: [], output: null, mistake: null, watch: null, known: 0, shown: null };
  return { text, values, upstream, expanded, ...closed };
}

/** A gate that is wrong on purpose is named in the lesson; the room knows it by its id. */
export async function gatesPlace(
  engine: Pick<Engine, 'evaluate'>,
  { text, values, upstream: given, mistake }: GraphScene,
): Promise<GatesPlace> {
  const first = firstPlace();
  const upstream = given ?? null;
  const place = { ...first, text, values: { ...values }, upstream };
  if (!mistake) return place;
  const known = mistake.kind === 'wrong-local' ? await withId(mistake.node) : mistake;
  return { ...place, panels: { ...firstPanels(), mistake: known } };

  async function withId(node: string | number) {
    const reply = await engine.evaluate(plainRequest({ text, values, upstream }));
    const nodes = 'refused' in reply ? [] : (reply.nodes ?? []);
    return { kind: 'wrong-local' as const, node: nodes.find(({ name }) => name === node)?.id ?? Number(node) };
  }
}
