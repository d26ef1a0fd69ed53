/**
 * The first steps, played slowly: one step in four beats, each next one faster, until they melt into training. A press skips the rest.
 * Where motion is not wanted, the four phases of one step are stills that a press advances.
 */
import { EngineError } from '../../engine/protocol/errors';
import { recall, remember } from '../../ui/storage';
import { PHASES, type Phases } from './phases.svelte';

/** The length of the first step, in milliseconds. */
const FIRST_MS = 2400;
/** Each step takes this share of the one before. */
const FASTER = 0.6;
/** Steps that are shorter can't be followed: training begins. */
const LEAST_MS = 48;

/** The lengths of the steps that are played: six seconds in all. */
export function stepLengths(): number[] {
  const lengths: number[] = [];
  for (let ms = FIRST_MS; ms >= LEAST_MS; ms *= FASTER) lengths.push(ms);
  return lengths;
}

const STORED = 'opening';

interface Owner {
  readonly phases: Phases;
  play(): Promise<void>;
}

interface Host {
  /** Calls back before the next repaint. */
  nextFrame(draw: () => void): void;
  /** Whether the user wants no motion. */
  still?(): boolean;
}

export class Opening {
  /** It is being played, or a still is shown. */
  on = $state(false);
  /** Stills are shown, which a press advances. */
  stills = $state(false);
  /** It was played, and training followed. */
  played = $state(false);
  #due = false;
  /** Counts what is played, so that an earlier one stops. */
  #turn = 0;
  readonly #owner: Owner;
  readonly #host: Host;

  constructor(owner: Owner, host: Host) {
    this.#owner = owner;
    this.#host = host;
  }

  /** The first Train plays it. */
  get due(): boolean {
    return this.#due && recall(STORED) === null;
  }

  /** `fresh`: the visit begins with nothing in the address and no run from before a reload. */
  arm(fresh: boolean): void {
    this.#due = fresh;
  }

  /** Plays it from the step that the run is at. Settles when training has begun, or when it is stopped. */
  async start(): Promise<void> {
    this.#due = false;
    remember(STORED, 'seen');
    this.on = true;
    this.stills = this.#host.still?.() ?? false;
    await this.#unlessLost(this.stills ? this.#owner.phases.advance() : this.#playAll(++this.#turn));
  }

  /** A press or a key: skips the rest, or shows the next still. */
  async press(): Promise<void> {
    if (!this.on) return;
    const more = this.stills && this.#owner.phases.place < PHASES.length;
    await this.#unlessLost(more ? this.#owner.phases.advance() : this.#train());
  }

  /** Ends it without training: something else was asked of the run. */
  stop(): void {
    this.#turn += 1;
    this.on = false;
    this.#owner.phases.beat = null;
  }

  /** The page says what is wrong with the engine, and starts it again. */
  async #unlessLost(played: Promise<void>): Promise<void> {
    try {
      await played;
    } catch (error) {
      this.stop();
      if (!(error instanceof EngineError)) throw error;
    }
  }

  async #playAll(turn: number): Promise<void> {
    for (const ms of stepLengths()) {
      for (let place = 1; place <= PHASES.length; ++place) {
        this.#owner.phases.beat = { place, share: 0 };
        await this.#owner.phases.advance();
        await this.#play(turn, place, ms / PHASES.length);
        if (turn !== this.#turn) return;
      }
    }
    await this.#train();
  }

  async #train(): Promise<void> {
    this.stop();
    this.played = true;
    await this.#owner.play();
  }

  /** Fills the pictures of a phase bit by bit. */
  #play(turn: number, place: number, ms: number): Promise<void> {
    const start = performance.now();
    return new Promise((done) => {
      const draw = (): void => {
        if (turn !== this.#turn) return done();
        const share = Math.min(1, (performance.now() - start) / ms);
        this.#owner.phases.beat = { place, share };
        if (share < 1) this.#host.nextFrame(draw);
        else done();
      };
      this.#host.nextFrame(draw);
    });
  }
}
