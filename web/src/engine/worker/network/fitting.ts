/** Drops an example, a unit and a mistake that a new run does not have. The page chooses others as soon as it knows. */
import type { Trainer, TrainingMistake } from 'backflow';
import type { Watch } from '../../protocol/messages';
import { outputsOf } from './twin';

export function fittingWatch(trainer: Trainer, examples: number, watch: Watch): Watch {
  const { unit, example, inspector } = watch;
  const hidden = trainer.config.layers ?? [];
  // The engine says which outputs there are; the others are in the configuration.
  const fits = !unit || (hidden[unit.layer - 1]?.units ?? outputsOf(trainer)) > unit.unit;
  const shown = !inspector || inspector.example === null || inspector.example < examples;
  const known = example !== null && example < examples;
  return { ...watch, unit: fits ? unit : null, example: known ? example : null, inspector: shown ? inspector : null };
}

/** Makes a mistake, unless the net has no place for it. */
export function makeIfFits(trainer: Trainer, mistake: TrainingMistake | null): void {
  try {
    trainer.makeMistake(mistake);
  } catch {
    // The frames say which mistake is made.
  }
}
