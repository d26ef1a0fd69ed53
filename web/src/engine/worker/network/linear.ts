/** A linear classifier of the same data, trained in the same way, to be compared with a net that has hidden layers. */
import type { LinearRun } from '../../protocol/messages';
import type { Trained } from './parts';

/** So many updates show its templates, and take no longer than a moment. */
const MOST_STEPS = 5000;

export function trainLinear({ engine, trainer }: Trained, steps: number): LinearRun {
  const linear = engine.trainer({ ...trainer.config, layers: [] });
  try {
    const { step, accuracy, testAccuracy } = linear.step(Math.min(steps, MOST_STEPS));
    return { step, accuracy, testAccuracy, parameters: linear.parameters };
  } finally {
    linear.dispose();
  }
}
