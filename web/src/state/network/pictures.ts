/** What the pictures need to know about a configuration. */
import type { TrainerConfig } from 'backflow';

/** The outputs between which the net goes from sure of one answer to sure of the other. */
export function sureRange(config: TrainerConfig | null): readonly [number, number] {
  const signed = config?.loss === 'squared-error' || config?.loss === 'binary-hinge' || config?.loss === 'hinge';
  return signed ? [-1, 1] : [0, 1];
}
