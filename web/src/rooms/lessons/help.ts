/** The help about the Lessons room. */
import { t } from '../../i18n/index.svelte';
import { keyTable, ofShortcuts, said, type Help, type HelpEntry } from '../../state/page/help';
import { PAGE_SHORTCUTS } from '../../state/page/shortcuts';

const KEYS: HelpEntry[] = [
  [['n'], 'lessons.next'],
  [['b'], 'lessons.back'],
  [['.'], 'help.lessons.on'],
  [[','], 'help.lessons.off'],
  [['Enter'], 'help.lessons.enter'],
];

/** The help in the current language. The room's words must have been fetched. */
export function lessonsHelp(): Help {
  return {
    intro: [t('help.lessons.intro')],
    how: (['answer', 'skip', 'repair', 'drill', 'daily', 'keep'] as const).map((what) => t(`help.lessons.how.${what}`)),
    tables: [
      keyTable('help.lessons.keys', said(KEYS)),
      keyTable('help.lessons.everywhere', said(ofShortcuts(PAGE_SHORTCUTS))),
    ],
  };
}
