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

function strongest(): Promise<Arrange> {
  return (strong ??= fetchGraphviz().catch(() => {
    // Not to be had now: the small program does it too, less well. The next graph asks again.
    strong = undefined;
    return arrangeDagre;
  }));
}

scope.onmessage = async ({ data: { id, request } }) => {
  try {
    const arrange = isLarge(request) ? await strongest() : arrangeDagre;
    scope.postMessage({ id, layout: layoutGates(request, arrange) });
  } catch (error) {
    scope.postMessage({ id, error: String(error) });
  }
};
