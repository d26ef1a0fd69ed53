/** The words of the lesson that is open follow the language, also while another room is seen. */
import { untrack } from 'svelte';
import { locale } from '../../i18n/index.svelte';
import type { LessonsState } from './lessons.svelte';

export function followLanguage(lessons: LessonsState): void {
  $effect.root(() => {
    $effect(() => {
      void locale.current;
      untrack(() => void lessons.translate());
    });
  });
}
