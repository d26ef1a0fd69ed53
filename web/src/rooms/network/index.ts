/** The Network room: a net that trains on a data set. */
import { PANELS } from '../../panels/network/panels';
import { STAGE_TABS } from '../../panels/network/stage/stage-tabs';
import { settingsInWords } from '../../state/network/chips';
import { openRoom, type OpenRoom, type Page } from '../page.svelte';
import Bar from './Bar.svelte';
import Foot from './Foot.svelte';
import Network from './Network.svelte';

export function open(page: Page): OpenRoom {
  page.app.run.needs = [...PANELS, ...STAGE_TABS].flatMap(({ watch }) => watch ?? []);
  // The run pauses while the room is hidden.
  return openRoom(
    { page },
    {
      Main: Network,
      Bar,
      Foot,
      seen: (visible) => page.app.setHidden(!visible),
      printed: () => settingsInWords(page.app),
    },
  );
}
