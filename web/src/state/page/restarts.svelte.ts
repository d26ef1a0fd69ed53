/** Repeats requests to the engine after a worker was replaced. */
import { untrack } from 'svelte';
import { EngineError } from '../../engine/protocol/errors';
import type { Engine } from './engine.svelte';

/** True if a request failed because its worker is gone: the next one is asked again. */
export const isAway = (error: unknown): boolean => error instanceof EngineError && error.code.startsWith('engine-');

/** Call it while a component is made; `ask` is called after each replacement. */
export function afterRestart(engine: Pick<Engine, 'restarts'>, ask: () => void): void {
  let known = -1;
  $effect(() => {
    const now = engine.restarts;
    if (known >= 0 && now !== known) untrack(ask);
    known = now;
  });
}
