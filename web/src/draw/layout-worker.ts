/** The layout's worker: only wiring. A large graph takes the program long, and the page must stay responsive meanwhile. */
import { layoutGates, wantsDraft } from './gates-layout';
import type { GatesLayout, LayoutRequest } from './gates-places';

export interface LayoutAsk {
  id: number;
  request: LayoutRequest;
}

/** A draft is followed by the tidy layout. */
export type LayoutAnswer = { id: number; layout: GatesLayout; draft?: boolean } | { id: number; error: string };

interface WorkerScope {
  postMessage(message: LayoutAnswer): void;
  onmessage: ((event: MessageEvent<LayoutAsk>) => void) | null;
}

const scope = self as unknown as WorkerScope;

scope.onmessage = ({ data: { id, request } }) => {
  try {
    if (wantsDraft(request)) scope.postMessage({ id, layout: layoutGates(request, true), draft: true });
    scope.postMessage({ id, layout: layoutGates(request) });
  } catch (error) {
    scope.postMessage({ id, error: String(error) });
  }
};
