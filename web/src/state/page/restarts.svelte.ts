/** Repeats requests to the engine after a worker was replaced. */
import { untrack } from 'svelte';
import type { Engine } from './engine.svelte';

export { isAway } from '../../engine/protocol/errors';

/** Call it while a component is made; `ask` is called after each replacement. */
export function afterRestart(engine: Pick<Engine, 'restarts'>, ask: () => void): void {
  let known = -1;
  $effect(() => {
    const now = engine.restarts;
    if (known >= 0 && now !== known) untrack(ask);
    known = now;
  });
}
