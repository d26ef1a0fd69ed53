/** Words of the parts of the Network room that are fetched when they are first opened. */
import { cards } from './cards';
import { sheet } from './sheet';

export const words = { ...sheet, ...cards } as const;
