/**
 * Draws a large graph's inputs at each of their uses. A single tag for an input that is used everywhere would need wires across the
 * whole drawing, which are hard to follow and take the layout program seconds.
 */
import type { Place } from '../graph/drawn';
import type { GatesLayout, LayoutNode } from './places';

export interface Apart {
  nodes: LayoutNode[];
  /** The input and the use that each tag stands for, by the tag's id. */
  tags: Map<number, { owner: number; to: number; slot: number }>;
}

export function setApart(nodes: readonly LayoutNode[], output: number): Apart {
  const copies = nodes.map((node) => ({ ...node, inputs: [...node.inputs] }));
  const leaves = new Map(copies.filter(({ id, leaf }) => leaf && id !== output).map((node) => [node.id, node]));
  const uses = new Map<number, { node: LayoutNode; slot: number }[]>();
  for (const node of copies) {
    node.inputs.forEach((input, slot) => {
      if (leaves.has(input)) uses.set(input, [...(uses.get(input) ?? []), { node, slot }]);
    });
  }
  let next = 1 + Math.max(0, ...nodes.map(({ id }) => id));
  const tags: Apart['tags'] = new Map();
  const more: LayoutNode[] = [];
  for (const [owner, all] of uses) {
    if (all.length < 2) continue;
    all.forEach(({ node, slot }, index) => {
      // The first tag keeps the input's id.
      const id = index === 0 ? owner : next++;
      if (index > 0) more.push({ ...leaves.get(owner)!, id });
      node.inputs[slot] = id;
      tags.set(id, { owner, to: node.id, slot });
    });
  }
  return { nodes: [...more, ...copies], tags };
}

/** Converts the layout to the graph's ids; further tags of an input become its twins. */
export function bringTogether(layout: GatesLayout, tags: Apart['tags']): GatesLayout {
  if (tags.size === 0) return layout;
  const nodes = new Map<number, Place>();
  const twins: Place[] = [];
  for (const [id, place] of layout.nodes) {
    const owner = tags.get(id)?.owner ?? id;
    if (owner === id) nodes.set(id, place);
    else twins.push({ ...place, id: owner });
  }
  const figures = layout.figures.map((figure) => {
    const tag = figure.to === null ? tags.get(figure.from) : undefined;
    return tag ? { ...figure, from: tag.owner, to: tag.to, slot: tag.slot } : figure;
  });
  const wires = layout.wires.map((wire) => ({ ...wire, from: tags.get(wire.from)?.owner ?? wire.from }));
  return { ...layout, nodes, twins, figures, wires };
}
