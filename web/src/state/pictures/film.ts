/**
 * Films of the Network room: the page goes through what is filmed, and each moment to be taken is yielded. They are the engine's own
 * steps. Afterwards, also after a cancel or an error, the run is what it was before: its net, optimizer, place in the epoch, curve.
 */
import type { App } from '../network/app.svelte';
import { PHASES } from '../network/phases.svelte';
import type { Moment } from '../network/time-travel.svelte';
import { filming } from './filming';

/** A moment that the page shows, and for how long the film shows it, in milliseconds. */
export interface Shot {
  ms: number;
}

/** Moments of a sweep that fills the picture bit by bit. */
const SWEEP_SHOTS = 10;
const SHOT_MS = 100;
/** A finished phase stands still for so long. */
const REST_MS = 900;
/** The last moment of a run. */
const END_MS = 2000;
const RUN_MS = 120;

/** The shots of one step in four beats. */
export const STEP_SHOTS = 1 + PHASES.length + 2 * (SWEEP_SHOTS - 1);

export async function* filmStep(app: App): AsyncGenerator<Shot> {
  const { phases } = app;
  for await (const step of withRun(app)) {
    await phases.go(0);
    yield { ms: REST_MS };
    for (let place = 1; place <= PHASES.length; place++) {
      phases.show(place, 0);
      await phases.go(place);
      if (PHASES[place - 1] === 'update') await shown(app, step + 1);
      if (phases.now === 'forward' || phases.now === 'backward')
        for (let shot = 1; shot < SWEEP_SHOTS; shot++) {
          phases.show(place, shot / SWEEP_SHOTS);
          yield { ms: SHOT_MS };
        }
      phases.show(place, 1);
      yield { ms: REST_MS };
    }
  }
}

export interface RunFilm {
  /** From step 0; else from the step that the run is at. */
  afresh: boolean;
  shots: number;
  /** Steps between two shots. */
  steps: number;
}

export async function* filmRun(app: App, { afresh, shots, steps }: RunFilm): AsyncGenerator<Shot> {
  for await (const start of withRun(app)) {
    let step = start;
    if (afresh) {
      step = 0;
      const moment = await app.course.moment();
      if (moment) await app.course.go({ ...moment, state: null, curve: [], step });
      await shown(app, step);
    }
    yield { ms: RUN_MS };
    for (let shot = 1; shot < shots && !app.run.stopped; shot++) {
      await app.run.advance(steps);
      step += steps;
      await shown(app, step);
      yield { ms: shot < shots - 1 ? RUN_MS : END_MS };
    }
  }
}

/** Yields the run's step once, paused, and brings the run back afterwards. */
async function* withRun(app: App): AsyncGenerator<number> {
  const { run, phases } = app;
  const { playing, until } = run;
  const place = phases.place;
  app.opening.stop();
  await run.pause();
  const before = await app.course.moment();
  if (!before) return;
  filming.on = true;
  try {
    await shown(app, before.step ?? 0);
    yield before.step ?? 0;
  } finally {
    await restore(app, before);
    filming.on = false;
    if (playing) await run.play(until);
    else if (place > 0 && place < PHASES.length) await phases.go(place);
  }
}

async function restore(app: App, before: Moment): Promise<void> {
  app.phases.beat = null;
  await app.course.go(before);
  await shown(app, before.step ?? 0);
}

const LIMIT_MS = 10_000;

/** Settles when the page shows this step, or when the engine stopped before it. */
async function shown({ run }: App, step: number): Promise<void> {
  const end = performance.now() + LIMIT_MS;
  const here = (): boolean => run.step === step || run.stopped !== null;
  while (!here()) {
    if (performance.now() > end) throw new Error('the engine did not show the step in time');
    await repaint();
  }
  // Parts of the page that follow from the frame.
  await repaint();
}

const repaint = (): Promise<void> => new Promise((done) => requestAnimationFrame(() => done()));
