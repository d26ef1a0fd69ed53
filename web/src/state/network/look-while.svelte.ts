/** Lets a component ask for a part of the frames while it is on the page. */
import { untrack } from 'svelte';
import { NO_LOOKS, type Looks } from './needs';
import type { Run } from './run.svelte';

/** Call it while a component is made. */
export function lookWhile<Name extends keyof Looks>(run: () => Run, name: Name, wanted: () => Looks[Name]): void {
  // Without an engine there is nothing to ask; the next one is told.
  const look = (value: Looks[Name]): void =>
    untrack(
      () =>
        void run()
          .look({ [name]: value } as Partial<Looks>)
          .catch(() => undefined),
    );
  $effect(() => look(wanted()));
  $effect(() => () => look(NO_LOOKS[name]));
}
