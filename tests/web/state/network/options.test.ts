// @vitest-environment node
// Options of the engine that have no setting of their own, the sheet that lists them, and the chips of what was changed.
import { describe, expect, it } from 'vitest';
import { effectsOf } from '../../../../web/src/state/network/effects';
import { chipsOf } from '../../../../web/src/state/network/chips';
import { forLayers, optionValue, readOption, withOption } from '../../../../web/src/state/network/options';
import { reconcile } from '../../../../web/src/state/network/reconcile';
import {
  contextOf,
  defaultSettings,
  liveChanges,
  optionsWithoutRow,
  SETTING_NAMES,
  SETTINGS,
  toConfig,
  writeSetting,
  type Settings,
} from '../../../../web/src/state/network/settings';
import { startOf } from '../../../../web/src/state/network/optimizers';
import { found, sheetRows } from '../../../../web/src/state/network/sheet';
import { backflow, catalog } from '../../catalog';

const settings = defaultSettings();
const option = (path: string) => optionsWithoutRow(catalog).find(({ name }) => name === path)!;

/** Options of given data, which the data panel makes, and the list of layers, whose entries have rows. */
const WITHOUT_CONTROL = ['rows', 'labels', 'layers'];

describe('the sheet', () => {
  it('has a row for every option of the engine, and of every optimizer', () => {
    for (const optimizer of catalog.optimizers) {
      const all = { ...settings, ...startOf(catalog, optimizer.name), dataset: 'spiral', regularizer: 'l2' };
      const rows = sheetRows(catalog, all);
      const shown = new Set(
        rows.map((row) => (row.kind === 'setting' ? SETTINGS[row.name].path : row.option.name)).filter(Boolean),
      );
      const expected = catalog.options.filter(
        ({ name, kind, optimizers }) =>
          !WITHOUT_CONTROL.includes(kind) &&
          (!optimizers || optimizers.includes(optimizer.name)) &&
          // Those of other schedules don't apply.
          !/^schedule\.(?!name|warmup)/.test(name),
      );
      expect([...shown].sort()).toEqual(expected.map(({ name }) => name).sort());
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    }
  });

  it('has the options of the chosen schedule, and no others', () => {
    for (const { name, hyperparameters } of catalog.schedules) {
      const rows = sheetRows(catalog, { ...settings, options: { 'schedule.name': name } });
      const shown = rows.map(({ id }) => id).filter((id) => /^schedule\.(?!name|warmup)/.test(id));
      expect(shown.sort(), name).toEqual(hyperparameters.map((row) => `schedule.${row.name}`).sort());
    }
    // Choosing another schedule drops them.
    const options = { 'schedule.name': 'step', 'schedule.every': 10, 'schedule.warmup': 5 };
    expect(reconcile(catalog, { ...settings, options }).settings.options).toEqual(options);
    expect(
      reconcile(catalog, { ...settings, options: { ...options, 'schedule.name': 'cosine' } }).settings.options,
    ).toEqual({ 'schedule.name': 'cosine', 'schedule.warmup': 5 });
  });

  it('leaves out what does not apply', () => {
    const ids = (changes: Partial<Settings>) => sheetRows(catalog, { ...settings, ...changes }).map(({ id }) => id);
    expect(ids({})).not.toContain('regularization');
    expect(ids({ regularizer: 'l1' })).toContain('regularization');
    expect(ids({})).toContain('momentum');
    expect(ids(startOf(catalog, 'adam'))).not.toContain('momentum');
    expect(ids(startOf(catalog, 'adam'))).toContain('optimizer.beta1');
  });

  it('finds every word of a query in any of the texts', () => {
    expect(found('batch', ['Batch size'])).toBe(true);
    expect(found('size  BATCH', ['Batch size'])).toBe(true);
    expect(found('배치', ['Batch size', '배치 크기'])).toBe(true);
    expect(found('batch rate', ['Batch size'])).toBe(false);
  });
});

