/** Sentences about the run and about rejected entries, in the current language. */
import type { DeathCause } from '../../engine/page/client';
import type { Frame } from '../../engine/protocol/messages';
import { t, tName } from '../../i18n/index.svelte';
import { formatCount, formatNumber, formatPercent } from '../../ui/format';
import type { AddressProblem } from './address';
import type { Refusal } from './codecs';
import type { SettingName } from './settings';

export function settingName(name: SettingName): string {
  return t(`setting.${name}`);
}

/** The name of an option without a setting of its own. */
export function optionName(path: string, title = path): string {
  const [head, name] = path.split('.');
  if (head === 'optimizer') return tName('hyperparameter', { name: name!, title });
  return tName('option', { name: path, title });
}

/** The state of a run in words, for screen readers. */
export function summary({ result }: Frame): string {
  const words = { step: formatCount(result.step), loss: formatNumber(result.loss) };
  if (result.accuracy === null) return t('summary.noAccuracy', words);
  return t('summary', { ...words, accuracy: formatPercent(result.accuracy) });
}

/** Why a run with a goal stopped. */
export function reachedText({ reached, result }: Frame): string {
  const step = formatCount(result.step);
  if (reached?.kind === 'steps') return t('until.reached.steps', { step });
  if (reached?.kind === 'patience') return t('until.reached.patience', { step, epochs: formatCount(reached.epochs) });
  const accuracy = formatPercent(result.testAccuracy ?? result.accuracy ?? 0);
  if (reached?.kind === 'accuracy') return t('until.reached.accuracy', { step, accuracy });
  return t('until.reached.loss', { step, loss: formatNumber(result.testLoss ?? result.dataLoss) });
}

export function restartedText(cause: DeathCause, step: number): string {
  return t(`status.${cause}`, { step: formatCount(step) });
}

export function resumedText(step: number): string {
  return t('status.resumed', { step: formatCount(step) });
}

export function refusalText(setting: SettingName, refusal: Refusal): string {
  const name = refusal.option === undefined ? settingName(setting) : optionName(refusal.option);
  switch (refusal.reason) {
    case 'number':
      return t(refusal.range.integer ? 'refusal.integer' : 'refusal.number', { name, ...bounds(refusal.range) });
    case 'range':
      return t('refusal.range', { name, ...bounds(refusal.range) });
    case 'layers':
      return t('refusal.layers', { name, ...bounds(refusal.range), layers: refusal.layers.max });
    case 'own':
      return t('refusal.own');
    case 'choice':
    case 'empty':
      return t(`refusal.${refusal.reason}`, { name, options: refusal.options.join(', ') });
  }
}

export function problemText(problem: AddressProblem): string {
  const value = shorten(problem.value);
  const key = shorten(problem.key);
  if (problem.kind === 'unknown' && value === '') return t('problems.unknown.bare', { key });
  if (problem.kind !== 'refused') return t(`problems.${problem.kind}`, { key, value });
  return t('problems.refused', { key, value, why: refusalText(problem.setting, problem.refusal) });
}

function bounds({ min, max }: { min: number; max: number }): { min: string; max: string } {
  return { min: formatBound(min), max: formatBound(max) };
}

/** Writes bounds exactly: 4294967295 must not become a rounded power of ten. */
function formatBound(bound: number): string {
  return Number.isInteger(bound) ? formatCount(bound) : String(bound);
}

/** The user's text, shortened to fit a sentence. */
export function shorten(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`;
}
