/**
 * Preactivations of hidden units over the plane. Where one is 0 is the unit's zero line. The trainer gives values after the
 * activation, and relu's are 0 on a whole side; so a twin computes them whose layer has the identity instead.
 */
import type { Backflow, Tensor, Trainer } from 'backflow';
import { areFinite, columns } from './places';
import { setParameters, twinOf } from './twin';

export class ZeroLines {
  #twin: Trainer | null = null;
  #layer = 0;

  /** Null for maxout units, which have two sums, and for a net that has diverged. */
  take(
    engine: Backflow,
    trainer: Trainer,
    { layer, units }: { layer: number; units: readonly number[] },
    points: Tensor,
  ): Float32Array[] | null {
    const layers = (trainer.config.layers ?? []).slice(0, layer);
    const last = layers.at(-1);
    if (!last || last.activation === 'maxout' || !trainer.parameters.every(areFinite)) return null;
    if (layer !== this.#layer) this.dispose();
    this.#layer = layer;
    this.#twin ??= twinOf(engine, trainer, [...layers.slice(0, -1), { ...last, activation: 'identity' }]);
    setParameters(this.#twin, trainer.parameters);
    return columns(this.#twin.activations(points, { layer }), units);
  }

  dispose(): void {
    this.#twin?.dispose();
    this.#twin = null;
  }
}
