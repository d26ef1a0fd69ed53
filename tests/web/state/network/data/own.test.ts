// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { freeName } from '../../../../../web/src/state/network/data/keep';
import { writeOwn } from '../../../../../web/src/state/network/data/link-text';
import { OwnDataStore } from '../../../../../web/src/state/network/data/own.svelte';
import { countOf, toPoints, type OwnData } from '../../../../../web/src/state/network/data/own-data';
import { readReference, taskOf, writeReference } from '../../../../../web/src/state/network/data/task';
import { rangesOf, SQUARE, viewOf } from '../../../../../web/src/state/network/data/view';
import { reconcile } from '../../../../../web/src/state/network/reconcile';
import { defaultSettings } from '../../../../../web/src/state/network/settings';
import { backflow, catalog } from '../../../catalog';

const data: OwnData = {
  name: 'three',
  columns: ['a', 'b', 'c'],
  target: 'kind',
  points: Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12),
  labels: Uint8Array.of(0, 1, 2, 0),
  targets: null,
  classNames: ['x', 'y', 'z'],
};

describe('a reference to own data', () => {
  it('says what the data asks of a net', () => {
    expect(readReference('3.4.@my cars')).toEqual({ classes: 3, columns: 4, source: '@my cars' });
    expect(writeReference({ classes: 0, columns: 1, source: '1abc' })).toBe('0.1.1abc');
    for (const text of ['', '1.2.1abc', '7.2.1abc', '3.0.1abc', '3.2.', '3.2.@', '3.2.2abc', '3.2.1a b'])
      expect(readReference(text)).toBeNull();
    expect(taskOf(catalog, { ...defaultSettings(), own: '0.4.@x' })).toEqual({ classes: 0, columns: 4 });
  });

  it('decides the loss', () => {
    const values = reconcile(catalog, { ...defaultSettings(), own: '0.2.@x' });
    expect([values.settings.loss, values.followed]).toEqual(['squared-error', ['loss']]);
    const three = reconcile(catalog, { ...defaultSettings(), own: '3.2.@x', loss: 'binary-hinge' });
    expect(three.settings.loss).toBe('cross-entropy');
  });

  it('leads to the data: in memory, in the link, or nowhere', async () => {
    const { text } = writeOwn(data) as { text: string };
    const store = new OwnDataStore((source) => Promise.resolve(source === text ? data : null));
    const reference = `3.3.${text}`;
    expect(await store.get(reference)).toEqual(data);
    expect(await store.get(`2.3.${text}`)).toBeNull();
    expect(await store.get('3.3.@gone')).toBeNull();
    expect(await store.get('')).toBeNull();
    expect(store.remember(data, '@three')).toBe('3.3.@three');
    expect(await store.get('3.3.@three')).toBe(data);
    expect(store.names).toEqual(['three']);
    // A reload keeps what may be nowhere else.
    const again = new OwnDataStore(() => Promise.resolve(null));
    again.restore(structuredClone(store.keep('3.3.@three')));
    expect(await again.get('3.3.@three')).toEqual(data);
  });

  it('gives names that are free', () => {
    expect(freeName('  cars ', [])).toBe('cars');
    expect(freeName('cars', ['cars', 'cars 2'])).toBe('cars 3');
    expect(freeName('', [''])).toBe(' 2');
  });
});

describe('own data', () => {
  it('trains as it is, and is shown in the range of its points', () => {
    const trainer = backflow.trainer({ data: { ...toPoints(data), trainFraction: 0.5, seed: 1 }, layers: [] });
    expect(trainer.step(3).step).toBe(3);
    expect(countOf(data)).toBe(4);
    const ranges = rangesOf(trainer.data);
    expect(ranges[1]).toEqual({ low: 2, high: 11, mean: 6.5, variance: 11.25 });
    const view = viewOf(ranges, { columns: [2, 0], at: { 1: 5 } });
    expect(view).toMatchObject({ columns: [2, 0], at: [5.5, 5, 7.5] });
    expect(view.y[0]).toBeLessThan(1);
    trainer.dispose();
  });

  it('of a good part of the square is shown in the square', () => {
    const range = (low: number, high: number) => ({ low, high, mean: 0, variance: 1 });
    expect(viewOf([range(-5, 5), range(-2, 6)])).toEqual({ ...SQUARE, at: [0, 0] });
    expect(viewOf([range(0, 0.5), range(-2, 6)]).x).toEqual([-0.04, 0.54]);
    expect(viewOf([range(3, 3)])).toMatchObject({ x: [2.76, 3.24], y: [0, 1], columns: [0] });
  });
});
