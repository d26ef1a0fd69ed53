/** Samples of the data sets, drawn by the engine, for the pictures on their buttons. */
import type { Backflow, DatasetEntry, Trainer } from 'backflow';
import { firstColumns } from '../../protocol/columns';
import type { DatasetSample } from '../../protocol/messages';
import { evenly, pick } from './places';

/** Pictures that stand for a data set of images. */
const PICTURES = 4;

/** Of every built-in data set of one or two columns. */
export function drawSamples(engine: Backflow, samples: number): DatasetSample[] {
  return engine.catalog.datasets.flatMap((row) => {
    if (isWide(row)) return [];
    // Data sets with targets have no classes.
    return (row.classes.length > 0 ? row.classes : [0]).map((count) => drawSample(engine, row, count, samples));
  });
}

/** Of the others. Those that are not built in are fetched first; without the network they have none. */
export async function drawWideSamples(engine: Backflow, samples: number): Promise<DatasetSample[]> {
  const drawn = engine.catalog.datasets.filter(isWide).map(async (row) => {
    if (row.fetched) await engine.dataset(row.name);
    return row.classes.map((count) => drawSample(engine, row, count, samples));
  });
  const results = await Promise.allSettled(drawn);
  return results.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
}

const isWide = ({ fetched, columns }: DatasetEntry): boolean => fetched || columns.length > 2;

function drawSample(engine: Backflow, row: DatasetEntry, classes: number, samples: number): DatasetSample {
  // The smallest possible trainer, since only its data is needed.
  const data = {
    ...{ name: row.name, noise: 0, trainFraction: 1, seed: 1 },
    samples: row.count ?? samples,
    ...(classes > 0 && { classes }),
  };
  const trainer = engine.trainer({ data, layers: [], ...(classes === 0 && { loss: 'squared-error' }) });
  try {
    return { name: row.name, classes, ...(row.image ? picturesOf(row.image, trainer) : pointsOf(trainer, samples)) };
  } finally {
    trainer.dispose();
  }
}

function pointsOf({ data }: Trainer, samples: number): Pick<DatasetSample, 'points'> {
  const { trainPoints, trainLabels, trainTargets } = data;
  const [rows = 0, width = 1] = trainPoints.shape;
  const [across = 0, up] = firstColumns(Array.from({ length: width }, () => 0));
  const points = evenly(rows, samples).map((row) => {
    const value = trainTargets?.data[row];
    return {
      x: trainPoints.data[width * row + across]!,
      y: up === undefined ? value! : trainPoints.data[width * row + up]!,
      label: trainLabels[row] ?? -1,
      ...(value !== undefined && { value }),
    };
  });
  return { points };
}

/** The first examples of some classes. */
function picturesOf(
  image: NonNullable<DatasetEntry['image']>,
  { data: { trainPoints, trainLabels } }: Trainer,
): Pick<DatasetSample, 'points' | 'images'> {
  const labels = [...new Set(trainLabels)].sort((a, b) => a - b);
  const rows = Array.from({ length: PICTURES }, (_, place) => {
    const label = labels[place % labels.length]!;
    const nth = Math.floor(place / labels.length);
    return trainLabels.reduce<number[]>((found, one, row) => (one === label ? [...found, row] : found), [])[nth] ?? 0;
  });
  return { points: [], images: { ...image, pixels: pick(trainPoints, rows).data } };
}
