/** A session on the real engine, with a clock that the test controls. */
import type { FromWorker, Requests, RequestKind, ToWorker } from '../../../../web/src/engine/protocol/messages';
import { Session } from '../../../../web/src/engine/worker/session';
import { transferList } from '../../../../web/src/engine/worker/transfer';
import { backflow } from '../../catalog';

export const config = {
  data: { name: 'spiral', samples: 60, seed: 3 },
  layers: [{ units: 4, activation: 'tanh' }],
  seed: 5,
};

/** The session with the real engine and a clock that the test controls. */
export class Bench {
  readonly said: FromWorker[] = [];
  readonly tasks: (() => void)[] = [];
  time = 0;
  /** Milliseconds between two readings of the clock: so many that every slice has one update. */
  tick = 8;
  #id = 0;
  readonly session = new Session({
    load: async () => backflow,
    loadRest: async () => {},
    // As between threads: what the message takes with it is gone here.
    post: (message) => void this.said.push(structuredClone(message, { transfer: transferList(message) })),
    later: (task) => void this.tasks.push(task),
    now: () => (this.time += this.tick),
    fault: () => {},
  });

  async ask<K extends RequestKind>(kind: K, payload: Requests[K]['request']): Promise<Requests[K]['answer']> {
    const id = ++this.#id;
    await this.session.receive({ id, kind, payload } as ToWorker);
    const answer = this.said.find((message) => 'id' in message && message.id === id && message.kind !== 'pong');
    if (answer?.kind === 'error') throw Object.assign(new Error(answer.error.message), answer.error);
    return (answer as { value: Requests[K]['answer'] }).value;
  }

  async create(changes = {}): Promise<Requests['create']['answer']> {
    await this.ask('load', { files: { first: '', rest: '' } });
    return this.ask('create', { config: { ...config, ...changes }, generation: 1 });
  }

  turn(times = 1): void {
    for (let turn = 0; turn < times; ++turn) this.tasks.shift()?.();
  }

  all<K extends FromWorker['kind']>(kind: K): Extract<FromWorker, { kind: K }>[] {
    return this.said.filter((message): message is Extract<FromWorker, { kind: K }> => message.kind === kind);
  }
}
