/** What the page puts aside when it has to be loaded anew: everything that is not in the address. */
import type { TrainerState } from 'backflow';
import type { CurvePoint, InspectorWatch } from '../../engine/protocol/messages';
import type { GatesPlace } from '../gates/place';
import type { RoomName } from './rooms.svelte';
import type { Settings } from '../network/settings';

export interface KeptRun {
  settings: Settings;
  state: TrainerState;
  playing: boolean;
  curve: CurvePoint[];
}

export interface KeptApp {
  run: KeptRun | null;
  watch: InspectorWatch;
  inspecting: boolean;
}

export interface KeptRooms {
  /** Where each room stands. */
  addresses: Record<RoomName, string>;
  /** A graph on its way to the Gates room. */
  carried: GatesPlace | null;
}

export interface Kept {
  app: KeptApp;
  rooms: KeptRooms;
}

/** The browser's history keeps it with the page's own entry, through a reload and no further. */
const NAME = 'backflow-kept-1';

type Entry = Pick<History, 'state' | 'replaceState'>;

export function keep(history: Entry, kept: Kept): void {
  history.replaceState({ [NAME]: kept }, '');
}

/** Once: the next reload starts from the address. */
export function takeKept(history: Entry): Kept | null {
  const { state } = history as { state: { [NAME]?: Kept } | null };
  const kept = state?.[NAME];
  if (!kept) return null;
  history.replaceState(null, '');
  return kept;
}
