/** What the page puts aside when it has to be loaded anew: everything that is not in the address. */
import type { TrainerState } from 'backflow';
import type { CurvePoint, InspectorWatch } from '../../engine/protocol/messages';
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

/** What one room sends to another, in the form of the room that takes it. */
export interface Carried {
  room: string;
  place: unknown;
}

export interface KeptRooms {
  /** Where each room stands, by its id. */
  addresses: Record<string, string>;
  carried: Carried | null;
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
