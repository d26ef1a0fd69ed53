import { describe, expect, it } from 'vitest';
import { entry } from '../../../web/src/ui/entry';

describe('text typed into a field', () => {
  function field() {
    const element = document.createElement('input');
    const taken: string[] = [];
    const stop = entry(({ value }) => taken.push(value))(element);
    const type = (value: string) => {
      element.value = value;
      element.dispatchEvent(new Event('input'));
    };
    const press = (key: string) => element.dispatchEvent(new KeyboardEvent('keydown', { key }));
    const leave = () => element.dispatchEvent(new Event('change'));
    return { taken, stop, type, press, leave };
  }

  it('is submitted once, by Enter or by leaving the field', () => {
    const { taken, type, press, leave } = field();
    type('1');
    press('Enter');
    press('Enter');
    // As when the field is removed from the page after Enter.
    leave();
    type('2');
    leave();
    expect(taken).toEqual(['1', '2']);
  });

  it('is discarded by Escape', () => {
    const { taken, type, press, leave } = field();
    type('1');
    press('Escape');
    leave();
    expect(taken).toEqual([]);
  });

  it('is dropped when the field is removed', () => {
    const { taken, stop, type, leave } = field();
    type('1');
    stop?.();
    leave();
    expect(taken).toEqual([]);
  });
});
