/** Frames as they are drawn: in parts, one after another. */
import type { Frame } from '../../engine/protocol/messages';
import type { InspectorSnapshot } from '../../engine/protocol/snapshot';

/** The part of a frame that is drawn so far. */
export interface Shown extends Frame {
  /** The snapshot for the chosen gate's card. During training, it is drawn one repaint after the graph. */
  card: InspectorSnapshot | null;
  /** The last ones of this run; null: none yet. */
  statistics: Frame['statistics'];
  diagnosis: Frame['diagnosis'];
  space: Frame['space'];
  arrows: Frame['arrows'];
  example: Frame['example'];
}

/**
 * Splits a frame into stages. During training, the map, the net, the inspected graph and its card are drawn one after another, so
 * that no task of the main thread draws them all. A paused run is shown at once. Parts without news keep their objects, so that they
 * are not redrawn.
 */
export function stagesOf(before: Shown | null, received: Frame): Shown[] {
  const same = before?.generation === received.generation;
  const last = same ? before : null;
  const statistics = received.statistics ?? last?.statistics ?? null;
  const diagnosis = received.diagnosis ?? last?.diagnosis ?? null;
  const space = received.space ?? last?.space ?? null;
  const arrows = received.arrows ?? last?.arrows ?? null;
  const example = received.example ?? last?.example ?? null;
  const frame = { ...received, statistics, diagnosis, space, arrows, example };
  if (!before) return [{ ...frame, card: frame.inspector }];
  const { parameters, units, inspector, card } = before;
  const whole = { ...frame, card: frame.inspector };
  if (!frame.whole) return [{ ...frame, parameters, units, inspector, card }];
  if (!frame.running || frame.generation !== before.generation) return [whole];
  const map = { ...frame, parameters, units, inspector, card };
  const net = { ...frame, inspector, card };
  return frame.inspector ? [map, net, { ...frame, card }, whole] : [map, net];
}
