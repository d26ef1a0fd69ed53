/** The Gates room's requests to the engine, one at a time: for the whole graph, or only for the chosen gate. */
import { EngineError } from '../../engine/protocol/errors';
import type { GateAnswer, GateRequest } from '../../engine/protocol/gate';
import type { GatesAnswer, GatesRefusal, GatesRequest } from '../../engine/protocol/gates';
import { Serial } from '../page/serial';

/** The part of the engine that this room needs. */
export interface Evaluator {
  evaluate(request: GatesRequest): Promise<GatesAnswer | GatesRefusal>;
  gate(request: GateRequest): Promise<GateAnswer | null>;
}

interface Room {
  /** Evaluates the current text and values. */
  evaluate(): Promise<void>;
  /** The request for the chosen gate; null if the engine has no graph for it. */
  gateRequest(): GateRequest | null;
  takeGate(answer: GateAnswer): void;
}

export class Asker {
  readonly #engine: Evaluator;
  readonly #room: Room;
  readonly #serial = new Serial(() => this.#run());
  /** True if more than the chosen gate has changed since the last evaluation. */
  #outdated = true;

  constructor(engine: Evaluator, room: Room) {
    this.#engine = engine;
    this.#room = room;
  }

  /** Requests an evaluation; settles after the last answer. */
  ask(): Promise<void> {
    this.#outdated = true;
    return this.#serial.ask();
  }

  /** Requests the chosen gate. An evaluation that is due brings it along. */
  askGate(): Promise<void> {
    return this.#serial.ask();
  }

  async #run(): Promise<void> {
    if (!this.#outdated && (await this.#readGate())) return;
    this.#outdated = false;
    await this.#room.evaluate();
  }

  /** Returns false if an evaluation must bring the gate: the engine has failed or no longer has the graph's numbers. */
  async #readGate(): Promise<boolean> {
    const request = this.#room.gateRequest();
    if (!request) return false;
    try {
      const answer = await this.#engine.gate(request);
      // After another change meanwhile, the next evaluation brings the gate.
      if (answer && !this.#outdated) this.#room.takeGate(answer);
      return answer !== null;
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      return false;
    }
  }
}
