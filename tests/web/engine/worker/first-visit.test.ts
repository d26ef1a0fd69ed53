// @vitest-environment node
// What a first visit asks of the engine, on the first half of the module: wasm/toolchain/split/first-visit.mjs says what is in it.
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SplitBackflow } from 'backflow';
import type {
  Frame,
  FromWorker,
  RequestKind,
  Requests,
  ToWorker,
  Watch,
} from '../../../../web/src/engine/protocol/messages';
import { NOTHING_WATCHED } from '../../../../web/src/engine/worker/network/frames';
import { Session } from '../../../../web/src/engine/worker/session';
import { SQUARE } from '../../../../web/src/state/network/data/view';
import { defaultSettings, toConfig } from '../../../../web/src/state/network/settings';
import { catalog } from '../../catalog';

const half = (name: string): Uint8Array =>
  readFileSync(new URL(`../../../../build/package/backflow-${name}.wasm`, import.meta.url));
const files = { first: '', rest: '' };
const config = toConfig(defaultSettings(), catalog);
const watch: Watch = {
  ...NOTHING_WATCHED,
  ...{ boundary: 100, units: 28, statistics: true },
  view: { ...SQUARE, columns: [0, 1], at: [0, 0] },
};

/** A worker with the first half; the second one arrives when a test says so. */
class Visit {
  readonly said: FromWorker[] = [];
  readonly tasks: (() => void)[] = [];
  /** Settles the fetch of the second half. */
  arrive: (error?: Error) => Promise<void> = () => Promise.reject(new Error('nobody waits for it'));
  #time = 0;
  #id = 0;
  #engine: SplitBackflow | null = null;
  readonly #session = new Session({
    load: async () => {
      // A module of its own for each test: nothing of the second half is left from another one.
      const entry = (await import(/* @vite-ignore */ `../../../../build/package/split.js?${Math.random()}`)) as {
        load(options: object): Promise<SplitBackflow>;
      };
      return (this.#engine = await entry.load({ wasm: half('first') }));
    },
    loadRest: () =>
      new Promise((resolve, reject) => {
        this.arrive = async (error) => {
          if (error) return reject(error);
          await this.#engine!.loadRest({ wasm: half('rest') });
          resolve();
        };
      }),
    post: (message) => void this.said.push(message),
    later: (task) => void this.tasks.push(task),
    now: () => (this.#time += 8),
    fault: () => {},
  });

  /** Sends a request, and returns what it answers: a value or an error. */
  send<K extends RequestKind>(kind: K, payload: Requests[K]['request']): () => unknown {
    const id = ++this.#id;
    void this.#session.receive({ id, kind, payload } as ToWorker);
    return () => {
      const answer = this.said.find((message) => 'id' in message && message.id === id);
      return answer?.kind === 'error' ? answer.error.message : (answer as { value: unknown } | undefined)?.value;
    };
  }

  async ask<K extends RequestKind>(kind: K, payload: Requests[K]['request']): Promise<Requests[K]['answer']> {
    const answer = this.send(kind, payload);
    await expect.poll(answer).toBeDefined();
    expect(answer()).not.toBeTypeOf('string');
    return answer() as Requests[K]['answer'];
  }

  get frames(): Frame[] {
    return this.said.filter((message) => message.kind === 'frame').map(({ frame }) => frame);
  }

  async train(turns: number): Promise<void> {
    for (let turn = 0; turn < turns; ++turn) {
      this.tasks.shift()?.();
      await this.#session.receive({ kind: 'ack', generation: 1 });
    }
  }
}

let visit: Visit;

beforeEach(async () => {
  visit = new Visit();
  await visit.ask('load', { files, whole: false });
  await visit.ask('create', { config, generation: 1 });
  await visit.ask('watch', { watch });
});

describe('a first visit', () => {
  it('shows the net and trains it with the first half alone', async () => {
    await visit.ask('step', { count: 1 });
    await visit.ask('step', { count: 7 });
    await visit.ask('run', { running: true, speed: 1000 });
    await visit.train(200);
    await visit.ask('run', { running: false, speed: null });
    await visit.ask('watch', { watch: { ...watch, unit: { layer: 1, unit: 2 } } });
    await visit.train(1);
    expect((await visit.ask('save', {})).step).toBeGreaterThan(20);
    expect(visit.frames.some(({ units }) => units !== null)).toBe(true);
    expect(visit.frames.some(({ boundary }) => boundary?.unit?.layer === 1)).toBe(true);
    expect(visit.frames.every(({ statistics, diagnosis }) => statistics === null && diagnosis === null)).toBe(true);
  });

  it('adds statistics, diagnosis and pictures of the data sets when the second half is there', async () => {
    const rest = visit.send('rest', {});
    const thumbnails = visit.send('thumbnails', { samples: 120 });
    // They hold up nothing else.
    await visit.ask('run', { running: false, speed: null });
    await visit.train(2);
    expect([rest(), thumbnails()]).toEqual([undefined, undefined]);
    await visit.arrive();
    await expect.poll(rest).toBe(null);
    await expect.poll(thumbnails).toMatchObject({ samples: expect.arrayContaining([expect.anything()]) });
    expect(visit.frames.at(-1)).toMatchObject({ statistics: { step: 0 }, diagnosis: { step: 0 } });
  });

  it('answers what needs the second half when that is there, in order', async () => {
    const curves = visit.send('curves', { gates: ['sin'], from: -1, to: 1, count: 3 } as never);
    const later = visit.send('run', { running: true, speed: null });
    expect([curves(), later()]).toEqual([undefined, undefined]);
    await visit.arrive();
    await expect.poll(later).toEqual({ running: true });
    await expect.poll(curves).toBeDefined();
    await visit.ask('run', { running: false, speed: null });
    await visit.ask('create', {
      config: { ...config, optimizer: { name: 'adam' }, layers: [{ units: 3, activation: 'gelu' }] },
      generation: 2,
    });
    await visit.ask('step', { count: 5 });
    await visit.ask('rest', {});
  });

  it('says why it can’t answer, answers the rest, and tries again', async () => {
    const check = visit.send('check', {});
    const run = visit.send('run', { running: false, speed: null });
    await visit.arrive(new Error('no network'));
    await expect.poll(check).toBe('no network');
    await expect.poll(run).toEqual({ running: false });
    const again = visit.send('check', {});
    await visit.arrive();
    await expect.poll(again).toMatchObject({ step: 0 });
  });

  it('gives the second half when it is asked for', async () => {
    const rest = visit.send('rest', {});
    await visit.arrive();
    await expect.poll(rest).toBe(null);
  });
});
