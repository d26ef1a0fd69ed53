/** The net of a day as a course of one step, and the line that tells of it. */
import type { Catalog } from 'backflow';
import { t } from '../../../i18n/index.svelte';
import type { Course } from '../course';
import { brokenOn, repairOn, stepOf } from './daily';

/** A day as a course of one step, which is a repair. */
export function dailyCourse(day: number, catalog: Catalog): Course {
  const repair = repairOn(day, catalog);
  const { dataset, cause } = brokenOn(day);
  const title = t('daily.title', { day });
  return {
    lesson: 'daily',
    title,
    claim: [],
    steps: [
      {
        step: { id: stepOf(day), scene: repair.broken, repair },
        scene: repair.broken,
        recall: false,
        words: {
          title,
          text: [[`${t('daily.text', { data: t(`dataset.${dataset}` as 'dataset.circle') })} ${t('daily.how')}`]],
          hints: [[t('daily.hint')], [t(`daily.hint.${cause.code}`)]],
          ...{ ask: [], after: [], choices: {}, mistakes: {}, labels: {} },
        },
      },
    ],
  };
}

/** The line to share, such as `Backflow 37: vanishing gradient mended in 2 moves`. */
export function lineOf(day: number, moves: number): string {
  const cause = t(`daily.cause.${brokenOn(day).cause.code}`);
  return t(moves === 1 ? 'daily.line.one' : 'daily.line', { day, cause, moves });
}
