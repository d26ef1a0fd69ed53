import { t } from '../../../i18n/index.svelte';
import type { Level } from './levels';

/** What a level of the drill is called: `Drill: Scalars`. */
export const levelTitle = (level: Level): string => t('drill.title', { level: t(`drill.level.${level}`) });
