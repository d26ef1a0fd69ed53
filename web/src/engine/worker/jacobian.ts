/** Reads the Jacobian of a gate by one of its inputs. */
import type { Graph, GraphNode } from 'backflow';
import { toWire } from '../protocol/errors';
import type { JacobianView } from '../protocol/jacobian';

/** Null for a leaf, which has no inputs. A matrix that the engine refuses to write out comes with its sentence. */
export function jacobianOf(graph: Graph, { id, inputs }: GraphNode, wanted: number): JacobianView | null {
  if (inputs.length === 0) return null;
  const slot = Math.min(wanted, inputs.length - 1);
  const view = { node: id, slot, structure: graph.jacobianStructure(id, slot), cells: null, refused: null };
  if (view.structure.reachable === 0) return view;
  try {
    return { ...view, cells: graph.jacobian(id, slot) };
  } catch (thrown) {
    return { ...view, refused: toWire(thrown) };
  }
}
