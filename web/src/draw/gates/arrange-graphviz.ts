/**
 * Graphviz as the layout program: half a megabyte that lays out a large graph in a fifth of dagre's time. It can't prefer an order
 * of siblings without causing crossings, so siblings are not passed.
 */
import type { Viz } from '@viz-js/viz';
import type { Point } from '../graph/drawn';
import { linkKey, type Arrangement, type Plan } from './places';

/** Graphviz measures boxes in inches and positions in points; here both are the drawing's pixels. */
const INCH = 72;

interface Drawn {
  bb: string;
  objects?: { name: string; pos: string }[];
  edges?: { key: string; pos: string }[];
}

export function arrangeGraphviz(viz: Viz, { boxes, links }: Plan): Arrangement {
  const written = viz.renderString(
    {
      graphAttributes: { rankdir: 'LR', nodesep: 14 / INCH, ranksep: 36 / INCH, splines: true },
      nodeAttributes: { shape: 'box', fixedsize: true, label: '' },
      edgeAttributes: { arrowhead: 'none', tailport: 'e', headport: 'w' },
      nodes: [...boxes].map(([name, { width, height }]) => ({
        name,
        attributes: { width: width / INCH, height: height / INCH },
      })),
      edges: links.map((link) => ({
        tail: link.from,
        head: link.to,
        attributes: { weight: link.weight, key: linkKey(link) },
      })),
    },
    { format: 'json0', yInvert: true },
  );
  const { bb, objects = [], edges = [] } = JSON.parse(written) as Drawn;
  const [left = 0, top = 0, right = 0, bottom = 0] = bb.split(',').map(Number);
  return {
    width: right - left,
    height: Math.abs(bottom - top),
    places: new Map(objects.map(({ name, pos }) => [name, pointOf(pos)])),
    routes: new Map(edges.map(({ key, pos }) => [key, pos.split(' ').map(pointOf)])),
    routing: 'curves',
  };
}

function pointOf(text: string): Point {
  const [x = 0, y = 0] = text.split(',').map(Number);
  return { x, y };
}
