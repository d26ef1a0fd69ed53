import type { GateAnswer, GateRequest } from '../../../../../web/src/engine/protocol/gate';
import type { GatesAnswer, GatesRefusal, GatesRequest } from '../../../../../web/src/engine/protocol/gates';
import { GatesSession } from '../../../../../web/src/engine/worker/gates/session';
import type { PanelsAnswer, PanelsWatch } from '../../../../../web/src/engine/protocol/gates-panels';
import type { Evaluator } from '../../../../../web/src/state/gates/asker';
import { backflow } from '../../../catalog';

/** The worker's end with the real engine, in this thread. */
export class Bench {
  readonly session = new GatesSession();

  evaluate(request: Partial<GatesRequest> & { text: string }): GatesAnswer | GatesRefusal {
    return structuredClone(this.session.evaluate(backflow, structuredClone(whole(request))));
  }

  gate(request: GateRequest): GateAnswer | null {
    return structuredClone(this.session.gate(structuredClone(request)));
  }

  look(request: Partial<GatesRequest> & { text: string }, watch: PanelsWatch): PanelsAnswer {
    return structuredClone(this.session.look(backflow, structuredClone({ request: whole(request), watch })));
  }

  /** The part of the engine that the room's state needs. */
  get engine(): Evaluator {
    return { evaluate: async (request) => this.evaluate(request), gate: async (request) => this.gate(request) };
  }

  /** An evaluation that must succeed. */
  answer(request: Partial<GatesRequest> & { text: string }): GatesAnswer {
    const answer = this.evaluate(request);
    if ('refused' in answer) throw new Error(answer.refused.message);
    return answer;
  }
}

function whole(request: Partial<GatesRequest> & { text: string }): GatesRequest {
  const nothing = { values: {}, expanded: [], unfolded: [], output: null, upstream: null, mistake: null };
  return { ...nothing, watch: null, known: 0, shown: null, ...request };
}
