/** A drawn graph: what the layouts of both rooms answer, and what the shared components draw. */

/** Around a drawing that can be moved: nothing stands there. */
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
  /** Has no inputs of its own. */
  leaf: boolean;
}

/** Leads from a node into a slot of a gate. */
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

/** Names a wire: each slot has one. */
export function wireKey({ to, slot }: Pick<Wire, 'to' | 'slot'>): string {
  return `${to}:${slot}`;
}
