/** Samples of every built-in data set of one or two columns, drawn by the engine, for the pictures on their buttons. */
import type { Backflow } from 'backflow';
import type { DatasetSample } from '../../protocol/messages';

export function drawSamples(engine: Backflow, samples: number): DatasetSample[] {
  return engine.catalog.datasets.flatMap(({ name, classes, columns, fetched }) => {
    if (fetched || columns.length > 2) return [];
    // Data sets with targets have no classes.
    return (classes.length > 0 ? classes : [0]).map((count) => drawSample(engine, name, count, samples));
  });
}

function drawSample(engine: Backflow, name: string, classes: number, samples: number): DatasetSample {
  // The smallest possible trainer, since only its data is needed.
  const data = { name, samples, noise: 0, trainFraction: 1, seed: 1, ...(classes > 0 && { classes }) };
  const trainer = engine.trainer({ data, layers: [], ...(classes === 0 && { loss: 'squared-error' }) });
  const { trainPoints, trainLabels, trainTargets } = trainer.data;
  const [rows = 0, width = 1] = trainPoints.shape;
  const points = Array.from({ length: rows }, (_, row) => {
    const value = trainTargets?.data[row];
    return {
      x: trainPoints.data[width * row]!,
      y: width > 1 ? trainPoints.data[width * row + 1]! : value!,
      label: trainLabels[row] ?? -1,
      ...(value !== undefined && { value }),
    };
  });
  trainer.dispose();
  return { name, classes, points };
}
