import { describe, expect, it } from 'vitest';
import { historyStep, keepsKey, meaningOf } from '../../web/src/state/shortcuts';

describe('shortcuts', () => {
  const press = (key: string, more = {}) =>
    meaningOf({ key, ctrlKey: false, metaKey: false, altKey: false, defaultPrevented: false, ...more });

  it('mean an action or a setting, and nothing with a modifier', () => {
    expect(press(' ')).toEqual({ action: 'toggle' });
    expect(press('L')).toEqual({ setting: 'learningRate' });
    expect(press('s', { ctrlKey: true })).toBeNull();
    expect(press('s', { defaultPrevented: true })).toBeNull();
    expect(press('Enter')).toBeNull();
  });

  it('undo and redo as editors do', () => {
    const step = (key: string, more = {}) =>
      historyStep({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more });
    expect(step('z', { ctrlKey: true })).toBe('undo');
    expect(step('z', { metaKey: true })).toBe('undo');
    expect(step('Z', { ctrlKey: true, shiftKey: true })).toBe('redo');
    expect(step('y', { ctrlKey: true })).toBe('redo');
    // A browser's history on a Mac.
    expect(step('y', { metaKey: true })).toBeNull();
    expect([step('z'), step('z', { ctrlKey: true, altKey: true }), step('x', { ctrlKey: true })]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('leave text fields, dialogs and pressed buttons alone', () => {
    const make = (tag: string, type = '') => Object.assign(document.createElement(tag), type && { type });
    const [text, button, range, dialog, inside] = [
      make('input', 'text'),
      make('button'),
      make('input', 'range'),
      make('dialog'),
      make('p'),
    ];
    dialog!.append(inside!);
    document.body.append(text!, button!, range!, dialog!);
    expect(keepsKey(text!, 's')).toBe(true);
    expect(keepsKey(button!, ' ')).toBe(true);
    expect(keepsKey(button!, 's')).toBe(false);
    expect(keepsKey(range!, 's')).toBe(false);
    expect(keepsKey(inside!, 's')).toBe(true);
    expect(keepsKey(document.body, ' ')).toBe(false);
  });
});
