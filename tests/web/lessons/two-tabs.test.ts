/** What two tabs of the page keep in the same storage. */
import { expect, test, vi } from 'vitest';
import { Streak } from '../../../web/src/state/lessons/drill/streak.svelte';
import { ProgressKeeper } from '../../../web/src/state/lessons/progress.svelte';
import { Ledger } from '../../../web/src/state/lessons/receipts/ledger.svelte';

test('progress, answers and streaks of both are kept; a full storage takes nothing back', () => {
  const [one, other] = [new ProgressKeeper(), new ProgressKeeper()];
  one.record('nudge.graph', 'right');
  other.record('nudge.rise', 'shown');
  const both = new ProgressKeeper();
  expect([both.outcome('nudge.graph'), both.missed]).toEqual(['right', ['nudge.rise']]);

  const attempt = (step: string) => ({ step, seed: 0, shown: true }) as const;
  const [first, second] = [new Ledger(), new Ledger()];
  first.add('nudge', attempt('nudge.graph'));
  second.add('nudge', attempt('nudge.rise'));
  first.renew();
  expect(first.of('nudge').map(({ step }) => step)).toEqual(['nudge.graph', 'nudge.rise']);
  const full = vi.spyOn(localStorage, 'setItem').mockImplementation(() => {
    throw new Error('full');
  });
  first.add('nudge', attempt('nudge.name'));
  first.add('nudge', attempt('nudge.order'));
  expect(full).toHaveBeenCalledTimes(2);
  full.mockRestore();
  expect(first.of('nudge')).toHaveLength(4);

  const [left, right] = [new Streak(), new Streak()];
  for (let time = 0; time < 3; ++time) left.record('scalars', true);
  right.record('scalars', true);
  expect([right.now, new Streak().best('scalars')]).toEqual([1, 3]);
});
