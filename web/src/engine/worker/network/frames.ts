/** Makes a frame from a trainer. Computes only what the page watches. */
import type { Trainer } from 'backflow';
import { inspect } from '../inspect';
import { mapOutput, mapUnits } from './map-view';
import type { Frame, Watch } from '../../protocol/messages';

export const NOTHING_WATCHED: Watch = {
  boundary: 0,
  units: 0,
  view: { x: [-1, 1], y: [-1, 1], columns: [0, 1], at: [] },
  unit: null,
  evaluation: null,
  space: null,
  arrows: false,
  example: null,
  statistics: false,
  part: null,
  inspector: null,
};

type Known = Pick<
  Frame,
  | 'generation'
  | 'running'
  | 'result'
  | 'stepsPerSecond'
  | 'trainingShare'
  | 'curve'
  | 'evaluation'
  | 'statistics'
  | 'diagnosis'
  | 'part'
  | 'mistake'
  | 'space'
  | 'arrows'
  | 'example'
  | 'reached'
>;

export function buildFrame(trainer: Trainer, watch: Watch, known: Known, whole = true): Frame {
  return {
    ...known,
    whole,
    parameters: whole ? trainer.parameters : [],
    boundary: watch.boundary > 0 ? mapOutput(trainer, watch) : null,
    units: whole && watch.units > 0 ? mapUnits(trainer, watch.view, watch.units) : null,
    inspector: whole && watch.inspector ? inspect(trainer, watch.inspector, known.result.step) : null,
  };
}
