/** What a panel asks the engine about the net now and then. The run stays as it is. */
import type { EngineClient } from '../../engine/page/client';
import type { LinearRun } from '../../engine/protocol/messages';
import type { GradientCheck } from '../../engine/protocol/mistakes';
import type { Part } from '../../engine/protocol/part';
import type { StepPaths } from '../../engine/protocol/paths';
import type { Routine } from '../../engine/protocol/routine';

export class Questions {
  readonly #client: EngineClient;

  constructor(client: EngineClient) {
    this.#client = client;
  }

  /** Compares the gradients of the next step with differences. */
  check(): Promise<GradientCheck> {
    return this.#client.request('check', {});
  }

  /** The largest paths from a weight or bias to the loss of the next step. */
  paths({ name, index }: Part): Promise<StepPaths> {
    return this.#client.request('paths', { name, index });
  }

  /** What an engineer looks at before training. */
  routine(): Promise<Routine> {
    return this.#client.request('routine', {});
  }

  /** A linear classifier of the same data after so many steps. */
  linear(steps: number): Promise<LinearRun> {
    return this.#client.request('linear', { steps });
  }
}
