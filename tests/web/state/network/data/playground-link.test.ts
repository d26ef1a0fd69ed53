// @vitest-environment node
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlaygroundLink } from '../../../../../web/src/state/network/data/task';
import { readPlaygroundLink } from '../../../../../web/src/state/network/data/playground-link';
import { defaultSettings } from '../../../../../web/src/state/network/settings';
import { readAddress, writeAddress } from '../../../../../web/src/state/network/address';
import { backflow, catalog } from '../../../catalog';
import { toConfig } from '../../../../../web/src/state/network/settings';

const faults = JSON.parse(
  readFileSync(new URL('../../../../fixtures/reported-faults.json', import.meta.url), 'utf8'),
) as { links: { hash: string }[] };

describe('links of TensorFlow Playground', () => {
  it('are recognized, and no other links are', () => {
    for (const { hash } of faults.links) expect(isPlaygroundLink(hash)).toBe(true);
    for (const hash of ['', '#v=1&d=spiral', '#gates=abc', '#v=1&own=2.2.1networkShape'])
      expect(isPlaygroundLink(hash)).toBe(false);
  });

  it('are taken as far as they go', () => {
    const { settings, taken, left } = readPlaygroundLink(faults.links[0]!.hash, catalog);
    expect(settings).toEqual({
      ...defaultSettings(),
      dataset: 'circle',
      noise: 0,
      hidden: [4, 2],
      loss: 'squared-error',
      regularization: 0,
    });
    expect(taken.sort()).toEqual(
      [
        ...['activation', 'batchSize', 'dataset', 'features', 'hidden', 'learningRate', 'loss', 'noise'],
        ...['regularization', 'trainFraction'],
      ].sort(),
    );
    expect(left).toEqual([{ key: 'seed', value: '0.59704', why: 'other' }]);
  });

  it('name what is not taken, and why', () => {
    const { settings, left } = readPlaygroundLink(
      '#activation=swish&networkShape=0,4&dataset=iris&learningRate=abc&noise=15&percTrainData=80&discretize=true' +
        '&regularization=L2&cosX=true&x=false&sinY=true&initZero=true&foo=bar',
      catalog,
    );
    expect(settings).toMatchObject({
      noise: 0.15,
      trainFraction: 0.8,
      regularizer: 'l2',
      features: ['y', 'sin_y'],
      initializer: 'zeros',
      hidden: defaultSettings().hidden,
    });
    expect(left.map(({ key, why }) => [key, why])).toEqual([
      ['dataset', 'nothing'],
      ['activation', 'nothing'],
      ['networkShape', 'value'],
      ['learningRate', 'value'],
      ['discretize', 'nothing'],
      ['foo', 'nothing'],
      ['cosX', 'nothing'],
    ]);
  });

  it('always give a configuration that trains, and that this page’s own link carries', () => {
    const text = fc.oneof(
      fc.constantFrom('true', 'false', '', '0', '3', '0.03', '50', '4,2', '1e9', 'NaN', 'circle', 'reg-plane', 'L1'),
      fc.string({ maxLength: 8 }),
    );
    const keys = [
      ...['activation', 'regularization', 'batchSize', 'dataset', 'regDataset', 'learningRate', 'noise', 'seed'],
      ...['regularizationRate', 'networkShape', 'percTrainData', 'problem', 'x', 'y', 'cosX', 'sinY', 'initZero', 'z'],
    ];
    const hash = fc
      .array(fc.tuple(fc.constantFrom(...keys), text), { maxLength: 12 })
      .map((parts) => `#${parts.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&')}`);
    fc.assert(
      fc.property(hash, (given) => {
        const { settings } = readPlaygroundLink(given, catalog);
        expect(readAddress(writeAddress(settings, catalog), catalog)).toEqual({ settings, problems: [] });
        const trainer = backflow.trainer(toConfig(settings, catalog));
        expect(trainer.step(1).step).toBe(1);
        trainer.dispose();
      }),
      { numRuns: 200 },
    );
  });
});
