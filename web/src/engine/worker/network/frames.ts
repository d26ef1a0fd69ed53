/** Makes a frame from a trainer. Computes only what the page watches. */
import type { Trainer } from 'backflow';
import { inspect } from '../inspect';
import type { Frame, Watch } from '../../protocol/messages';

export const NOTHING_WATCHED: Watch = {
  boundary: 0,
  units: 0,
  extent: 1,
  unit: null,
  evaluation: null,
  inspector: null,
};

type Known = Pick<
  Frame,
  'generation' | 'running' | 'result' | 'stepsPerSecond' | 'trainingShare' | 'curve' | 'evaluation' | 'reached'
>;

export function buildFrame(trainer: Trainer, watch: Watch, known: Known, whole = true): Frame {
  return {
    ...known,
    whole,
    parameters: whole ? trainer.parameters : [],
    boundary: watch.boundary > 0 ? boundary(trainer, watch) : null,
    units:
      whole && watch.units > 0
        ? trainer.maps({ ...square(watch.extent), width: watch.units, height: watch.units })
        : null,
    inspector: whole && watch.inspector ? inspect(trainer, watch.inspector, known.result.step) : null,
  };
}

function square(extent: number): { x: [number, number]; y: [number, number] } {
  return { x: [-extent, extent], y: [-extent, extent] };
}

function boundary(trainer: Trainer, { boundary: cells, extent, unit }: Watch): Frame['boundary'] {
  const area = { ...square(extent), width: cells, height: cells };
  const hidden = trainer.config.layers?.length ?? 0;
  if (unit && unit.layer <= hidden) {
    const { data } = trainer.boundary({ ...area, ...unit });
    return { cells, outputs: 1, values: Float32Array.from(data), unit };
  }
  const { output, outputs } = trainer.maps({ ...area, units: false });
  if (!unit) return { cells, outputs, values: output, unit };
  const first = unit.unit * cells * cells;
  return { cells, outputs: 1, values: output.slice(first, first + cells * cells), unit };
}
