/** The engineer's routine: what to look at before a long training. Fetched when it is asked for. */
import type { Trainer, TrainerConfig } from 'backflow';
import type { Routine } from '../../protocol/routine';
import { makeIfFits } from './fitting';
import type { Trained } from './parts';

/** So few points that every net with a hidden layer can learn them by heart. */
const POINTS = 6;
const STEPS = 3000;
/** With more parameters, checking each takes too long. */
const MOST_CHECKED = 2000;

export function routine({ engine, trainer, config }: Trained): Routine {
  const full = { ...trainer.config, data: config.data };
  const fresh = engine.trainer(full);
  const small = engine.trainer(byHeart(fresh, full));
  makeIfFits(fresh, trainer.mistake);
  makeIfFits(small, trainer.mistake);
  try {
    const { dataLoss } = fresh.step(0);
    const { dataLoss: loss, accuracy } = small.step(STEPS);
    return { start: dataLoss, heart: { points: POINTS, steps: STEPS, loss, accuracy }, check: checked(fresh) };
  } finally {
    fresh.dispose();
    small.dispose();
  }
}

/** The same net on its first training points alone, without what would keep it from learning them. */
function byHeart(fresh: Trainer, config: TrainerConfig): TrainerConfig {
  const { trainPoints, trainLabels, trainTargets } = fresh.data;
  const [rows, columns] = trainPoints.shape as [number, number];
  const count = Math.min(POINTS, rows);
  const points = { shape: [count, columns], data: trainPoints.data.slice(0, count * columns) };
  const data = trainTargets
    ? {
        points,
        targets: {
          shape: [count, trainTargets.shape[1]!],
          data: trainTargets.data.slice(0, count * trainTargets.shape[1]!),
        },
      }
    : { points, labels: trainLabels.slice(0, count), classes: Math.max(...trainLabels) + 1 };
  return {
    ...config,
    data,
    layers: (config.layers ?? []).map((layer) => ({ ...layer, dropout: 0 })),
    regularizer: { rate: 0 },
    batchSize: 'all',
  };
}

function checked(trainer: Trainer): Routine['check'] {
  const count = trainer.parameters.reduce((sum, { data }) => sum + data.length, 0);
  if (count > MOST_CHECKED) return null;
  const names = new Set(trainer.parameters.map(({ name }) => name));
  const graph = trainer.graph();
  try {
    const verdicts = graph.check().flatMap(({ name, verdict }) => (names.has(name) ? [verdict] : []));
    const good = verdicts.filter((one) => one === 'good' || one === 'acceptable').length;
    const lost = verdicts.filter((one) => one === 'lost' || one === 'kink' || one === 'undefined').length;
    return { good, lost, other: verdicts.length - good - lost };
  } finally {
    graph.dispose();
  }
}
