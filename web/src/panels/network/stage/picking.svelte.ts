/** Choosing a training point of a picture, by pointer and by keys. */
import { nearestDot, travel } from '../../../draw/network/points';

/** The largest distance, in pixels, from a press to a point. */
const NEAR = 22;
/** To the right and down. */
const DIRECTIONS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

interface Example {
  train: boolean;
  index: number;
}

/** What a picture shows. */
interface Shown<Dot extends Example> {
  dots: readonly Dot[];
  /** The example that is chosen. */
  chosen: number | null;
  /** The picture's side in pixels. */
  side: number;
  /** Where a dot is drawn. */
  place(dot: Dot): { x: number; y: number; dot: Dot };
  onchoose(index: number): void;
}

export class Picking<Dot extends Example> {
  /** The dot under the pointer. */
  pointed = $state.raw<Dot | null>(null);
  focused = $state(false);
  #travelled = $state<number | null>(null);
  readonly #shown: () => Shown<Dot>;

  constructor(shown: () => Shown<Dot>) {
    this.#shown = shown;
  }

  readonly #trained = $derived.by(() => this.#shown().dots.filter(({ train }) => train));
  readonly chosen = $derived.by(() => this.#of(this.#shown().chosen));
  /** The dot that keys go on from. */
  readonly active = $derived.by(() => this.#of(this.#travelled ?? this.#shown().chosen));
  /** The dot whose numbers are shown. */
  readonly read = $derived.by(() => this.pointed ?? (this.focused ? this.active : null) ?? this.chosen);

  #of(example: number | null): Dot | null {
    return this.#trained.find(({ index }) => index === example) ?? null;
  }

  /** The dot under the pointer, whether it can be chosen or not. */
  under(event: MouseEvent): Dot | null {
    return this.#near(event, this.#shown().dots);
  }

  #near(event: MouseEvent, among: readonly Dot[]): Dot | null {
    const { left, top } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    return nearestDot(among.map(this.#shown().place), event.clientX - left, event.clientY - top, NEAR)?.dot ?? null;
  }

  press(event: MouseEvent): void {
    const dot = this.#near(event, this.#trained);
    if (!dot) return;
    this.#travelled = dot.index;
    this.#shown().onchoose(dot.index);
  }

  key(event: KeyboardEvent): void {
    const direction = DIRECTIONS[event.key];
    const { place, side, onchoose } = this.#shown();
    if (direction) {
      const places = this.#trained.map(place);
      const from = places.find(({ dot }) => dot === this.active);
      const next = from ? travel(places, from, ...direction) : nearestDot(places, side / 2, side / 2, Infinity);
      if (next) this.#travelled = next.dot.index;
    } else if ((event.key === 'Enter' || event.key === ' ') && this.active) onchoose(this.active.index);
    else return;
    event.preventDefault();
  }
}
