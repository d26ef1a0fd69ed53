/** Links to the room. */
import { ADDRESS_VERSION, writeAddress } from './address';
import type { App } from './app.svelte';
import { withCarried } from './link';

/**
 * The hash of a link to the room, with the trained net or from step 0, and with or without the controls. `carries`: it has the net,
 * which may be too large.
 */
export async function roomLink(
  { run, settings }: Pick<App, 'run' | 'settings'>,
  { trained, hidden }: { trained: boolean; hidden: boolean },
): Promise<{ hash: string; carries: boolean }> {
  const state = trained ? await run.snapshot() : null;
  return withCarried(writeAddress(settings, run.catalog!), ADDRESS_VERSION, { state, hidden });
}
