/** Computes in Node, through the package, what the page must show. */
import { load, type Trainer, type TrainerConfig, type TrainerState } from 'backflow';

const backflow = await load();

/** The page's defaults, repeated here so that nobody changes one by accident. */
const defaults: TrainerConfig = {
  data: { name: 'circle', classes: 2, samples: 300, noise: 0.1, trainFraction: 0.5, seed: 1 },
  features: ['x', 'y'],
  layers: [
    { units: 6, activation: 'tanh' },
    { units: 4, activation: 'tanh' },
  ],
  loss: 'cross-entropy',
  optimizer: { name: 'sgd', learningRate: 0.03, momentum: 0 },
  regularizer: { name: 'none', rate: 0.001 },
  batchSize: 10,
  initializer: 'xavier',
  seed: 1,
};

/** Trains as the page does, from the start or from a saved state, passes the trainer on, and disposes it afterwards. */
export function trained<T>(
  steps: number,
  look: (trainer: Trainer) => T,
  changes: TrainerConfig | object = {},
  restore?: TrainerState,
): T {
  const trainer = backflow.trainer({ ...defaults, ...changes } as TrainerConfig, restore && { restore });
  try {
    if (steps > 0) trainer.step(steps);
    return look(trainer);
  } finally {
    trainer.dispose();
  }
}

/** The training loss after `steps` steps. */
export function lossAfter(steps: number, changes: object = {}): number {
  return trained(steps, (trainer) => trainer.step(0).loss, changes);
}
