/** Which training example a row of a batch is. The engine's batches don't say, but the net's inputs tell examples apart. */
import type { Backflow, Tensor, Trainer, TrainerConfig } from 'backflow';

/** Above this many numbers, the examples are not told apart. */
const MOST = 2_000_000;

export class ExamplesOfRows {
  readonly #byRow = new Map<string, number>();

  /** Reads the inputs of all training examples from the graph of a whole batch, which has them in their order. */
  constructor({ engine, trainer, config }: { engine: Backflow; trainer: Trainer; config: TrainerConfig }) {
    const points = trainer.data.trainPoints;
    if (points.data.length > MOST) return;
    const whole = engine.trainer({ ...trainer.config, data: config.data, batchSize: 'all' });
    const graph = whole.graph();
    try {
      const input = graph.value('X');
      for (let row = 0; row < input.shape[0]!; ++row) {
        const key = keyOf(input, row);
        // Equal points are the same point of a picture.
        if (!this.#byRow.has(key)) this.#byRow.set(key, row);
      }
    } finally {
      graph.dispose();
      whole.dispose();
    }
  }

  /** The training example of this row of a graph's input `X`; null if it is not known. */
  of(input: Tensor, row: number): number | null {
    return this.#byRow.get(keyOf(input, row)) ?? null;
  }
}

/** Two hashes of the bits of a row's numbers. */
function keyOf({ shape, data }: Tensor, row: number): string {
  const columns = shape.at(-1) ?? 1;
  const words = new Uint32Array(Float64Array.from(data.subarray(row * columns, (row + 1) * columns)).buffer);
  let [a, b] = [0x811c9dc5, 0x9747b28c];
  for (const word of words) {
    a = Math.imul(a ^ word, 0x01000193);
    b = Math.imul(b + word, 0x85ebca6b) ^ (b >>> 13);
  }
  return `${a}:${b}`;
}