describe('options', () => {
  it('are kept only where they differ from the engine’s defaults', () => {
    const row = option('shuffle');
    const off = withOption({}, row, false, 2);
    expect(off).toEqual({ shuffle: false });
    expect(withOption(off, row, true, 2)).toEqual({});
    expect(optionValue({}, row)).toBe(true);
    expect(toConfig({ ...settings, options: off }, catalog)).toMatchObject({ shuffle: false });
  });

  it('of layers have a value for each', () => {
    const row = { ...option('precision'), name: 'layers.x', kind: 'number' as const, perLayer: true, default: 0 };
    const one = withOption({}, row, 0.5, 3, 1);
    expect(one).toEqual({ 'layers.x': [0, 0.5, 0] });
    expect(withOption(one, row, 0, 3, 1)).toEqual({});
    const known = { ...catalog, options: [...catalog.options, row] };
    expect(forLayers(known, one, 2)).toEqual({ 'layers.x': [0, 0.5] });
    expect(forLayers(known, one, 4)).toEqual({ 'layers.x': [0, 0.5, 0, 0] });
    expect(forLayers(known, one, 0)).toEqual({});
  });

  it('reject what the engine would reject', () => {
    for (const row of optionsWithoutRow(catalog))
      expect(readOption(row, 'nonsense'), row.name).toHaveProperty('refusal.option', row.name);
    const read = (text: string) => SETTINGS.options.codec.read(text, contextOf(catalog, settings));
    expect(read('shuffle:0,precision:float64')).toEqual({ value: { shuffle: false, precision: 'float64' } });
    expect(read('shuffle:1')).toEqual({ value: {} });
    expect(read('nothing:1')).toMatchObject({ refusal: { reason: 'choice' } });
    expect(read('noise:1')).toMatchObject({ refusal: { reason: 'choice' } });
  });

  it('of every kind are accepted by the engine, at their defaults and when changed', () => {
    for (const row of optionsWithoutRow(catalog)) {
      const value = row.choices ? row.choices.at(-1)! : row.kind === 'boolean' ? !row.default : row.range!.min;
      const options = withOption({}, row, value, 2);
      const trainer = backflow.trainer(toConfig(reconcile(catalog, { ...settings, options }).settings, catalog));
      trainer.dispose();
    }
  });

  it('of layers and schedules change a run that goes on', () => {
    const trainer = backflow.trainer(toConfig(settings, catalog));
    trainer.step(3);
    const options = { 'layers.frozen': [true, false], 'layers.dropout': [0, 0.25], 'schedule.name': 'cosine' };
    trainer.configure(liveChanges({ ...settings, options }, catalog));
    expect(trainer.config.layers).toMatchObject([
      { units: 6, frozen: true, dropout: 0 },
      { units: 4, frozen: false, dropout: 0.25 },
    ]);
    expect(trainer.config.schedule).toMatchObject({ name: 'cosine' });
    trainer.configure(liveChanges(settings, catalog));
    expect(trainer.config.layers).toMatchObject([{ frozen: false }, { dropout: 0 }]);
    expect(trainer.config.schedule).toMatchObject({ name: 'constant' });
    trainer.dispose();
  });

  it('start anew only if the engine says so', () => {
    const effects = (options: Settings['options']) => [...effectsOf(catalog, settings, { ...settings, options })];
    expect(effects({ shuffle: false })).toEqual(['live']);
    expect(effects({ precision: 'float64' })).toEqual(['rebuild']);
  });
});

describe('chips', () => {
  const changed: Settings = {
    ...settings,
    dataset: 'spiral',
    ...startOf(catalog, 'adam'),
    hyperparameters: { beta1: 0.5 },
    options: { shuffle: false },
  };

  it('name what differs from the defaults, of the chosen optimizer too', () => {
    expect(chipsOf(catalog, settings)).toEqual([]);
    expect(chipsOf(catalog, changed).map(({ id, value }) => [id, value])).toEqual([
      ['dataset', 'Spiral'],
      ['optimizer', 'Adam'],
      ['optimizer.beta1', '0.5'],
      ['shuffle', 'Off'],
    ]);
  });

  it('restore the defaults one by one', () => {
    let left = changed;
    for (let count = 4; count > 0; --count) {
      const chips = chipsOf(catalog, left);
      expect(chips.length).toBeLessThanOrEqual(count);
      if (chips[0]) left = { ...left, ...chips.at(-1)!.without(left) };
    }
    expect(SETTING_NAMES.filter((name) => writeSetting(left, name) !== writeSetting(settings, name))).toEqual([]);
  });
});
