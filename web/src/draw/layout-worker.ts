/** The layout's worker: only wiring. A large graph takes the program long, and the page must stay responsive meanwhile. */
import { layoutGates } from './gates-layout';
import type { GatesLayout, LayoutRequest } from './gates-places';

export interface LayoutAsk {
  id: number;
  request: LayoutRequest;
}

export type LayoutAnswer = { id: number; layout: GatesLayout } | { id: number; error: string };

interface WorkerScope {
  postMessage(message: LayoutAnswer): void;
  onmessage: ((event: MessageEvent<LayoutAsk>) => void) | null;
}

const scope = self as unknown as WorkerScope;

scope.onmessage = ({ data: { id, request } }) => {
  try {
    scope.postMessage({ id, layout: layoutGates(request) });
  } catch (error) {
    scope.postMessage({ id, error: String(error) });
  }
};
