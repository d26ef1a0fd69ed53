/** The stage's first line in words. */
import { hasKey, t } from '../../../i18n/index.svelte';
import type { App } from '../../../state/network/app.svelte';
import { taskOf } from '../../../state/network/data/task';
import type { Settings } from '../../../state/network/settings';
import { formatCount, formatNumber, formatPercent } from '../../../ui/format';

/** A question that fits the data; own data and data sets without a question of their own have a general one. */
export function question(settings: Pick<Settings, 'own' | 'dataset'>, classes: number): string {
  const key = `question.${settings.dataset}`;
  if (settings.own === '' && hasKey(key)) return t(key);
  return t(classes > 0 ? 'question.classes' : 'question.values');
}

/** A question before the first step and while it is played slowly; afterwards the figures of the test points, if there are any. */
export function headline({ run, settings, opening }: Pick<App, 'run' | 'settings' | 'opening'>): string {
  const result = run.frame?.result;
  if (!run.catalog || !result) return '';
  if (result.step === 0 || opening.on) return question(settings, taskOf(run.catalog, settings).classes);
  const one = result.step === 1 ? '.one' : '';
  const steps = formatCount(result.step);
  const accuracy = result.testAccuracy ?? result.accuracy;
  return accuracy === null
    ? t(`headline.loss${one}`, { loss: formatNumber(result.testLoss ?? result.dataLoss), steps })
    : t(`headline.accuracy${one}`, { accuracy: formatPercent(accuracy), steps });
}
