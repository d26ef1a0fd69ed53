/** The layout's worker: only wiring. A large graph takes the program long, and the page must stay responsive meanwhile. */
import { arrangeDagre } from './draw/arrange-dagre';
import { isLarge, layoutGates } from './draw/gates-layout';
import type { Arrange, GatesLayout, LayoutAsk, LayoutMessage } from './draw/gates-places';
import { holdLock } from './engine/life';

interface WorkerScope {
  postMessage(message: LayoutMessage): void;
  onmessage: ((event: MessageEvent<LayoutAsk>) => void) | null;
}

const scope = self as unknown as WorkerScope;
/** Half a megabyte: fetched when the first large graph comes. */
let strong: Promise<Arrange> | undefined;

async function fetchGraphviz(): Promise<Arrange> {
  const [{ instance }, { arrangeGraphviz }] = await Promise.all([
    import('@viz-js/viz'),
    import('./draw/arrange-graphviz'),
  ]);
  const viz = await instance();
  return (plan) => arrangeGraphviz(viz, plan);
}

/** By the strong program where it is wanted and can be had; the small one does it too, less well. */
async function lay({ request, simple }: LayoutAsk): Promise<GatesLayout> {
  if (isLarge(request) && !simple) {
    try {
      return layoutGates(request, await (strong ??= fetchGraphviz()));
    } catch {
      // The next graph asks for it again.
      strong = undefined;
    }
  }
  return layoutGates(request, arrangeDagre);
}

scope.onmessage = async ({ data }) => {
  const { id } = data;
  try {
    scope.postMessage({ id, layout: await lay(data) });
  } catch (error) {
    scope.postMessage({ id, error: String(error) });
  }
};

holdLock((lock) => scope.postMessage({ lock }));
