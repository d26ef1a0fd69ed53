/** The layout's worker: only wiring. A large graph takes the program long, and the page must stay responsive meanwhile. */
import { arrangeDagre } from './arrange-dagre';
import { isLarge, layoutGates } from './gates-layout';
import type { Arrange, GatesLayout, LayoutRequest } from './gates-places';

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
/** Half a megabyte: fetched when the first large graph comes. */
let strong: Promise<Arrange> | undefined;

async function fetchGraphviz(): Promise<Arrange> {
  const [{ instance }, { arrangeGraphviz }] = await Promise.all([import('@viz-js/viz'), import('./arrange-graphviz')]);
  const viz = await instance();
  return (plan) => arrangeGraphviz(viz, plan);
}

/** By the strong program where it is wanted and can be had; the small one does it too, less well. */
async function lay(request: LayoutRequest): Promise<GatesLayout> {
  if (isLarge(request)) {
    try {
      return layoutGates(request, await (strong ??= fetchGraphviz()));
    } catch {
      // The next graph asks for it again.
      strong = undefined;
    }
  }
  return layoutGates(request, arrangeDagre);
}

scope.onmessage = async ({ data: { id, request } }) => {
  try {
    scope.postMessage({ id, layout: await lay(request) });
  } catch (error) {
    scope.postMessage({ id, error: String(error) });
  }
};
