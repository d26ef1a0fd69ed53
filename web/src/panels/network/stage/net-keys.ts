/** Where keys lead in the net: arrows from unit to unit, Page Up and Page Down along the wires that come into a unit. */
import type { NetLayout } from '../../../draw/network/layout';

/** A place in the net, by the places of its units in their columns. */
export interface Travelled {
  column: number;
  unit: number;
  /** The place of a wire's source in the column before; null: the unit itself. */
  wire: number | null;
}

/** The place that a key leads to; null for other keys. */
export function travelNet(at: Travelled, key: string, columns: NetLayout['columns']): Travelled | null {
  const last = columns.length - 1;
  const column = Math.min(at.column, last);
  const count = columns[column]?.units.length ?? 1;
  const unit = Math.min(at.unit, count - 1);
  const sources = columns[column - 1]?.units.length ?? 0;
  const wire = at.wire === null ? null : Math.min(at.wire, sources - 1);
  switch (key) {
    case 'ArrowLeft':
      return { column: Math.max(0, column - 1), unit: at.unit, wire: null };
    case 'ArrowRight':
      return { column: Math.min(last, column + 1), unit: at.unit, wire: null };
    case 'ArrowUp':
      return { column, unit: Math.max(0, unit - 1), wire: null };
    case 'ArrowDown':
      return { column, unit: Math.min(count - 1, unit + 1), wire: null };
    case 'PageDown':
      return sources === 0 ? at : { column, unit, wire: Math.min(sources - 1, (wire ?? -1) + 1) };
    case 'PageUp':
      return { column, unit, wire: wire === null || wire === 0 ? null : wire - 1 };
    default:
      return null;
  }
}
