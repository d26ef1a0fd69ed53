/** The Jacobian of one gate by one of its inputs. */
import type { JacobianStructure, Tensor } from 'backflow';
import type { WireError } from './errors';

export interface JacobianView {
  node: number;
  slot: number;
  structure: JacobianStructure;
  /** Null: no cell can be nonzero, or the engine refused to write it out. */
  cells: Tensor | null;
  /** Why: too many cells. */
  refused: WireError | null;
}
