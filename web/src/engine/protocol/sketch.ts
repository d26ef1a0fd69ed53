/** The data of the gallery's pictures. */
import type { ActivationEntry, Catalog, GraphNode, TensorLike } from 'backflow';

export interface SketchRequest {
  texts: { text: string; values: Record<string, TensorLike> }[];
  /** Points of each activation's curve, on [-reach, reach]. */
  points: number;
  reach: number;
}

export interface Sketches {
  /** In the order of the texts. */
  graphs: { nodes: GraphNode[]; output: number }[];
  activations: { name: string; x: Float64Array; value: Float64Array; slope: Float64Array }[];
}

/** The activations that are one gate of the language, so that a text can call them; maxout is not. */
export function activationGates({ activations, gates }: Pick<Catalog, 'activations' | 'gates'>): ActivationEntry[] {
  return activations.filter(({ name }) => gates.some((gate) => gate.name === name));
}
