/** The page's rooms, a row each. The first is loaded with the page and opens if the address names none. */
import { SETTING_NAMES, SETTINGS } from '../state/network/settings';
import { RUN_SHORTCUTS } from '../state/network/shortcuts';
import * as network from './network';
import type { RoomRow } from './page.svelte';

export const ROOMS: readonly RoomRow[] = [
  {
    id: 'network',
    title: 'room.network',
    load: () => Promise.resolve(network),
    keys: [...RUN_SHORTCUTS.map(({ key }) => key), ...SETTING_NAMES.map((name) => SETTINGS[name].shortcut)],
    help: async () => (await import('./network/help')).networkHelp(),
  },
  {
    id: 'gates',
    title: 'room.gates',
    load: () => import('./gates'),
    keys: ['.', ',', ' '],
    help: async () => (await import('./gates/help')).gatesHelp(),
  },
  {
    id: 'lessons',
    title: 'room.lessons',
    load: () => import('./lessons'),
    words: ['gates'],
    keys: ['n', 'b', '.', ','],
    help: async () => (await import('./lessons/help')).lessonsHelp(),
  },
];
