import type { words as source } from '../../en/parts';
import { cards } from './cards';
import { sheet } from './sheet';

export const words: Record<keyof typeof source, string> = { ...sheet, ...cards };
