import type { GatesAnswer, GatesRefusal, GatesRequest } from '../../../web/src/engine/gates-protocol';
import { GatesSession } from '../../../web/src/engine/gates-session';
import { backflow } from '../catalog';

/** The worker's end with the real engine, in this thread. */
export class Bench {
  readonly session = new GatesSession();

  evaluate(request: Partial<GatesRequest> & { text: string }): GatesAnswer | GatesRefusal {
    const whole = {
      values: {},
      expanded: [],
      unfolded: [],
      output: null,
      upstream: null,
      watch: null,
      known: 0,
      ...request,
    };
    return structuredClone(this.session.evaluate(backflow, structuredClone(whole)));
  }

  /** An evaluation that must succeed. */
  answer(request: Partial<GatesRequest> & { text: string }): GatesAnswer {
    const answer = this.evaluate(request);
    if ('refused' in answer) throw new Error(answer.refused.message);
    return answer;
  }
}
