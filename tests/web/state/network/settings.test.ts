// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { readAddress, writeAddress } from '../../../../web/src/state/network/address';
import { rangeOf } from '../../../../web/src/state/network/codecs';
import { parseNumber } from '../../../../web/src/state/page/number-text';
import { reconcile } from '../../../../web/src/state/network/reconcile';
import {
  contextOf,
  defaultSettings,
  differences,
  SETTING_NAMES,
  SETTINGS,
  liveChanges,
  toConfig,
  type SettingName,
} from '../../../../web/src/state/network/settings';
import { startOf } from '../../../../web/src/state/network/optimizers';
import { nearestStop, stopsOf, writeValue } from '../../../../web/src/state/network/sliders';
import { RUN_SHORTCUTS } from '../../../../web/src/state/network/shortcuts';
import { PAGE_SHORTCUTS } from '../../../../web/src/state/page/shortcuts';
import { backflow, catalog } from '../../catalog';

const read = (name: SettingName, text: string) =>
  SETTINGS[name].codec.read(text, contextOf(catalog, defaultSettings()));

describe('the settings table', () => {
  it('has defaults that the engine accepts unchanged', () => {
    const trainer = backflow.trainer(toConfig(defaultSettings(), catalog));
    expect(trainer.config.layers).toMatchObject([
      { units: 6, activation: 'tanh' },
      { units: 4, activation: 'tanh' },
    ]);
    trainer.dispose();
  });

  it('has a fallback that its codec accepts, for every row', () => {
    for (const name of SETTING_NAMES) {
      const text = (SETTINGS[name].codec.write as (value: unknown) => string)(SETTINGS[name].fallback);
      expect(read(name, text)).toEqual({ value: SETTINGS[name].fallback });
    }
  });

  it('names an option of the engine in every row but own data, the speed and the rest, and changes during a run what the engine can', () => {
    for (const name of SETTING_NAMES) {
      const { path, effect } = SETTINGS[name];
      const option = catalog.options.find((one) => one.name === path);
      if (effect === 'pace' || ['options', 'own'].includes(name)) expect(path).toBe('');
      else if (name !== 'hyperparameters') expect([name, option?.live]).toEqual([name, effect === 'live']);
    }
    expect(() => rangeOf(catalog, 'data.nothing')).toThrow('data.nothing');
  });

  it('gives the engine every setting, each under its path', () => {
    const settings = {
      ...defaultSettings(),
      hidden: [3],
      activation: 'relu',
      momentum: 0.5,
      hyperparameters: { nesterov: true },
    };
    expect(toConfig(settings, catalog)).toEqual({
      data: { name: 'circle', classes: 2, samples: 300, noise: 0.1, trainFraction: 0.5, seed: 1 },
      features: ['x', 'y'],
      layers: [{ units: 3, activation: 'relu' }],
      loss: 'cross-entropy',
      optimizer: { name: 'sgd', learningRate: 0.03, momentum: 0.5, nesterov: true },
      batchSize: 10,
      regularizer: { name: 'none', rate: 0.001 },
      initializer: 'xavier',
      seed: 1,
    });
    expect(toConfig({ ...settings, hidden: [] }, catalog).layers).toEqual([]);
    expect(liveChanges(settings, catalog)).toMatchObject({
      optimizer: { name: 'sgd', learningRate: 0.03, momentum: 0.5, nesterov: true },
      batchSize: 10,
      regularizer: { name: 'none', rate: 0.001, biases: false },
      shuffle: true,
    });
  });

  it('gives each layer its activation; the last one stands for later layers', () => {
    const layers = (activation: string, hidden: number[]) =>
      toConfig({ ...defaultSettings(), activation, hidden }, catalog).layers!.map((layer) => layer.activation);
    expect(layers('relu', [3, 3])).toEqual(['relu', 'relu']);
    expect(layers('relu,tanh', [3, 3, 3])).toEqual(['relu', 'tanh', 'tanh']);
    expect(read('activation', 'relu,tanh,tanh')).toEqual({ value: 'relu,tanh' });
    expect(read('activation', 'relu,nothing')).toMatchObject({ refusal: { reason: 'choice' } });
  });

  it('runs every optimizer of the catalog, with its own defaults', () => {
    for (const { name, hyperparameters } of catalog.optimizers) {
      const settings = { ...defaultSettings(), momentum: 0.5, ...startOf(catalog, name) };
      const trainer = backflow.trainer(toConfig(settings, catalog));
      const defaults = Object.fromEntries(hyperparameters.map((row) => [row.name, row.default]));
      expect(trainer.config.optimizer).toEqual({ name, ...defaults });
      trainer.dispose();
    }
  });

  it('gives every setting and every action a different key', () => {
    const actions = [...RUN_SHORTCUTS, ...PAGE_SHORTCUTS];
    const keys = [...SETTING_NAMES.map((name) => SETTINGS[name].shortcut), ...actions.map(({ key }) => key)];
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('names what differs', () => {
    expect(differences(defaultSettings(), { ...defaultSettings(), hidden: [6], batchSize: 'all' })).toEqual([
      'hidden',
      'batchSize',
    ]);
  });
});

describe('entries', () => {
  it.each([
    ['0.5', 0.5],
    [' 3e-2 ', 0.03],
    ['0,25', 0.25],
    ['\u22124', -4],
    ['.5', 0.5],
    ['', null],
    ['NaN', null],
    ['Infinity', null],
    ['0x10', null],
    ['1e', null],
    ['1 2', null],
  ])('reads %j as %j', (text, value) => expect(parseNumber(text)).toBe(value));

  it('rejects values out of range, not whole, or empty', () => {
    expect(read('learningRate', '-1')).toMatchObject({ refusal: { reason: 'range' } });
    expect(read('learningRate', 'fast')).toMatchObject({ refusal: { reason: 'number' } });
    expect(read('samples', '100.5')).toMatchObject({ refusal: { reason: 'number', range: { integer: true } } });
    expect(read('batchSize', 'all')).toEqual({ value: 'all' });
    expect(read('hidden', 'none')).toEqual({ value: [] });
    expect(read('hidden', '1,2,3,4,5,6,7,8,9,10,11')).toMatchObject({ refusal: { reason: 'layers' } });
    expect(read('features', '')).toMatchObject({ refusal: { reason: 'empty' } });
    expect(read('features', 'y,x')).toEqual({ value: ['x', 'y'] });
  });

  it('are written so that they can be read again', () => {
    for (const value of [0, 0.03, 1e-5, 2.5e-7, 10, 4294967295]) expect(parseNumber(writeValue(value))).toBe(value);
  });
});

describe('hyperparameters', () => {
  const settings = { ...defaultSettings(), ...startOf(catalog, 'adam') };
  const readOne = (text: string) => SETTINGS.hyperparameters.codec.read(text, contextOf(catalog, settings));

  it('are read for the optimizer that has them, and defaults are left out', () => {
    expect(readOne('beta1:0.5,beta2:0.999')).toEqual({ value: { beta1: 0.5 } });
    expect(readOne('beta1:2')).toMatchObject({ refusal: { reason: 'range' } });
    expect(readOne('nesterov:1')).toMatchObject({ refusal: { reason: 'choice' } });
    expect(read('hyperparameters', 'nesterov:1')).toEqual({ value: { nesterov: true } });
    expect(read('hyperparameters', 'nesterov:2')).toMatchObject({ refusal: { reason: 'choice', options: ['0', '1'] } });
  });

  it('go into the address and come back', () => {
    const wanted = { ...settings, hyperparameters: { beta1: 0.5 } };
    expect(writeAddress(wanted, catalog)).toBe('#v=1&opt=adam&hp=beta1:0.5');
    expect(readAddress(writeAddress(wanted, catalog), catalog)).toEqual({ settings: wanted, problems: [] });
  });

  it("omits only the optimizer's own defaults from the address", () => {
    for (const learningRate of [0.001, 0.03]) {
      const wanted = { ...settings, learningRate };
      expect(readAddress(writeAddress(wanted, catalog), catalog)).toEqual({ settings: wanted, problems: [] });
    }
    expect(readAddress('#v=1&opt=adam', catalog).settings.learningRate).toBe(0.001);
    expect(readAddress('#v=1&lr=0.1&opt=adam', catalog).settings.learningRate).toBe(0.1);
  });
});

describe('settings that depend on each other', () => {
  it('follow the dataset', () => {
    const wanted = { ...defaultSettings(), dataset: 'circle', classes: 3 };
    expect(reconcile(catalog, wanted)).toMatchObject({ settings: { classes: 2 }, followed: ['classes'] });
  });

  it('replace a loss that needs two classes when there are three', () => {
    const wanted = { ...defaultSettings(), dataset: 'spiral', classes: 3, loss: 'binary-hinge' };
    expect(reconcile(catalog, wanted)).toMatchObject({ settings: { loss: 'cross-entropy' }, followed: ['loss'] });
  });

  it('do not change if they fit', () => {
    expect(reconcile(catalog, defaultSettings())).toEqual({ settings: defaultSettings(), followed: [] });
  });
});

describe('sliders', () => {
  it('have stops only within the engine’s range, and find the nearest stop', () => {
    for (const name of ['samples', 'noise', 'trainFraction', 'learningRate', 'momentum', 'regularization'] as const) {
      const { min, max } = rangeOf(catalog, SETTINGS[name].path);
      const stops = stopsOf(name, catalog) as number[];
      expect(stops.length).toBeGreaterThan(5);
      expect(Math.min(...stops)).toBeGreaterThanOrEqual(min);
      expect(Math.max(...stops)).toBeLessThanOrEqual(max);
      stops.forEach((stop, index) => expect(nearestStop(stops, stop)).toBe(index));
    }
    expect(nearestStop(stopsOf('batchSize', catalog), 'all')).toBe(stopsOf('batchSize', catalog).length - 1);
  });
});
