/** Goals of a run, as they are entered. */
import { UNTIL_KINDS, type Until } from '../../engine/protocol/until';
import { readNumber } from '../page/number-text';

export { UNTIL_KINDS, type Until };

/** What the field shows first. */
export const UNTIL_STARTS: Record<Until['kind'], (step: number) => string> = {
  steps: (step) => String(step + 1000),
  loss: () => '0.1',
  accuracy: () => '95',
  patience: () => '20',
};

/** Reads the number of a goal; an accuracy is a percentage. Null if it is not valid. */
export function readGoal(kind: Until['kind'], text: string): number | null {
  const value = readNumber(text.replace('%', ''));
  if (value === null || value < 0) return null;
  if (kind === 'accuracy') return value <= 100 ? value / 100 : null;
  return kind === 'loss' || (Number.isInteger(value) && value > 0) ? value : null;
}

export function goalOf(kind: Until['kind'], value: number): Until {
  switch (kind) {
    case 'steps':
      return { kind, steps: value };
    case 'loss':
      return { kind, below: value };
    case 'accuracy':
      return { kind, above: value };
    case 'patience':
      return { kind, epochs: value };
  }
}

/** How far a run has come to its goal, 0 … 1; null if that can't be said. */
export function shareOf(
  until: Until,
  now: { step: number; loss: number; accuracy: number },
  first: number,
): number | null {
  const share = (value: number): number => Math.min(1, Math.max(0, value));
  if (until.kind === 'steps') return share(now.step / until.steps);
  if (until.kind === 'accuracy') return share(now.accuracy / (until.above || 1));
  if (until.kind === 'patience' || until.below <= 0 || first <= until.below) return null;
  return share(Math.log(first / Math.max(now.loss, until.below)) / Math.log(first / until.below));
}
