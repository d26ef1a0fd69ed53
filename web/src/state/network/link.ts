/** What a link carries beside the settings: the trained net, and whether the controls are hidden. */
import type { TrainerState } from 'backflow';
import { fromBase64Url, toBase64Url } from '../page/base64';

/** The most characters of a link's hash. Longer addresses are cut off by some programs. */
export const MOST_LINK = 8000;
export const STATE_KEY = 's';
const VIEW_KEY = 'view';
const BARE = 'bare';

export interface Carried {
  state?: TrainerState;
  bare?: boolean;
  /** The text of a state that can't be read. */
  broken?: string;
}

/** Takes these parts out of an address. */
export function takeCarried(given: Map<string, string>): Carried {
  const carried: Carried = {};
  const text = given.get(STATE_KEY);
  if (text !== undefined) {
    given.delete(STATE_KEY);
    const state = readState(text);
    if (state) carried.state = state;
    else carried.broken = text;
  }
  if (given.get(VIEW_KEY) === BARE) {
    given.delete(VIEW_KEY);
    carried.bare = true;
  }
  return carried;
}

/** A hash with these parts added. The net is left out if it is too large: `carries` says so. */
export function withCarried(
  hash: string,
  version: string,
  { state, hidden }: { state: TrainerState | null; hidden: boolean },
): { hash: string; carries: boolean } {
  const base = (hash || `#v=${version}`) + (hidden ? `&${VIEW_KEY}=${BARE}` : '');
  const whole = state && `${base}&${STATE_KEY}=${writeState(state)}`;
  return whole !== null && whole.length <= MOST_LINK ? { hash: whole, carries: true } : { hash: base, carries: false };
}

/** `3.` and the bytes in base64url: the version of the state's format comes first. */
function writeState({ version, bytes }: TrainerState): string {
  return `${version}.${toBase64Url(bytes)}`;
}

function readState(text: string): TrainerState | null {
  const [, version, base64] = /^(\d+)\.([\w-]+)$/.exec(text) ?? [];
  if (version === undefined || base64 === undefined) return null;
  try {
    // The engine knows which versions there are.
    const known = Number(version) as TrainerState['version'];
    return { format: 'backflow-trainer', version: known, bytes: fromBase64Url(base64) };
  } catch {
    return null;
  }
}
