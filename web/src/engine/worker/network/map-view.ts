/** Maps over two columns of the data, or over its only one. Other columns are held at a point. */
import type { MapsOptions, Trainer, UnitMaps } from 'backflow';
import type { Frame, MapView, UnitPlace, Watch } from '../../protocol/messages';

/** The area of a view; null until the page has a view of this data. */
function areaOf(trainer: Trainer, { x, y, columns, at }: MapView, cells: number): MapsOptions | null {
  if (at.length !== trainer.data.trainPoints.shape[1]) return null;
  const across = { x, columns, at, width: cells };
  return columns.length === 1 ? across : { ...across, y, height: cells };
}

/** The maps of all units; over a single column they are one cell high. */
export function mapUnits(trainer: Trainer, view: MapView, cells: number): UnitMaps | null {
  const area = areaOf(trainer, view, cells);
  return area && trainer.maps(area);
}

/** The prediction over the view, or one unit's values. */
export function mapOutput(trainer: Trainer, { boundary: cells, view, unit }: Watch): Frame['boundary'] {
  const area = areaOf(trainer, view, cells);
  if (!area) return null;
  const hidden = trainer.config.layers?.length ?? 0;
  if (unit && unit.layer <= hidden) return mapHidden(trainer, area, unit);
  const { output, outputs } = trainer.maps({ ...area, units: false });
  if (!unit) return { cells, outputs, values: output, unit };
  const size = output.length / outputs;
  return { cells, outputs: 1, values: output.slice(unit.unit * size, (unit.unit + 1) * size), unit };
}

function mapHidden(trainer: Trainer, area: MapsOptions, unit: UnitPlace): Frame['boundary'] {
  const { data } = trainer.boundary({ ...area, ...unit });
  return { cells: area.width, outputs: 1, values: Float32Array.from(data), unit };
}
