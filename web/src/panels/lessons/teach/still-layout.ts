/** Layouts of graphs on paper: the versions of a question share one. */
import { arrangeDagre } from '../../../draw/gates/arrange-dagre';
import { layoutGates } from '../../../draw/gates/layout';
import type { GatesLayout, LayoutRequest } from '../../../draw/gates/places';

const layouts = new Map<string, GatesLayout>();

export function layoutOf({ key, request }: { key: string; request: LayoutRequest }): GatesLayout {
  const layout = layouts.get(key) ?? layoutGates(request, arrangeDagre);
  layouts.set(key, layout);
  return layout;
}
