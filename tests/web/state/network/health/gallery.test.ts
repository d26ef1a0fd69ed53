// Every broken net is diagnosed, and its first remedy works with five seeds.
import type { Finding, Trainer, TrainerConfig } from 'backflow';
import { beforeAll, expect, test } from 'vitest';
import { dataWith } from '../../../../../web/src/state/network/data/own.svelte';
import { BROKEN_NETS, type BrokenNet } from '../../../../../web/src/state/network/health/gallery';
import { repeatedData, settingsOf } from '../../../../../web/src/state/network/health/remedy';
import { reconcile } from '../../../../../web/src/state/network/reconcile';
import { defaultSettings, toConfig, type Settings } from '../../../../../web/src/state/network/settings';
import { backflow, catalog } from '../../../catalog';

const SEEDS = [1, 2, 3, 4, 5];
/** Updates before the diagnosis, and after the remedy. On the page they take less than two seconds. */
const BROKEN_STEPS = 6000;
const MENDED_STEPS = 6000;

beforeAll(() => backflow.dataset('penguins'));

function configOf(settings: Settings, own = null as ReturnType<NonNullable<BrokenNet['own']>> | null): TrainerConfig {
  const config = toConfig(settings, catalog);
  return own ? { ...config, data: dataWith(own, settings) } : config;
}

const found = (trainer: Trainer, code: string): Finding | undefined =>
  trainer.diagnose().find((one) => one.code === code);

/** What a remedy has to reach: other figures than accuracy for nets that were accurate before. */
function isMended(code: string, trainer: Trainer, before: { testLoss: number | null }): boolean {
  const { accuracy, testLoss } = trainer.step(0);
  const { r2 = 0, perClass = [] } = trainer.evaluate();
  if (code === 'overfitting') return testLoss! < before.testLoss! / 4;
  if (code === 'class-imbalance') return perClass[1]!.recall > 0.7;
  return accuracy === null ? r2 > 0.7 : accuracy > 0.95;
}

test.each(BROKEN_NETS)('$code is found, and its remedy works', ({ code, settings: change, own: make }) => {
  const { settings } = reconcile(catalog, { ...defaultSettings(), ...change });
  const own = make?.() ?? null;
  const broken = backflow.trainer(configOf(settings, own));
  const before = broken.step(BROKEN_STEPS);
  const finding = found(broken, code);
  expect(finding?.severity, code).toBe('problem');
  const [remedy] = finding!.remedies;
  const mended = { ...settings, ...settingsOf(catalog, settings, remedy!.changes) };
  const repeated = repeatedData(remedy!);
  for (const seed of SEEDS) {
    const trainer = backflow.trainer(configOf({ ...mended, seed }, own && repeated ? { ...own, ...repeated } : own));
    trainer.step(MENDED_STEPS);
    expect(isMended(code, trainer, before), `${code}, seed ${seed}`).toBe(true);
    trainer.dispose();
  }
  broken.dispose();
});

test('settings of a remedy are the configuration that it asks for', () => {
  const settings = { ...defaultSettings(), hidden: [8, 8], activation: 'relu', learningRate: 3 };
  const changes = {
    layers: [
      { units: 4, activation: 'tanh', dropout: 0, frozen: false },
      { units: 4, activation: 'relu', dropout: 0, frozen: false },
    ],
    standardize: true,
    clip: { norm: 1 },
    optimizer: { learningRate: 0.3 },
    regularizer: { name: 'l2', rate: 0.03 },
  };
  const config = toConfig({ ...settings, ...settingsOf(catalog, settings, changes) }, catalog);
  expect(config).toMatchObject({
    ...changes,
    layers: [
      { units: 4, activation: 'tanh' },
      { units: 4, activation: 'relu' },
    ],
  });
});
