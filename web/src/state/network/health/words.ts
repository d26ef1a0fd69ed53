/** Findings and remedies in words. Numbers come from the engine. */
import type { Catalog, Finding, Remedy } from 'backflow';
import { t } from '../../../i18n/index.svelte';
import { formatCount, formatNumber, formatPercent } from '../../../ui/format';
import { optionName, settingName } from '../messages';
import { optionValue } from '../options';
import { differences, optionsWithoutRow, type Settings } from '../settings';
import { optionWords, settingWords } from '../words';
import type { FindingGroup } from './groups';
import { settingsOf } from './remedy';

const SHARES = ['share', 'recall', 'accuracy', 'testAccuracy'];
const COUNTS = ['layers', 'largestLayer', 'units', 'steps', 'class'];

function figureText(name: string, value: number): string {
  if (SHARES.includes(name)) return formatPercent(value);
  return COUNTS.includes(name) ? formatCount(value) : formatNumber(value);
}

export function findingTitle({ code }: Finding): string {
  return t(`finding.${code}`);
}

/** What was measured, and why it keeps the net from training. */
export function findingText({ code, layer = 0, figures }: Finding): string {
  const words = Object.entries(figures).map(([name, value]) => [name, figureText(name, value)]);
  return t(`finding.${code}.text`, { ...Object.fromEntries(words), layer });
}

/** Every layer of a finding, such as `layers 1, 2`; empty if it is not about a layer. */
export function layersText({ finding, others }: FindingGroup): string {
  if (finding.layer === undefined) return '';
  if (others.length === 0) return t('health.layer', { layer: finding.layer });
  return t('health.layers', { layers: [finding, ...others].map(({ layer }) => layer).join(', ') });
}

/** Where else it was found, with what was measured there; empty if nowhere. */
export function othersText({ others }: FindingGroup): string {
  if (others.length === 0) return '';
  const places = others.map(({ layer = 0, figures }) => {
    const [[name, value] = ['', 0]] = Object.entries(figures);
    return t('health.place', { layer, figure: figureText(name, value) });
  });
  return t('health.others', { places: places.join(', ') });
}

/** What a remedy sets, such as `Learning rate: 0.3`. */
export function remedyText(catalog: Catalog, settings: Settings, { changes }: Remedy): string {
  if (changes.data) return t('health.set.data');
  const after = { ...settings, ...settingsOf(catalog, settings, changes) };
  const own = differences(settings, after)
    .filter((name) => name !== 'options')
    .map((name) => t('health.set', { name: settingName(name), value: settingWords(catalog, after, name) }));
  const others = optionsWithoutRow(catalog)
    .filter((row) => optionValue(settings.options, row) !== optionValue(after.options, row))
    .map((row) =>
      t('health.set', { name: optionName(row.name), value: optionWords(row, optionValue(after.options, row)) }),
    );
  return [...own, ...others].join(' · ');
}
