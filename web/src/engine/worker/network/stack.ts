/** Shows that linear layers in a row are one linear layer: multiplies their matrices and compares the outputs. */
import type { Backflow, Trainer } from 'backflow';
import type { Stack } from '../../protocol/space';
import { areFinite } from './places';
import { setParameters, twinOf } from './twin';

type Points = { shape: number[]; data: Float64Array };

/** True if every hidden layer only multiplies and adds. */
export function isStack(trainer: Trainer): boolean {
  const layers = trainer.config.layers ?? [];
  return layers.length > 0 && layers.every(({ activation }) => activation === 'identity');
}

/** `M = W1 @ W2 @ W3` and `c = (b1 @ W2 + b2) @ W3 + b3`. */
export function productText(layers: number): string {
  const matrices = Array.from({ length: layers }, (_, index) => `W${index + 1}`);
  const bias = matrices
    .slice(1)
    .reduce((sum, matrix, index) => `${index > 0 ? `(${sum})` : sum} @ ${matrix} + b${index + 2}`, 'b1');
  return `M = ${matrices.join(' @ ')}\nc = ${bias}`;
}

export class StackCheck {
  #of: Trainer | null = null;
  /** All layers in float64, and the single one. */
  #twins: { all: Trainer; single: Trainer } | null = null;

  /** Null unless the net is a stack of linear layers, with finite numbers. */
  take(engine: Backflow, trainer: Trainer, points: Points): Stack | null {
    const { parameters } = trainer;
    if (!isStack(trainer) || !parameters.every(areFinite)) return null;
    const { all, single } = this.#twinsOf(engine, trainer);
    setParameters(all, parameters);
    const layers = (trainer.config.layers ?? []).length + 1;
    const values = Object.fromEntries(parameters.map(({ name, shape, data }) => [name, { shape, data }]));
    const product = engine.graph(productText(layers), values);
    const [matrix, bias] = [product.value('M'), product.value('c')];
    product.dispose();
    if (!areFinite(matrix) || !areFinite(bias)) return null;
    setParameters(single, [
      { ...matrix, name: 'W1' },
      { ...bias, name: 'b1' },
    ]);
    const p = all.predict(points, { raw: true });
    const q = single.predict(points, { raw: true });
    if (!areFinite(p) || !areFinite(q)) return null;
    const comparison = engine.graph('d = max(abs(p - q))', { p, q });
    const difference = comparison.value('d').data[0]!;
    comparison.dispose();
    return { matrix, bias: bias.data, difference, points: points.shape[0]! };
  }

  dispose(): void {
    this.#twins?.all.dispose();
    this.#twins?.single.dispose();
    this.#twins = null;
    this.#of = null;
  }

  #twinsOf(engine: Backflow, trainer: Trainer): { all: Trainer; single: Trainer } {
    if (this.#of !== trainer) this.dispose();
    this.#of = trainer;
    return (this.#twins ??= {
      all: twinOf(engine, trainer, trainer.config.layers ?? []),
      single: twinOf(engine, trainer, []),
    });
  }
}
