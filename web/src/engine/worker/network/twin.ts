/** A copy of a net in float64 with other layers, for questions that the trainer itself does not answer. It never trains. */
import type { Backflow, Trainer, TrainerConfig } from 'backflow';

type Layers = NonNullable<TrainerConfig['layers']>;
type Numbers = Pick<Trainer['parameters'][number], 'name' | 'shape' | 'data'>;

/** Reads the same points through the same features. Dispose it. */
export function twinOf(engine: Backflow, trainer: Trainer, layers: Layers): Trainer {
  const { trainPoints, trainLabels, trainTargets } = trainer.data;
  const outputs = outputsOf(trainer);
  // One output can stand for two classes.
  const classes = outputs === 1 ? 2 : outputs;
  const answers = trainTargets ? { targets: trainTargets } : { labels: trainLabels, classes };
  return engine.trainer({
    ...trainer.config,
    // Standardized features depend on all training points.
    data: { points: trainPoints, ...answers, trainFraction: 1 },
    layers,
    batchSize: 1,
    precision: 'float64',
  });
}

/** Gives the twin these parameters, as far as it has any of the same name and shape. */
export function setParameters(twin: Trainer, parameters: readonly Numbers[]): void {
  for (const { name, shape } of twin.parameters) {
    const given = parameters.find((one) => one.name === name);
    if (given && String(given.shape) === String(shape)) twin.setParameter(name, given.data);
  }
}

/** The net's outputs. */
export function outputsOf(trainer: Trainer): number {
  const biases = trainer.parameters.filter(({ name }) => /^b\d+$/.test(name));
  return biases.at(-1)?.data.length ?? 0;
}
