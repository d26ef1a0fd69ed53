/** What a panel wants of the engine now and then. */
import type { TrainerConfig, TrainerState } from 'backflow';
import type { EngineClient } from '../../engine/page/client';
import type { LinearRun } from '../../engine/protocol/messages';
import type { GradientCheck } from '../../engine/protocol/mistakes';
import type { Part } from '../../engine/protocol/part';
import type { StepPaths } from '../../engine/protocol/paths';
import type { Routine } from '../../engine/protocol/routine';
import type { FormatRow, TableName, Taken, TakenKind, TakenModel } from '../../engine/protocol/takeaway';

export class Questions {
  readonly #client: EngineClient;

  constructor(client: EngineClient) {
    this.#client = client;
  }

  /** Rejects with why the engine can't make a trainer from this. */
  async verify(config: TrainerConfig, state: TrainerState | null): Promise<void> {
    await this.#client.request('verify', { config, state });
  }

  /** The formats of other programs. */
  formats(kind: TakenKind): Promise<FormatRow[]> {
    return this.#client.request('formats', { kind });
  }

  /** Rejects with what can't be translated. */
  take(what: { format: string } | { table: TableName }): Promise<Taken> {
    return this.#client.request('take', what);
  }

  /** The graph of the Gates room in a format. Rejects with what can't be translated. */
  takeGraph(format: string): Promise<Taken> {
    return this.#client.request('takeGraph', { format });
  }

  /** Rejects with what doesn't fit, layer by layer. */
  readModel(name: string, bytes: Uint8Array): Promise<TakenModel> {
    return this.#client.request('readModel', { name, bytes });
  }

  /** Replaces whole parameters. */
  async setParameters(parameters: { name: string; data: Float64Array }[]): Promise<void> {
    await this.#client.request('setParameters', { parameters });
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
