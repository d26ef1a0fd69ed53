/** The room's state on the real engine, in this thread. */
import { expect, vi } from 'vitest';
import type { WorkerLike } from '../../../../web/src/engine/page/client';
import type { FromWorker, ToWorker } from '../../../../web/src/engine/protocol/messages';
import { Session } from '../../../../web/src/engine/worker/session';
import { App, type AppHost } from '../../../../web/src/state/network/app.svelte';
import type { KeptApp } from '../../../../web/src/state/page/kept';
import { backflow } from '../../catalog';
import { fakeHistory } from '../page/fake-history';

/** Extra milliseconds of a frame, compared with an answer. */
let frameDelay = 0;

export function delayFrames(ms: number): void {
  frameDelay = ms;
}

/** The real session with the real engine, in this thread: messages are copied and arrive later, as a worker's do. */
class ThreadWorker implements WorkerLike {
  onmessage: WorkerLike['onmessage'] = null;
  onmessageerror: WorkerLike['onmessageerror'] = null;
  onerror: WorkerLike['onerror'] = null;
  readonly #session = new Session({
    load: async () => backflow,
    loadRest: async () => {},
    post: (message) => this.#say(message),
    later: (task, ms) => void setTimeout(task, ms),
    now: () => performance.now(),
    fault: () => this.onerror?.({ message: 'boom' } as ErrorEvent),
  });

  postMessage(message: ToWorker): void {
    const copy = structuredClone(message);
    setTimeout(() => void this.#session.receive(copy));
  }

  terminate(): void {
    void this.#session.receive({ id: 0, kind: 'run', payload: { running: false, speed: null } });
  }

  #say(message: FromWorker): void {
    const copy = structuredClone(message);
    const delay = message.kind === 'frame' ? frameDelay : 0;
    setTimeout(() => this.onmessage?.({ data: copy } as MessageEvent<FromWorker>), delay);
  }
}

const apps: App[] = [];

/** Opens the room's state at this address and waits for its first picture. */
export async function open(
  hash = '',
  nextFrame = (draw: () => void): void => void setTimeout(draw),
  kept?: KeptApp,
  more: Partial<AppHost> = {},
) {
  const history = fakeHistory(hash);
  const app = new App(
    { spawn: () => new ThreadWorker(), files: { first: '', rest: '' }, history, nextFrame, ...more },
    kept,
  );
  apps.push(app);
  await app.start();
  await vi.waitFor(() => expect(app.run.frame).not.toBeNull());
  return { app, history };
}

export function closeAll(): void {
  frameDelay = 0;
  for (const app of apps.splice(0)) app.dispose();
}
