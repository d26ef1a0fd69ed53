/** The Network room: a net on its data, as it trains. */
import { PANELS } from '../../panels/network/panels';
import { openRoom, type OpenRoom, type Page } from '../page.svelte';
import Bar from './Bar.svelte';
import Foot from './Foot.svelte';
import Network from './Network.svelte';

export function open(page: Page): OpenRoom {
  page.app.run.needs = PANELS.flatMap(({ watch }) => watch ?? []);
  // A run that nobody sees rests, and goes on when it is seen again.
  return openRoom({ page }, { Main: Network, Bar, Foot, seen: (visible) => page.app.setHidden(!visible) });
}
