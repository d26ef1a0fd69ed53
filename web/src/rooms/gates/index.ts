/** The Gates room: an expression and its graph, gate by gate. Fetched when it is first entered. */
import { GatesState } from '../../state/gates/gates.svelte';
import type { GatesPlace } from '../../state/gates/fields';
import { openRoom, type OpenRoom, type Page } from '../page.svelte';
import Gates from './Gates.svelte';

export function open({ app, rooms, spawnLayout }: Page): OpenRoom {
  const { engine } = app.run;
  const gates = new GatesState(engine, rooms.view('gates'));
  return openRoom(
    { gates, engine, spawnLayout },
    // Only the Network room sends something: a part of its net, in this format.
    { Main: Gates, receive: (place) => gates.open(place as GatesPlace) },
  );
}
