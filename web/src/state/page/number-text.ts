/** Numbers as people write and paste them, read as answers are. */
import { parseNumber } from 'backflow/answers';

export { parseNumber };

/** Like `parseNumber`, but null for numbers that the engine can't take. */
export function readNumber(text: string): number | null {
  const value = parseNumber(text);
  return value !== null && Number.isFinite(value) ? value : null;
}
