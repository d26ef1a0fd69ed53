/** Samples of every data set of classes in the plane, drawn by the engine, for the pictures on their buttons. */
import type { Backflow } from 'backflow';
import type { DatasetSample } from '../../protocol/messages';

export function drawSamples(engine: Backflow, samples: number): DatasetSample[] {
  const drawn: DatasetSample[] = [];
  for (const { name, classes: offers, columns, fetched } of engine.catalog.datasets) {
    if (fetched || columns.length !== 2) continue;
    for (const classes of offers) {
      // The smallest possible trainer, since only its data is needed.
      const trainer = engine.trainer({
        data: { name, classes, samples, noise: 0, trainFraction: 1, seed: 1 },
        layers: [],
      });
      const { trainPoints, trainLabels } = trainer.data;
      const points = Array.from(trainLabels, (label, row) => ({
        x: trainPoints.data[2 * row]!,
        y: trainPoints.data[2 * row + 1]!,
        label,
      }));
      trainer.dispose();
      drawn.push({ name, classes, points });
    }
  }
  return drawn;
}
