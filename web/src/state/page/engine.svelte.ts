/** The page's engine: its catalog, and the requests that don't need a run. */
import type { Catalog } from 'backflow';
import { EngineClient, type ClientEvents, type ClientOptions } from '../../engine/page/client';
import type { GateAnswer, GateRequest } from '../../engine/protocol/gate';
import type { LessonAnswers, LessonRequest, RepairRequest, RepairVerdict } from '../../engine/protocol/lessons';
import type { GatesAnswer, GatesRefusal, GatesRequest } from '../../engine/protocol/gates';
import type { CurveRequest, GateCurve, PanelsAnswer, PanelsRequest } from '../../engine/protocol/gates-panels';
import type { Requests } from '../../engine/protocol/messages';

export type EngineHost = Pick<ClientOptions, 'spawn' | 'files' | 'firstVisit'>;

export class Engine {
  /** Null until the engine has started. The catalog stays when a worker is replaced. */
  catalog = $state.raw<Catalog | null>(null);
  /** The number of workers that were replaced. */
  restarts = $state(0);
  readonly client: EngineClient;

  constructor(host: EngineHost, events: ClientEvents) {
    this.client = new EngineClient({
      ...host,
      events: {
        ...events,
        restarted: (cause, created) => {
          this.restarts += 1;
          events.restarted(cause, created);
        },
      },
    });
  }

  /** Starts the engine. `afresh`: ignores the browser's cached copy of its file. */
  async start(afresh: boolean): Promise<Catalog> {
    const { catalog } = await this.client.start(afresh);
    this.catalog = catalog;
    return catalog;
  }

  /** Loads what a first visit does not wait for. */
  complete(): Promise<void> {
    return this.client.complete();
  }

  sketch(request: Requests['sketch']['request']): Promise<Requests['sketch']['answer']> {
    return this.client.request('sketch', request);
  }

  /** Evaluates an expression. */
  evaluate(request: GatesRequest): Promise<GatesAnswer | GatesRefusal> {
    return this.client.request('gates', request);
  }

  /** Reads one gate of the graph that the page shows; null if the worker no longer has its numbers. */
  gate(request: GateRequest): Promise<GateAnswer | null> {
    return this.client.request('gate', request);
  }

  /** Reads what the Gates room's open tab shows of the same graph. */
  look(request: PanelsRequest): Promise<PanelsAnswer> {
    return this.client.request('panels', request);
  }

  /** The numbers and the questions of a lesson's step. */
  lesson(request: LessonRequest): Promise<LessonAnswers> {
    return this.client.request('lesson', request);
  }

  /** Whether a repair is done. */
  judge(request: RepairRequest): Promise<RepairVerdict> {
    return this.client.request('judge', request);
  }

  async curves(request: CurveRequest): Promise<GateCurve[]> {
    return (await this.client.request('curves', request)).curves;
  }
}
