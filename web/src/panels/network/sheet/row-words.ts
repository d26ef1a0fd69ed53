/** The words of the sheet's rows. */
import { hasKey, t } from '../../../i18n/index.svelte';
import { optionName, settingName } from '../../../state/network/messages';
import type { SheetRow } from '../../../state/network/sheet';

/** The key of a row's name, and of its hint with `.hint` behind it. */
function keyOf(row: SheetRow): string {
  if (row.kind === 'setting') return `setting.${row.name}`;
  return row.kind === 'hyperparameter' ? `hyperparameter.${row.name}` : `option.${row.option.name}`;
}

/** What a row is found by: its name, what it does, its path, and the names that it takes; in `words`, if given. */
export function namesOf(row: SheetRow, words?: Record<string, string>): string[] {
  const key = keyOf(row);
  const said = [key, `${key}.hint`, ...row.choices].map((one) => (words ? words[one] : hasKey(one) ? t(one) : one));
  const title = row.kind === 'setting' ? settingName(row.name) : optionName(row.option.name, row.option.title);
  return [row.id, title, ...said.filter((text) => text !== undefined), ...row.choices];
}

export function hintOf(row: SheetRow): string {
  const key = `${keyOf(row)}.hint`;
  return hasKey(key) ? t(key) : '';
}
