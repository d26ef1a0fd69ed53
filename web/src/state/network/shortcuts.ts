/** The Network room's keys: one for each action of the run, and one to focus each setting. */
import { actionOf, singleKey, type Shortcut } from '../page/shortcuts';
import { SETTING_NAMES, SETTINGS, type SettingName } from './settings';

export type RunAction = 'toggle' | 'phase' | 'step' | 'epoch' | 'reset' | 'inspector';

export const RUN_SHORTCUTS: readonly Shortcut<RunAction>[] = [
  { action: 'toggle', key: ' ', name: 'run.play.hint' },
  { action: 'phase', key: ';', name: 'run.phase.hint' },
  { action: 'step', key: 's', name: 'run.step.hint' },
  { action: 'epoch', key: 'e', name: 'run.epoch.hint' },
  { action: 'reset', key: 'r', name: 'run.reset.hint' },
  { action: 'inspector', key: 'i', name: 'stage.gates.hint' },
];

export function shortcutOf(action: RunAction): string {
  return RUN_SHORTCUTS.find((row) => row.action === action)!.key;
}

export type Meaning = { action: RunAction } | { setting: SettingName };

/** The meaning of a key press; null if it has none here. */
export function meaningOf(event: Parameters<typeof singleKey>[0]): Meaning | null {
  const action = actionOf(RUN_SHORTCUTS, event);
  if (action) return { action };
  const key = singleKey(event);
  const setting = SETTING_NAMES.find((name) => SETTINGS[name].shortcut === key);
  return setting ? { setting } : null;
}
