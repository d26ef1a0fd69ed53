/**
 * The configuration in the page's address: `#v=1&d=spiral&n=300`. Only settings that differ from the defaults are written.
 * The defaults of hyperparameters are those of the optimizer.
 */
import type { Catalog, TrainerState } from 'backflow';
import type { Refusal } from './codecs';
import { MOST_LINK, STATE_KEY, takeCarried, withCarried } from './link';
import { startOf } from './optimizers';
import {
  contextOf,
  defaultSettings,
  SETTING_NAMES,
  SETTINGS,
  writeSetting,
  type SettingName,
  type Settings,
} from './settings';

export const ADDRESS_VERSION = '1';

/** A part of the address that could not be used. Its setting keeps the default. */
export type AddressProblem =
  | { kind: 'version'; key: string; value: string }
  | { kind: 'unknown'; key: string; value: string }
  | { kind: 'twice'; key: string; value: string }
  /** Own data that the link does not hold, or that is damaged. */
  | { kind: 'own-away' | 'own-broken'; key: string; value: string }
  | { kind: 'state'; key: string; value: string }
  | { kind: 'refused'; key: string; value: string; setting: SettingName; refusal: Refusal };

export interface AddressReading {
  settings: Settings;
  problems: AddressProblem[];
  /** The trained net of a link. */
  state?: TrainerState;
  /** The link hides the controls. */
  bare?: boolean;
}

/** The page never writes a longer hash; the rest is ignored. */
const MAX_LENGTH = 2 * MOST_LINK;

/** Reads a hash. Each part is accepted or rejected on its own. */
export function readAddress(hash: string, catalog: Catalog): AddressReading {
  const given = new Map<string, string>();
  const problems: AddressProblem[] = [];
  for (const [key, value] of new URLSearchParams(hash.replace(/^#/, '').slice(0, MAX_LENGTH))) {
    if (given.has(key)) problems.push({ kind: 'twice', key, value });
    else given.set(key, value);
  }
  const version = given.get('v');
  if (version !== undefined && version !== ADDRESS_VERSION)
    problems.push({ kind: 'version', key: 'v', value: version });
  given.delete('v');

  const carried = takeCarried(given);
  if (carried.broken !== undefined) problems.push({ kind: 'state', key: STATE_KEY, value: carried.broken });
  const settings = defaultSettings();
  // In the table's order: the dataset comes before its numbers of classes, and these before the losses that fit them.
  for (const name of SETTING_NAMES) {
    const text = given.get(SETTINGS[name].key);
    given.delete(SETTINGS[name].key);
    if (text === undefined) continue;
    const reading = SETTINGS[name].codec.read(text, contextOf(catalog, settings));
    if ('value' in reading) {
      assign(settings, name, reading.value);
      if (name === 'optimizer') Object.assign(settings, startOf(catalog, settings.optimizer));
    } else
      problems.push({ kind: 'refused', key: SETTINGS[name].key, value: text, setting: name, refusal: reading.refusal });
  }
  for (const [key, value] of given) problems.push({ kind: 'unknown', key, value });
  const { state, bare } = carried;
  return { settings, problems, ...(state && { state }), ...(bare && { bare }) };
}

/** The hash for these settings; empty if all are defaults. */
export function writeAddress(settings: Settings, catalog: Catalog): string {
  const defaults = defaultSettings();
  const omitted = { ...defaults, ...startOf(catalog, settings.optimizer), optimizer: defaults.optimizer };
  const parts = SETTING_NAMES.flatMap((name) => {
    const written = writeSetting(settings, name);
    return written === writeSetting(omitted, name) ? [] : [`${SETTINGS[name].key}=${encode(written)}`];
  });
  return parts.length === 0 ? '' : `#v=${ADDRESS_VERSION}&${parts.join('&')}`;
}

function assign(settings: Settings, name: SettingName, value: unknown): void {
  (settings as unknown as Record<SettingName, unknown>)[name] = value;
}

/** Commas, colons and slashes stay readable. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%2F', '/');
}

/** The hash of a link to the room; `carries`: it has the trained net, which may be too large. */
export async function linkTo(
  { run, settings }: { run: { catalog: Catalog | null; snapshot(): Promise<TrainerState | null> }; settings: Settings },
  { trained, hidden }: { trained: boolean; hidden: boolean },
): Promise<{ hash: string; carries: boolean }> {
  const state = trained ? await run.snapshot() : null;
  return withCarried(writeAddress(settings, run.catalog!), ADDRESS_VERSION, { state, hidden });
}
