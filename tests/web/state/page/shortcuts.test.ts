import { describe, expect, it } from 'vitest';
import { actionOf, historyStep, keepsKey, PAGE_SHORTCUTS } from '../../../../web/src/state/page/shortcuts';

describe('shortcuts', () => {
  const press = (key: string, more = {}) =>
    actionOf(PAGE_SHORTCUTS, { key, ctrlKey: false, metaKey: false, altKey: false, defaultPrevented: false, ...more });

  it('mean an action of the page, and nothing with a modifier', () => {
    expect(press('K')).toBe('theme');
    expect(press('?')).toBe('help');
    expect(press('k', { ctrlKey: true })).toBeNull();
    expect(press('k', { defaultPrevented: true })).toBeNull();
    expect(press('s')).toBeNull();
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

  /** An element with these properties, optionally inside another one. */
  const make = (tag: string, properties: object = {}, parent: HTMLElement = document.body): HTMLElement => {
    const element = Object.assign(document.createElement(tag), properties);
    parent.append(element);
    return element;
  };

  it.each([
    ['a text field', () => make('input', { type: 'text' })],
    ['a field without a type', () => make('input')],
    ['a search field', () => make('input', { type: 'search' })],
    ['a text area', () => make('textarea')],
    ['an editor', () => make('p', {}, make('div', { contentEditable: 'true' }))],
    ['a list to choose from', () => make('select')],
    ['anything in a dialog', () => make('p', {}, make('dialog'))],
  ])('%s keeps every key', (_, element) => {
    expect(keepsKey(element(), 's')).toBe(true);
    expect(keepsKey(element(), ' ')).toBe(true);
  });

  it.each([
    ['a button', () => make('button')],
    ['what is in a button', () => make('span', {}, make('button'))],
    ['a link', () => make('a', { href: '#stage' })],
    ['a fold', () => make('summary', {}, make('details'))],
    ['a checkbox', () => make('input', { type: 'checkbox' })],
    ['a radio button that is not chosen', () => make('input', { type: 'radio' })],
    ['the decision map', () => make('div', { role: 'listbox' })],
  ])('%s keeps the space bar and no letter', (_, element) => {
    expect(keepsKey(element(), ' ')).toBe(true);
    expect(keepsKey(element(), 's')).toBe(false);
  });

  it.each([
    ['the page', () => make('p')],
    ['the chosen radio button', () => make('input', { type: 'radio', checked: true })],
    ['a slider', () => make('input', { type: 'range' })],
  ])('%s leaves the space bar to the page', (_, element) => {
    expect(keepsKey(element(), ' ')).toBe(false);
    expect(keepsKey(element(), 's')).toBe(false);
  });
});
