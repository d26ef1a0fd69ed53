/** A drill as a course of one step, with the words that every drill has. */
import type { Engine } from '../../page/engine.svelte';
import { t } from '../../../i18n/index.svelte';
import type { Paragraph } from '../../../lessons/format';
import type { Course } from '../course';
import { drawDrill } from './drill';
import type { Level } from './levels';
import { levelTitle } from './title';

const said = (...texts: string[]): Paragraph[] => texts.map((text) => [text]);

export async function fetchDrill(engine: Pick<Engine, 'lesson'>, level: Level, seed: number): Promise<Course> {
  const { step, scene } = await drawDrill(level, seed, (request) => engine.lesson(request));
  const title = levelTitle(level);
  const blanks = step.question && 'blanks' in step.question ? step.question.blanks.map(({ id }) => id) : [];
  return {
    lesson: 'drill',
    title,
    claim: [],
    steps: [
      {
        step,
        scene: { graph: scene },
        recall: false,
        words: {
          title,
          text: [...said(t(`drill.text.${level}`)), [{ code: scene.text.split('\n').join('; ') }]],
          ask: said(t('drill.ask', { names: blanks.map((name) => `∂${name}`).join(', ') })),
          after: said(t('drill.after')),
          hints: said(t('drill.hint.first'), t('drill.hint.second')),
          choices: {},
          mistakes: {},
          labels: {},
        },
      },
    ],
  };
}
