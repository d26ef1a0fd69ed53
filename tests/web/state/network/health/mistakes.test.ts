// Every mistake on purpose: its net has a place for it, the check finds it soon and after a while, and the net learns or not.
import { expect, test } from 'vitest';
import { MISTAKEN_NETS } from '../../../../../web/src/state/network/health/mistakes';
import { reconcile } from '../../../../../web/src/state/network/reconcile';
import { defaultSettings, toConfig } from '../../../../../web/src/state/network/settings';
import { checkGradients } from '../../../../../web/src/engine/worker/network/questions';
import { backflow, catalog } from '../../../catalog';

/** On the page, each takes less than two seconds. */
const STEPS = [5, 300];

test.each(MISTAKEN_NETS)('$mistake is found by the check, and mended', ({ mistake, settings: change }) => {
  const { settings } = reconcile(catalog, { ...defaultSettings(), ...change });
  const trainer = backflow.trainer(toConfig(settings, catalog));
  trainer.makeMistake(mistake);
  for (const steps of STEPS) {
    const result = trainer.step(steps);
    const loop = { result } as Parameters<typeof checkGradients>[0]['loop'];
    const { parameters, suspects, nodes, step } = checkGradients({ trainer, loop });
    expect(step).toBe(result.step);
    expect(
      parameters.some(({ wrong, worst }) => wrong > 0 && worst.verdict === 'wrong'),
      `${steps}`,
    ).toBe(true);
    expect(suspects.length).toBeGreaterThan(0);
    for (const { node, expected, found } of suspects) {
      expect(nodes.some(({ id }) => id === node)).toBe(true);
      expect(found).not.toBe(expected);
    }
    trainer.makeMistake(null);
    const mended = checkGradients({ trainer, loop });
    expect(mended.suspects).toEqual([]);
    expect(mended.parameters.every(({ wrong }) => wrong === 0)).toBe(true);
    trainer.makeMistake(mistake);
  }
  trainer.dispose();
});

test('nets learn with wrong gradients: the loss of most is as low as of a right one', () => {
  const losses = MISTAKEN_NETS.map(({ mistake, settings: change }) => {
    const { settings } = reconcile(catalog, { ...defaultSettings(), ...change });
    const trainer = backflow.trainer(toConfig(settings, catalog));
    trainer.makeMistake(mistake);
    const { dataLoss } = trainer.step(2000);
    trainer.dispose();
    return { mistake, dataLoss };
  });
  expect(losses.filter(({ dataLoss }) => dataLoss < 0.2).length, JSON.stringify(losses)).toBeGreaterThan(3);
});
