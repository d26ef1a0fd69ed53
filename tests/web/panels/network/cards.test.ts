// What the cards and the keys of the net are made of, without a page.
import { load } from 'backflow';
import { describe, expect, it } from 'vitest';
import type { NetLayout } from '../../../../web/src/draw/network/layout';
import type { PartStep, PartUpdate } from '../../../../web/src/engine/protocol/part';
import { factorOf, UPDATE_FORMULAS } from '../../../../web/src/panels/network/result/update-formulas';
import { travelNet } from '../../../../web/src/panels/network/stage/net-keys';
import { formatBrief } from '../../../../web/src/ui/format';

const { catalog } = await load();

describe('the update of a weight', () => {
  it('has a formula for every optimizer of the engine, and for no other', () => {
    expect(Object.keys(UPDATE_FORMULAS).sort()).toEqual(catalog.optimizers.map(({ name }) => name).sort());
  });

  it('multiplies the rate by the gradient or the velocity only where the engine does', () => {
    const update = { state: { velocity: 3 } } as unknown as PartUpdate;
    const step = { total: 2, update } as PartStep;
    const data = { name: 'circle' };
    expect(factorOf({ data }, step, update)).toBe(2);
    expect(factorOf({ data, optimizer: { name: 'sgd', momentum: 0.9 } }, step, update)).toBe(3);
    expect(factorOf({ data, optimizer: { name: 'sgd', momentum: 0.9, nesterov: true } }, step, update)).toBeNull();
    expect(factorOf({ data, optimizer: { name: 'adam' } }, step, update)).toBeNull();
    expect(factorOf({ data, clip: { norm: 1 } }, step, update)).toBeNull();
  });
});

describe('keys in the net', () => {
  const columns = [2, 3, 1].map((count) => ({ units: Array(count).fill({}) })) as unknown as NetLayout['columns'];

  it('go along the wires into a unit, and back to it', () => {
    const unit = { column: 1, unit: 2, wire: null };
    const first = travelNet(unit, 'PageDown', columns)!;
    expect(first).toEqual({ ...unit, wire: 0 });
    const last = travelNet(first, 'PageDown', columns)!;
    expect(travelNet(last, 'PageDown', columns)).toEqual({ ...unit, wire: 1 });
    expect(travelNet(first, 'PageUp', columns)).toEqual(unit);
    expect(travelNet(last, 'ArrowRight', columns)).toEqual({ column: 2, unit: 2, wire: null });
  });

  it('find no wires into an input, and leave other keys alone', () => {
    expect(travelNet({ column: 0, unit: 1, wire: null }, 'PageDown', columns)).toEqual({
      column: 0,
      unit: 1,
      wire: null,
    });
    expect(travelNet({ column: 1, unit: 0, wire: null }, 'x', columns)).toBeNull();
  });
});

it('small cells hold two digits', () => {
  expect([0.203, -2.54, 0, 0.0004, -12.6, 1234].map(formatBrief)).toEqual(['0.20', '−2.5', '0', '≈0', '−13', '10³']);
});
