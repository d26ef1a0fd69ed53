/** A step's picture as SVG text: the graph with the engine's numbers, or the units and weights of a net. */
import type { Backflow, GraphNode } from 'backflow';
import type { Scene } from '../src/engine/protocol/lessons';
import { arrangeDagre } from '../src/draw/gates/arrange-dagre';
import { layoutGates } from '../src/draw/gates/layout';
import { isWritten, layoutRequest } from '../src/panels/gates/graph/labels';
import { gateRow } from '../src/panels/graph/gate-row';
import { escapeHtml, numberText } from './text';

const PAD = 20;

export function pictureOf(engine: Backflow, scene: Scene, label: string): string {
  return 'graph' in scene ? graphPicture(engine, scene, label) : netPicture(engine, scene, label);
}

function graphPicture(engine: Backflow, { graph: typed }: Extract<Scene, { graph: unknown }>, label: string): string {
  const { inputs } = engine.parse(typed.text);
  const graph = engine.graph(typed.text, Object.fromEntries(inputs.map((name) => [name, typed.values[name]!])));
  try {
    graph.forward();
    graph.backward(typed.upstream === undefined ? {} : { upstream: typed.upstream });
    const { nodes, output } = graph;
    const symbol = (node: GraphNode): string =>
      node.gate === 'constant'
        ? numberText(graph.value(node.id))
        : (gateRow(engine.catalog, node)?.symbol ?? node.name ?? node.gate);
    const layout = layoutGates(layoutRequest(nodes, output, false, symbol).request, arrangeDagre);
    const parts = [
      ...[...layout.stems.values(), ...layout.wires.map(({ path }) => path)].map(
        (path) => `<path class="w" d="${path}"/>`,
      ),
      ...[...layout.copies.values()].map(({ x, y }) => `<circle class="c" cx="${x}" cy="${y}" r="5"/>`),
      ...nodes.map((node) => {
        const { x, y, width, height, leaf } = layout.nodes.get(node.id)!;
        const name = leaf || node.name === undefined ? '' : text('n', x, y - height / 2 - 14, node.name);
        return `<rect class="g" x="${x - width / 2}" y="${y - height / 2}" width="${width}" height="${height}" rx="${leaf ? 7 : height / 2}"/>${text(leaf ? 'n' : 's', x, y, symbol(node))}${name}`;
      }),
      ...layout.figures.flatMap(({ from, to, slot, x, y }) => {
        if (nodes.find(({ id }) => id === from)!.gate === 'constant') return [];
        const value = graph.value(from);
        if (!isWritten(value.shape, value.data.length, false)) return [];
        const branch = to !== null && slot !== null ? graph.edges(to).find((edge) => edge.slot === slot) : undefined;
        const back = branch?.downstream ?? graph.gradient(from);
        return [...(branch ? [] : [text('v', x, y - 11, numberText(value))]), text('d', x, y + 13, numberText(back))];
      }),
    ];
    return svg(layout.width, layout.height, label, parts);
  } finally {
    graph.dispose();
  }
}

function netPicture(engine: Backflow, { net }: Extract<Scene, { net: unknown }>, label: string): string {
  const trainer = engine.trainer(net.config);
  try {
    const matrices = trainer.parameters.filter(({ shape }) => shape.length === 2);
    const sizes = [matrices[0]!.shape[0]!, ...matrices.map(({ shape }) => shape[1]!)];
    const [across, down, r] = [110, 34, 11];
    const height = Math.max(...sizes) * down;
    const at = (layer: number, unit: number) => ({
      x: layer * across + r,
      y: height / 2 + (unit - (sizes[layer]! - 1) / 2) * down,
    });
    const units = sizes.flatMap((size, layer) => Array.from({ length: size }, (_, unit) => ({ layer, unit })));
    const lines = units.flatMap(({ layer, unit }) =>
      layer === 0
        ? []
        : Array.from({ length: sizes[layer - 1]! }, (_, before) => {
            const [a, b] = [at(layer - 1, before), at(layer, unit)];
            return `<path class="w" d="M${a.x} ${a.y}L${b.x} ${b.y}"/>`;
          }),
    );
    const circles = units.map(({ layer, unit }) => {
      const { x, y } = at(layer, unit);
      return `<circle class="g" cx="${x}" cy="${y}" r="${r}"/>`;
    });
    return svg((sizes.length - 1) * across + 2 * r, height, label, [...lines, ...circles]);
  } finally {
    trainer.dispose();
  }
}

const text = (kind: string, x: number, y: number, of: string): string =>
  `<text class="${kind}" x="${x}" y="${y}">${escapeHtml(of)}</text>`;

function svg(width: number, height: number, label: string, parts: readonly string[]): string {
  const [w, h] = [Math.ceil(width + 2 * PAD), Math.ceil(height + 2 * PAD)];
  return `<svg viewBox="${-PAD} ${-PAD} ${w} ${h}" width="${w}" height="${h}" role="img" aria-label="${escapeHtml(label)}">${parts.join('')}</svg>`;
}
