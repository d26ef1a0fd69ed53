import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hint, hintLine, spelledKey } from '../../../web/src/ui/hint.svelte';

let pointerAt = 0;
const pointer = (type: string) =>
  Object.assign(new Event(type), { pointerType: 'mouse', clientX: pointerAt, clientY: 0 });

function control(key?: string): HTMLElement {
  const element = document.body.appendChild(document.createElement('button'));
  hint(() => ({ text: 'Plays.', key }))(element);
  return element;
}

function tell(element: HTMLElement, ...types: string[]): void {
  for (const type of types) element.dispatchEvent(pointer(type));
  vi.advanceTimersByTime(1000);
}

describe('the hint of a control', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    hintLine.hide(0);
    vi.runAllTimers();
    vi.useRealTimers();
    document.body.replaceChildren();
  });

  it('stays while the pointer is there', () => {
    const play = control();
    tell(play, 'pointerenter');
    expect(hintLine.shown?.element).toBe(play);
    tell(play, 'pointerleave');
    expect(hintLine.shown).toBeNull();
  });

  it('closes on a press, and stays closed until the pointer has left', () => {
    const [play, other] = [control(), control()];
    tell(play, 'pointerenter', 'pointerdown', 'click');
    expect(hintLine.shown).toBeNull();
    pointerAt = 10;
    tell(play, 'pointermove', 'focusout');
    expect(hintLine.shown).toBeNull();
    pointerAt = 20;
    tell(play, 'pointerleave');
    tell(other, 'pointerenter');
    expect(hintLine.shown?.element).toBe(other);
    pointerAt = 30;
    tell(other, 'pointerleave');
    tell(play, 'pointerenter');
    expect(hintLine.shown?.element).toBe(play);
  });

  it('closes before a press acts, since its control may then be gone', () => {
    const play = control();
    tell(play, 'pointerenter');
    play.dispatchEvent(new Event('click'));
    expect(hintLine.shown).toBeNull();
  });

  it('ignores a control that moves under a resting pointer', () => {
    const play = control();
    tell(play, 'pointerenter', 'pointerdown', 'click');
    tell(play, 'pointerleave', 'pointerenter');
    expect(hintLine.shown).toBeNull();
    // The control has moved away; the pointer moves elsewhere and comes back.
    tell(play, 'pointerleave');
    pointerAt += 10;
    tell(play, 'pointerenter');
    expect(hintLine.shown?.element).toBe(play);
  });

  it('closes on a press by keyboard until the focus has left', () => {
    const play = control();
    hintLine.show(play, () => ({ text: 'Plays.' }));
    tell(play, 'click');
    hintLine.show(play, () => ({ text: 'Plays.' }));
    vi.advanceTimersByTime(1000);
    expect(hintLine.shown).toBeNull();
    tell(play, 'focusout');
    hintLine.show(play, () => ({ text: 'Plays.' }));
    vi.advanceTimersByTime(1000);
    expect(hintLine.shown?.element).toBe(play);
  });

  it('does not open if the press comes first', () => {
    const play = control();
    tell(play, 'pointerenter', 'pointerdown');
    expect(hintLine.shown).toBeNull();
  });

  it('does not open for a control that is gone', () => {
    const play = control();
    play.dispatchEvent(pointer('pointerenter'));
    play.remove();
    vi.advanceTimersByTime(1000);
    expect(hintLine.shown).toBeNull();
  });

  it('does not open after its control is taken down', () => {
    const element = document.body.appendChild(document.createElement('button'));
    const drop = hint(() => ({ text: 'Plays.' }))(element)!;
    element.dispatchEvent(pointer('pointerenter'));
    drop();
    vi.advanceTimersByTime(1000);
    expect(hintLine.shown).toBeNull();
  });

  it('closes on its own shortcut, not on other keys', () => {
    tell(control(' '), 'pointerenter');
    hintLine.key('x');
    vi.advanceTimersByTime(1000);
    expect(hintLine.shown).not.toBeNull();
    hintLine.key(' ');
    vi.advanceTimersByTime(1000);
    expect(hintLine.shown).toBeNull();
  });

  it('spells keys as assistive technology reads them', () => {
    expect([' ', '+', 's'].map(spelledKey)).toEqual(['Space', 'Plus', 's']);
    expect(control(' ').getAttribute('aria-keyshortcuts')).toBe('Space');
  });
});
