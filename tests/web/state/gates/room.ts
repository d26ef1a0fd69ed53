import type { GateRequest } from '../../../../web/src/engine/protocol/gate';
import type { GatesRequest } from '../../../../web/src/engine/protocol/gates';
import { GatesState } from '../../../../web/src/state/gates/gates.svelte';
import { Bench } from '../../engine/worker/gates/worker';

/** The room's state with the real engine and a worker that answers when the test tells it to. */
export class Room {
  readonly state: GatesState;
  /** The worker. A test may replace it. */
  bench = new Bench();
  /** Number of evaluations that were requested. */
  asked = 0;
  /** The requests for a gate alone. */
  readonly clicks: GateRequest[] = [];
  readonly #waiting: (() => void)[] = [];

  constructor() {
    this.state = new GatesState(
      {
        evaluate: (request: GatesRequest) => {
          this.asked += 1;
          return this.#later(() => this.bench.evaluate(request));
        },
        gate: (request: GateRequest) => {
          this.clicks.push(request);
          return this.#later(() => this.bench.gate(request));
        },
      },
      { hash: '', replace: () => undefined, push: () => undefined, listen: () => undefined },
    );
  }

  #later<T>(answer: () => T): Promise<T> {
    return new Promise((resolve, reject) =>
      this.#waiting.push(() => {
        try {
          resolve(answer());
        } catch (error) {
          reject(error as Error);
        }
      }),
    );
  }

  /** Answers until no request is left, or a number of times. */
  async settle(most = 12): Promise<void> {
    for (let turn = 0; turn < most; ++turn) {
      this.#waiting.shift()?.();
      await new Promise((done) => setTimeout(done));
    }
  }
}

export async function openRoom(): Promise<Room> {
  const room = new Room();
  await room.settle();
  return room;
}
