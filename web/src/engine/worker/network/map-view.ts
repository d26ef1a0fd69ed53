/** Maps over two columns of the data, or over its only one. Other columns are held at a point. */
import type { Trainer, UnitMaps } from 'backflow';
import type { Frame, MapView, UnitPlace, Watch } from '../../protocol/messages';

const columnsOf = (trainer: Trainer): number => trainer.data.trainPoints.shape[1] ?? 1;

/** The maps of all units; null if the data does not have two columns. */
export function mapUnits(trainer: Trainer, { x, y }: MapView, cells: number): UnitMaps | null {
  return columnsOf(trainer) === 2 ? trainer.maps({ x, y, width: cells, height: cells }) : null;
}

/** The prediction over the view, or one unit's values; null until the page has a view of this data. */
export function mapOutput(trainer: Trainer, { boundary: cells, view, unit }: Watch): Frame['boundary'] {
  const hidden = trainer.config.layers?.length ?? 0;
  if (unit && unit.layer <= hidden) return mapHidden(trainer, view, cells, unit);
  const map = mapPrediction(trainer, view, cells);
  if (!map || !unit) return map && { ...map, unit };
  const size = map.values.length / map.outputs;
  return { cells, outputs: 1, values: map.values.slice(unit.unit * size, (unit.unit + 1) * size), unit };
}

/** A unit of a hidden layer; null if the data does not have two columns. */
function mapHidden(trainer: Trainer, { x, y }: MapView, cells: number, unit: UnitPlace): Frame['boundary'] {
  if (columnsOf(trainer) !== 2) return null;
  const { data } = trainer.boundary({ x, y, width: cells, height: cells, ...unit });
  return { cells, outputs: 1, values: Float32Array.from(data), unit };
}

function mapPrediction(
  trainer: Trainer,
  view: MapView,
  cells: number,
): Omit<NonNullable<Frame['boundary']>, 'unit'> | null {
  if (columnsOf(trainer) === 2) {
    const { x, y } = view;
    const { output, outputs } = trainer.maps({ x, y, width: cells, height: cells, units: false });
    return { cells, outputs, values: output };
  }
  if (view.at.length !== columnsOf(trainer)) return null;
  const points = view.columns.length === 1 ? pointsOnLine(view, cells) : pointsOnGrid(view, cells);
  const { shape, data } = trainer.predict(points);
  return { cells, outputs: shape[1]!, values: byOutput(data, shape[0]!, shape[1]!) };
}

/** The center of a cell, from the low end. */
const center = ([low, high]: readonly [number, number], index: number, cells: number): number =>
  low + ((high - low) * (index + 0.5)) / cells;

type Points = { shape: [number, number]; data: Float64Array };

function pointsAt(count: number, { at }: MapView): Points {
  const data = new Float64Array(count * at.length);
  for (let row = 0; row < count; ++row) data.set(at, row * at.length);
  return { shape: [count, at.length], data };
}

function pointsOnLine(view: MapView, cells: number): Points {
  const points = pointsAt(cells, view);
  const [column = 0] = view.columns;
  for (let index = 0; index < cells; ++index)
    points.data[index * view.at.length + column] = center(view.x, index, cells);
  return points;
}

function pointsOnGrid(view: MapView, cells: number): Points {
  const points = pointsAt(cells * cells, view);
  const [across = 0, up = 1] = view.columns;
  for (let row = 0; row < cells; ++row) {
    for (let column = 0; column < cells; ++column) {
      const start = (row * cells + column) * view.at.length;
      points.data[start + across] = center(view.x, column, cells);
      points.data[start + up] = center(view.y, cells - 1 - row, cells);
    }
  }
  return points;
}

/** From rows of outputs to one map after another. */
function byOutput(data: ArrayLike<number>, rows: number, outputs: number): Float32Array {
  return Float32Array.from(
    { length: rows * outputs },
    (_, index) => data[(index % rows) * outputs + Math.floor(index / rows)]!,
  );
}
