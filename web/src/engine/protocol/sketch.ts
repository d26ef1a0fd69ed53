/** The data of the gallery's pictures. */
import type { GraphNode, TensorLike } from 'backflow';

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
