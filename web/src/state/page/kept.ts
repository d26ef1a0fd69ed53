/** What the page saves before it reloads: everything that is not in the address. */
import type { TrainerState } from 'backflow';
import type { CurvePoint, InspectorWatch } from '../../engine/protocol/messages';
import type { KeptOwn } from '../network/data/own.svelte';
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
  /** The open tab of the stage. */
  stage?: string;
  own?: KeptOwn;
}

/** What one room sends to another, in the receiver's format. */
export interface Carried {
  room: string;
  place: unknown;
}

export interface KeptRooms {
  /** The state of each room, by its id. */
  addresses: Record<string, string>;
  carried: Carried | null;
}

export interface Kept {
  app: KeptApp;
  rooms: KeptRooms;
}

/** Saves it in the page's history entry, for one reload. */
const NAME = 'backflow-kept-1';

type Entry = Pick<History, 'state' | 'replaceState'>;

export function keep(history: Entry, kept: Kept): void {
  history.replaceState({ [NAME]: kept }, '');
}

/** Takes what was saved. The next reload starts from the address. */
export function takeKept(history: Entry): Kept | null {
  const { state } = history as { state: { [NAME]?: Kept } | null };
  const kept = state?.[NAME];
  if (!kept) return null;
  history.replaceState(null, '');
  return kept;
}
