import { describe, expect, it } from 'vitest';
import { entry, type Typed } from '../../../web/src/ui/entry';

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

  describe('with a preview', () => {
    function field(several: boolean) {
      const element = document.createElement('input');
      element.value = 'old';
      const taken: string[] = [];
      const shown: (string | null)[] = [];
      let drop = (): void => undefined;
      const preview = {
        shown: () => 'old',
        show(typed: Typed | null) {
          shown.push(typed && typed.text);
          drop = typed?.drop ?? drop;
          return several;
        },
        replaces: (pasted: string) => pasted.includes('\n'),
      };
      entry((_, text) => taken.push(text), preview)(element);
      const fire = (name: string, more: object = {}) =>
        element.dispatchEvent(Object.assign(new Event(name, { cancelable: true }), more));
      const paste = (text: string) => !fire('paste', { clipboardData: { getData: () => text } });
      return { element, taken, shown, fire, paste, drop: () => drop() };
    }

    it('is shown with every change and once it is discarded', () => {
      const { element, taken, shown, fire } = field(false);
      element.value = '1';
      fire('input');
      fire('keydown', { key: 'Escape' });
      fire('blur');
      expect([shown, taken, element.value]).toEqual([['1', null], [], 'old']);
    });

    it('replaces the field by a pasted text with its lines', () => {
      const { taken, paste } = field(false);
      expect(paste('1')).toBe(false);
      expect(paste('1\n2')).toBe(true);
      expect(taken).toEqual(['1\n2']);
    });

    it('waits with a pasted text that must be seen first', () => {
      const { element, taken, paste, fire } = field(true);
      paste('1\n2');
      expect(taken).toEqual([]);
      fire('blur');
      expect(taken).toEqual(['1\n2']);
      paste('3\n4');
      element.value = '5';
      fire('input');
      fire('change');
      expect(taken).toEqual(['1\n2', '5']);
    });

    it('is dropped on demand', () => {
      const { element, taken, paste, drop, fire } = field(true);
      element.value = '1';
      paste('1\n2');
      drop();
      fire('blur');
      expect([taken, element.value]).toEqual([[], 'old']);
    });
  });
});
