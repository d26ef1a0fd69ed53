// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { meaningOf } from '../../../../web/src/state/network/shortcuts';

describe('the Network room’s keys', () => {
  const press = (key: string, more = {}) =>
    meaningOf({ key, ctrlKey: false, metaKey: false, altKey: false, defaultPrevented: false, ...more });

  it('mean an action or a setting, and nothing with a modifier', () => {
    expect(press(' ')).toEqual({ action: 'toggle' });
    expect(press('L')).toEqual({ setting: 'learningRate' });
    expect(press('s', { ctrlKey: true })).toBeNull();
    expect(press('s', { defaultPrevented: true })).toBeNull();
    expect(press('Enter')).toBeNull();
  });
});
