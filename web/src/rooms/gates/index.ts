/** The Gates room: an expression and its graph, gate by gate. Fetched when it is first entered. */
import { GatesState } from '../../state/gates/gates.svelte';
import type { GatesPlace } from '../../state/gates/fields';
import { SweepPlayer } from '../../state/gates/player.svelte';
import { openRoom, type OpenRoom, type Page } from '../page.svelte';
import Bar from './Bar.svelte';
import Gates from './Gates.svelte';

export function open(page: Page): OpenRoom {
  const { app, rooms, spawnLayout } = page;
  const { engine } = app.run;
  const gates = new GatesState(engine, rooms.view('gates'));
  return openRoom(
    { gates, player: new SweepPlayer(gates), engine, spawnLayout, page },
    // Only the Network room sends something: a part of its net, in this format.
    { Main: Gates, Bar, receive: (place) => gates.open(place as GatesPlace) },
  );
}
