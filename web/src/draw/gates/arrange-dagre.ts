/** Dagre as the layout program: small, and fast for graphs of a lecture's size. */
import { Graph, layout } from '@dagrejs/dagre';
import type { Point, Size } from '../graph/drawn';
import { linkKey, type Arrangement, type Plan } from './places';

/** Dagre writes positions into its input. */
type Box = Size & Partial<Point>;

export function arrangeDagre({ boxes, links, siblings }: Plan): Arrangement {
  const graph = new Graph<Partial<Size> & Record<string, unknown>, Box, { weight: number; points?: Point[] }>({
    multigraph: true,
  });
  graph.setGraph({ rankdir: 'LR', nodesep: 14, edgesep: 12, ranksep: 16 });
  for (const [key, size] of boxes) graph.setNode(key, { ...size });
  for (const { from, to, slot, weight } of links) graph.setEdge(from, to, { weight }, slot);
  layout(graph, { constraints: siblings.map(({ upper, lower }) => ({ left: upper, right: lower })) });
  const { width = 0, height = 0 } = graph.graph();
  const placeOf = (key: string): Point => {
    const { x = 0, y = 0 } = graph.node(key);
    return { x, y };
  };
  const routeOf = ({ from, to, slot }: Plan['links'][number]): Point[] => {
    const { points = [] } = graph.edge({ v: from, w: to, name: slot });
    // The first and last points are on the boxes' sides; between adjacent layers there is only the middle of the gap.
    return points.length <= 3 ? [] : points.slice(1, -1);
  };
  return {
    width,
    height,
    places: new Map([...boxes.keys()].map((key) => [key, placeOf(key)])),
    routes: new Map(links.map((link) => [linkKey(link), routeOf(link)])),
    routing: 'bends',
  };
}
