import type { TensorLike } from 'backflow';
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { locale } from '../../../../web/src/i18n/index.svelte';
import InputField from '../../../../web/src/panels/gates/editor/InputField.svelte';
import { Props } from './input-props.svelte';

let mounted: ReturnType<typeof mount>;

beforeAll(() => locale.need('gates'));
afterEach(async () => {
  await unmount(mounted);
  document.body.replaceChildren();
});

function open(value: TensorLike) {
  const props = new Props(value);
  mounted = mount(InputField, { target: document.body, props });
  flushSync();
  const field = (index = 0) => document.querySelectorAll('input')[index]!;
  const fire = (event: Event, index?: number) => {
    field(index).dispatchEvent(event);
    flushSync();
  };
  return {
    taken: props.taken,
    field,
    type(text: string, index?: number) {
      field(index).value = text;
      fire(new Event('input'), index);
    },
    press: (key: string, index?: number) => fire(new KeyboardEvent('keydown', { key, bubbles: true }), index),
    leave: () => fire(new Event('blur')),
    paste(text: string) {
      const event = new Event('paste', { cancelable: true });
      Object.assign(event, { clipboardData: { getData: () => text } });
      fire(event);
      return event.defaultPrevented;
    },
    said: () => document.querySelector('[data-role="input-problem"]')!.textContent?.trim(),
    offers: () => [...document.querySelectorAll('[data-action="take-reading"]')].map((one) => one.textContent),
    choose(index = 0) {
      document.querySelectorAll<HTMLElement>('[data-action="take-reading"]')[index]!.click();
      flushSync();
    },
  };
}

describe('an input field', () => {
  it('says what a text will be read as before it is taken, and what it was read as after', () => {
    const { type, press, said, offers, taken } = open(2);
    type('1,5');
    expect(said()).toContain('Will be read as 1.5, with a decimal comma.');
    expect(offers()).toEqual(['Take [1, 5] instead']);
    expect(taken).toEqual([]);
    press('Enter');
    expect(said()).toContain('Read as 1.5, with a decimal comma.');
    expect(taken).toEqual([1.5]);
  });

  it('takes the other reading instead, before or after', () => {
    const { type, press, choose, field, said, taken } = open(2);
    type('1,5');
    choose();
    expect(taken).toEqual([[1, 5]]);
    expect(said()).toContain('Read as [1, 5], with commas between entries.');
    choose();
    expect(taken).toEqual([[1, 5], 1.5]);
    press('Enter');
    expect(taken.length).toBe(2);
    expect(field().value).toBe('1.5');
  });

  it('forgets the text when another reading equals the value', () => {
    const { type, choose, leave, field, taken } = open([1, 7]);
    type('1,234', 0);
    choose(0);
    expect(taken).toEqual([[1.234, 7]]);
    leave();
    expect(taken.length).toBe(1);
    expect(field().value).toBe('1.234');
  });

  it('puts a single number into the cell in which it was typed, also after the vector was taken', () => {
    const { type, press, choose, taken } = open([7, 8, 9]);
    type('1,5', 1);
    press('Enter', 1);
    choose(0);
    expect(taken).toEqual([
      [1, 5],
      [7, 1.5, 9],
    ]);
  });

  it('takes a text with one reading at once', () => {
    const { type, press, paste, said, taken } = open(2);
    type('1/3');
    expect(said()).toBe('');
    press('Enter');
    expect(paste('array([[1., 2.],\n       [3., 4.]], dtype=float32)')).toBe(true);
    expect(taken).toEqual([
      1 / 3,
      [
        [1, 2],
        [3, 4],
      ],
    ]);
    expect(said()).toBe('');
  });

  it('shows what a pasted text will be read as, until Enter takes or Escape drops it', () => {
    const { paste, press, leave, said, offers, taken } = open(2);
    paste('1,2\n3,4');
    expect(said()).toContain('Will be read as [1, 2; 3, 4], with commas between entries.');
    expect(offers()).toEqual(['Take [1.2, 3.4] instead']);
    press('Escape');
    leave();
    expect([said(), taken]).toEqual(['', []]);
    paste('1,2\n3,4');
    press('Enter');
    expect(taken).toEqual([
      [
        [1, 2],
        [3, 4],
      ],
    ]);
  });

  it('drops a pasted text when the value is stepped', () => {
    const { paste, press, leave, said, taken } = open(2);
    paste('1,2\n3,4');
    press('ArrowUp');
    leave();
    expect([said(), taken]).toEqual(['', [2.1]]);
  });

  it.each([
    ['nan', '“nan” is not a finite number; the value stays as it was.'],
    ['1/0', '“1/0” is not a finite number; the value stays as it was.'],
    ['[1, inf]', 'Entry 2, “inf”, is not a finite number; the value stays as it was.'],
    ['[1, x]', 'Entry 2, “x”, is not a number; the value stays as it was.'],
    ['[1 2 ... 9]', 'Numbers are left out at “2 ... 9”; the value stays as it was.'],
    ['{1, 2', 'The “{” in line 1 at character 1 is never closed; the value stays as it was.'],
    ['1, 2}', 'The “}” in line 1 at character 5 closes nothing; the value stays as it was.'],
    ['{{1, 2}, {3}}', 'Row 2 has 1 entries and row 1 has 2; the value stays as it was.'],
  ])('says why it refuses %j', (text, sentence) => {
    const { type, press, said, taken, field } = open(2);
    type(text);
    press('Enter');
    expect([said(), taken, field().value]).toEqual([sentence, [], '2']);
  });

  it('speaks Korean', async () => {
    await locale.choose('ko');
    const { type, press, said, offers } = open(2);
    type('1,5');
    expect(said()).toContain('쉼표를 소수점으로 읽습니다: 1.5.');
    press('Enter');
    expect(said()).toContain('쉼표를 소수점으로 읽었습니다: 1.5.');
    expect(offers()).toEqual(['대신 [1, 5] 넣기']);
    await locale.choose('en');
  });
});
