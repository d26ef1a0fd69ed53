// @vitest-environment node
// What the maps show of the data at first.
import { describe, expect, it } from 'vitest';
import { rangesOf, viewOf } from '../../../../../web/src/state/network/data/view';
import { backflow } from '../../../catalog';

describe('the first view', () => {
  it('is that of the first two columns of a table', async () => {
    await backflow.dataset('iris');
    const trainer = backflow.trainer({ data: { name: 'iris' }, layers: [] });
    expect(viewOf(rangesOf(trainer.data)).columns).toEqual([0, 1]);
    trainer.dispose();
  });

  it('is that of the two pixels of an image that vary most', async () => {
    await backflow.dataset('digits');
    const trainer = backflow.trainer({ data: { name: 'digits' }, layers: [] });
    const ranges = rangesOf(trainer.data);
    const { columns } = viewOf(ranges);
    // The first pixel of the picture is always empty.
    expect(ranges[0]!.variance).toBe(0);
    const least = Math.min(...columns.map((column) => ranges[column]!.variance));
    expect(ranges.filter(({ variance }) => variance > least)).toHaveLength(1);
    expect(viewOf(ranges, { columns: [3, 2], at: {} }).columns).toEqual([3, 2]);
    trainer.dispose();
  });
});
