/** The curve as a table: a row per evaluation. */
import { CURVE_FIELDS, type CurvePoint } from '../../engine/protocol/messages';
import type { Taken } from '../../engine/protocol/takeaway';

export function curveTable(curve: readonly CurvePoint[]): Taken {
  const rows = [
    CURVE_FIELDS.join(','),
    ...curve.map((point) => CURVE_FIELDS.map((name) => point[name] ?? '').join(',')),
  ];
  return { files: [{ name: 'curve.csv', mime: 'text/csv', data: `${rows.join('\r\n')}\r\n` }], notes: [] };
}
