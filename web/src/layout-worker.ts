/** The layout's worker: only wiring. Laying out a large graph takes long, and the page must stay responsive. */
import { arrangeDagre } from './draw/gates/arrange-dagre';
import { isLarge, layoutGates } from './draw/gates/layout';
import type { Arrange, LayoutAsk, LayoutMessage } from './draw/gates/places';
import { holdLock } from './engine/protocol/life';

interface WorkerScope {
  postMessage(message: LayoutMessage): void;
  onmessage: ((event: MessageEvent<LayoutAsk>) => void) | null;
}

const scope = self as unknown as WorkerScope;
/** Half a megabyte, fetched with the first large graph. If it can't be fetched, this worker is of no further use. */
let strong: Promise<Arrange> | undefined;

async function fetchGraphviz(): Promise<Arrange> {
  const [{ instance }, { arrangeGraphviz }] = await Promise.all([
    import('@viz-js/viz'),
    import('./draw/gates/arrange-graphviz'),
  ]);
  const viz = await instance();
  return (plan) => arrangeGraphviz(viz, plan);
}

/** Uses the strong layout program if it is wanted and available, else the small one, which lays out less well. */
async function lay({ id, request, simple }: LayoutAsk): Promise<LayoutMessage> {
  const program = isLarge(request) && !simple ? await (strong ??= fetchGraphviz()).catch(() => null) : arrangeDagre;
  const small = (): LayoutMessage => ({ id, layout: layoutGates(request, arrangeDagre), wanting: program === null });
  if (!program) return small();
  try {
    return { id, layout: layoutGates(request, program), wanting: false };
  } catch {
    return small();
  }
}

scope.onmessage = async ({ data }) => {
  try {
    scope.postMessage(await lay(data));
  } catch (error) {
    scope.postMessage({ id: data.id, error: String(error) });
  }
};

holdLock((lock) => scope.postMessage({ lock }));
