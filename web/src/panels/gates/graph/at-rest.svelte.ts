/** Texts for screen readers are updated when a drag rests, since there are hundreds of sentences. */
import { untrack } from 'svelte';

const REST_MS = 200;

/** The last value that has stood for a while; the first at once. */
export function onceAtRest<T>(read: () => T | null): () => T | null {
  let told = $state.raw<T | null>(null);
  $effect(() => {
    const next = read();
    const timer = setTimeout(() => (told = next), untrack(() => told) ? REST_MS : 0);
    return () => clearTimeout(timer);
  });
  return () => told;
}
