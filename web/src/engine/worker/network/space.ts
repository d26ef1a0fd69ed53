/** How a layer bends the plane: the image of a grid and of the training points, and zero lines, a few times a second. */
import type { Backflow, Tensor, Trainer } from 'backflow';
import type { MapView } from '../../protocol/messages';
import { MOST_PLANE_UNITS, type SpaceImage, type SpaceWatch } from '../../protocol/space';
import { columns, evenly, gridPoints, pick } from './places';
import { PrincipalPlane } from './plane';
import { StackCheck } from './stack';
import { Turns } from './turns';
import { outputsOf } from './twin';
import { ZeroLines } from './zero-lines';

/** At most this often during training. */
const EVERY_MS = 250;
/** The largest share of a run's time. */
const SHARE = 1 / 20;
/** More points would hide each other. */
const MOST_POINTS = 1000;

export class Spaces {
  readonly #turns = new Turns(EVERY_MS, SHARE);
  #of: Trainer | null = null;
  #asked = '';
  readonly #lines = new ZeroLines();
  readonly #stack = new StackCheck();
  readonly #plane = new PrincipalPlane();

  /** Null if nothing is watched or due, or if this net has no such layer or units. */
  take(
    engine: Backflow,
    trainer: Trainer,
    { space: watch, view }: { space: SpaceWatch | null; view: MapView },
    step: number,
    running: boolean,
    now: () => number,
  ): SpaceImage | null {
    if (!watch || !fits(trainer, watch)) return null;
    const start = now();
    const asked = JSON.stringify([watch, view]);
    const another = trainer !== this.#of || asked !== this.#asked;
    if (!another && !this.#turns.isDue(running, start)) return null;
    if (trainer !== this.#of) this.#forget();
    this.#of = trainer;
    this.#asked = asked;
    return this.#turns.run(() => this.#draw(engine, trainer, watch, view, step), start, now);
  }

  /** The milliseconds that it took since the last call. */
  takeTime = (): number => this.#turns.takeTime();

  #forget(): void {
    this.#lines.dispose();
    this.#stack.dispose();
    this.#plane.reset();
  }

  #draw(engine: Backflow, trainer: Trainer, watch: SpaceWatch, view: MapView, step: number): SpaceImage {
    const { trainPoints } = trainer.data;
    const rows = evenly(trainPoints.shape[0]!, MOST_POINTS);
    const points = pick(trainPoints, rows);
    const grid = trainPoints.shape[1] === 2 ? gridPoints(view) : null;
    const places = grid ?? points;
    const plane = watch.units === null ? this.#planeOf(engine, trainer, watch.layer, points, places) : null;
    const units = watch.units ?? [0, 1];
    const axesOf = (at: Tensor): Float32Array[] => columns(valuesAt(trainer, watch.layer, at), units);
    return {
      step,
      watch: { ...watch, units: plane ? null : units },
      flat: watch.units === null && !plane,
      grid: grid && (plane ? columns(plane.others, [0, 1]) : axesOf(grid)),
      rows,
      points: plane ? columns(plane.places, [0, 1]) : axesOf(points),
      share: plane?.share ?? null,
      lines: grid && watch.lines && this.#lines.take(engine, trainer, watch.lines, grid),
      stack: this.#stack.take(engine, trainer, places),
    };
  }

  #planeOf(engine: Backflow, trainer: Trainer, layer: number, points: Tensor, places: Tensor) {
    return this.#plane.of(engine, valuesAt(trainer, layer, points), valuesAt(trainer, layer, places));
  }
}

/** The net may be another one than the page has in mind. */
function fits(trainer: Trainer, { layer, units, lines }: SpaceWatch): boolean {
  const hidden = trainer.config.layers ?? [];
  const count = (at: number): number => hidden[at - 1]?.units ?? (at === hidden.length + 1 ? outputsOf(trainer) : 0);
  if (units === null ? count(layer) < 3 || count(layer) > MOST_PLANE_UNITS : units.some((unit) => unit >= count(layer)))
    return false;
  return !lines || (lines.layer <= hidden.length && lines.units.every((unit) => unit < count(lines.layer)));
}

/** The layer's values [n, units]; the output's are those before the last function. */
function valuesAt(trainer: Trainer, layer: number, points: Tensor): Tensor {
  const hidden = (trainer.config.layers ?? []).length;
  return layer > hidden ? trainer.predict(points, { raw: true }) : trainer.activations(points, { layer });
}
