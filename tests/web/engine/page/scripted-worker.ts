/** A client of the engine with workers that answer correctly until a test makes them misbehave. */
import { vi } from 'vitest';
import { EngineClient, type ClientEvents, type WorkerLike } from '../../../../web/src/engine/page/client';
import type { Frame, FromWorker, ToWorker } from '../../../../web/src/engine/protocol/messages';

export class ScriptedWorker implements WorkerLike {
  static all: ScriptedWorker[] = [];
  /** True: new workers don't answer until a test tells them to. */
  static bornSilent = false;
  onmessage: WorkerLike['onmessage'] = null;
  onmessageerror: WorkerLike['onmessageerror'] = null;
  onerror: WorkerLike['onerror'] = null;
  terminated = false;
  silent = ScriptedWorker.bornSilent;
  /** Kinds of requests that it never answers. */
  deaf: string[] = [];
  readonly heard: ToWorker[] = [];

  constructor() {
    ScriptedWorker.all.push(this);
  }

  static get newest(): ScriptedWorker {
    return ScriptedWorker.all.at(-1)!;
  }

  terminate(): void {
    this.terminated = true;
  }

  postMessage(message: ToWorker): void {
    this.heard.push(message);
    if (!this.silent && !this.deaf.includes(message.kind)) queueMicrotask(() => this.#answer(message));
  }

  say(message: FromWorker): void {
    this.onmessage?.({ data: message } as MessageEvent<FromWorker>);
  }

  crash(message: string): void {
    this.onerror?.({ message } as ErrorEvent);
  }

  requests(kind: string): ToWorker[] {
    return this.heard.filter((message) => message.kind === kind);
  }

  #answer(message: ToWorker): void {
    if (message.kind === 'ping') return this.say({ kind: 'pong', id: message.id });
    if (message.kind === 'ack') return;
    if (message.kind === 'create') {
      const { config, generation, restore } = message.payload;
      if (config.loss === 'refused') {
        return this.say({
          kind: 'error',
          id: message.id,
          error: { code: 'unknown-name', reason: '', message: 'no such loss', details: {} },
        });
      }
      const step = restore ? restore.bytes[0]! : 0;
      return this.say({ kind: 'answer', id: message.id, value: { generation, config, step } });
    }
    this.say({ kind: 'answer', id: message.id, value: message.kind === 'load' ? { catalog: {} } : { config: {} } });
  }
}

export const events = {
  progress: vi.fn(),
  frame: vi.fn(),
  checkpoint: vi.fn(),
  restarting: vi.fn(),
  restarted: vi.fn(),
  failed: vi.fn(),
} satisfies ClientEvents;
export const config = { data: { name: 'xor' } };
export const state = (step: number) =>
  ({ format: 'backflow-trainer', version: 1, bytes: Uint8Array.of(step) }) as const;
export const frame = (generation: number) => ({ kind: 'frame', frame: { generation } as Frame }) as const;

/** Before each test. */
export function forgetWorkers(): void {
  vi.clearAllMocks();
  ScriptedWorker.all = [];
  ScriptedWorker.bornSilent = false;
}

export function scriptedClient(): EngineClient {
  return new EngineClient({
    spawn: () => new ScriptedWorker(),
    files: { first: 'first.wasm', rest: 'rest.wasm' },
    events,
  });
}
