/** Types of a drawn graph, which the layouts of both rooms return and the shared components draw. */

/** Empty margin around a drawing that can be moved. */
export const PAD = 16;

export interface Point {
  x: number;
  y: number;
}

export interface Size {
  width: number;
  height: number;
}

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A round gate, or the tag of a leaf, around its center. */
export interface Place extends Point, Size {
  id: number;
  /** True without inputs. */
  leaf: boolean;
}

/** A wire from a node into a slot of a gate. */
export interface Wire {
  from: number;
  to: number;
  slot: number;
  path: string;
}

export interface DrawnGraph extends Size {
  nodes: Map<number, Place>;
  wires: Wire[];
}

/** The key of a wire: each slot has one wire. */
export function wireKey({ to, slot }: Pick<Wire, 'to' | 'slot'>): string {
  return `${to}:${slot}`;
}
