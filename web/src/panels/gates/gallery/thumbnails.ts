/** Layouts for the gallery's pictures, made one after another in a separate worker that ends with the last. */
import type { GatesLayout, LayoutRequest } from '../../../draw/gates/places';
import type { LayoutWorkerLike } from '../graph/layout.svelte';

/** Calls back with each layout; returns a function that stops. */
export function layoutAll(
  spawn: () => LayoutWorkerLike,
  requests: readonly LayoutRequest[],
  done: (index: number, layout: GatesLayout) => void,
): () => void {
  if (requests.length === 0) return () => undefined;
  const worker = spawn();
  let left = requests.length;
  worker.onmessage = ({ data }) => {
    if ('lock' in data) return;
    if ('layout' in data) done(data.id, data.layout);
    if (--left === 0) worker.terminate();
  };
  requests.forEach((request, id) => worker.postMessage({ id, request, simple: false }));
  return () => worker.terminate();
}
