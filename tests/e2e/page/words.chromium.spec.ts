// The language switch changes every word, the theme switch every color; both choices are kept.
import type { Page } from '@playwright/test';
import { words as pageEn } from '../../../web/src/i18n/en';
import { words as inspectorEn } from '../../../web/src/i18n/en/inspector';
import { words as noticesEn } from '../../../web/src/i18n/en/notices';
import { words as partsEn } from '../../../web/src/i18n/en/parts';
import { words as pageKo } from '../../../web/src/i18n/ko';
import { words as inspectorKo } from '../../../web/src/i18n/ko/inspector';
import { words as noticesKo } from '../../../web/src/i18n/ko/notices';
import { words as partsKo } from '../../../web/src/i18n/ko/parts';
import { expect, test } from '../support/fixtures';

const en = { ...pageEn, ...inspectorEn, ...noticesEn, ...partsEn };
const ko = { ...pageKo, ...inspectorKo, ...noticesKo, ...partsKo };

/** Every text that is visible or read aloud, except numbers. */
function texts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>([document.title]);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement!;
      if (!parent.closest('script, style, noscript, .katex')) found.add(node.textContent!.replace(/\s+/g, ' ').trim());
    }
    for (const element of document.querySelectorAll('*'))
      for (const name of ['aria-label', 'aria-description', 'aria-valuetext', 'title', 'alt', 'placeholder'])
        if (element.hasAttribute(name)) found.add(element.getAttribute(name)!.replace(/\s+/g, ' ').trim());
    return [...found].filter((text) => /\p{L}/u.test(text));
  });
}

type Dictionary = Record<string, string>;

/** Patterns for a dictionary's texts with filled placeholders, without texts that are equal in both languages. */
function patterns(own: Dictionary, other: Dictionary): [string, RegExp][] {
  return Object.entries(own)
    .filter(([key, text]) => text !== other[key] && /\p{L}{2}/u.test(text.replace(/\{\w+\}/g, '')))
    .map(([key, text]) => {
      const escaped = text.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '.+');
      return [key, new RegExp(`^${escaped}$`)];
    });
}

function leftovers(seen: string[], language: Dictionary, other: Dictionary): string[] {
  const known = patterns(language, other);
  return seen.flatMap((text) => known.filter(([, pattern]) => pattern.test(text)).map(([key]) => `${key}: ${text}`));
}

/** Shows as many texts as possible at once: a notice, folds, the inspector with a card, the help. */
async function everything(page: Page): Promise<string[]> {
  await page.locator('[data-action="help"]').click();
  await expect(page.locator('dialog[open]')).toBeVisible();
  await page.evaluate(() => document.querySelectorAll('details').forEach((fold) => (fold.open = true)));
  const seen = await texts(page);
  await page.keyboard.press('Escape');
  return seen;
}

test('the switch turns every word to Korean and back', async ({ room, page }) => {
  await room.open('v=1&d=spiral&c=3&reg=l2&lr=nonsense&foo=1');
  await room.openInspector();
  await room.inspector.getByRole('button', { name: 'Start at the loss' }).click();
  await expect(room.card).toBeVisible();
  await room.enter('noise', 'loud');
  await room.play.click();
  await room.reach(20);
  await room.pause();
  const english = await everything(page);
  expect(english.length).toBeGreaterThan(150);
  // Checks the test itself: it finds the English words and no Korean ones.
  expect(leftovers(english, en, ko).length).toBeGreaterThan(100);
  expect(leftovers(english, ko, en)).toEqual([]);

  await page.getByRole('button', { name: '한국어' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
  await expect(page).toHaveTitle(ko['app.title']);
  const korean = await everything(page);
  expect(leftovers(korean, en, ko)).toEqual([]);
  // Latin words other than names, formulas and keys would come from the engine or a literal in the page.
  const words = korean.flatMap((text) => (/\p{Script=Hangul}/u.test(text) ? [] : (text.match(/[A-Za-z]{5,}/g) ?? [])));
  expect([...new Set(words)].filter((word) => !NAMES.has(word.toLowerCase()))).toEqual([]);

  // The choice is kept for the next visit; the address can override it.
  await page.reload();
  await expect(room.play).toHaveText('학습');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.reload();
  await expect(room.play).toHaveText('Train');
});

/** Names that are equal in both languages: of the page, of functions, and of the graph's nodes. */
const NAMES = new Set([
  'backflow',
  'english',
  'xavier',
  'sigmoid',
  'softplus',
  'softsign',
  'leaky',
  'label',
  'penalty',
  'maxout',
]);

test('the theme follows the system until one is chosen, and the canvases follow the theme', async ({ room, page }) => {
  const look = async () => ({
    background: await page.evaluate(() => getComputedStyle(document.body).backgroundColor),
    picture: await room.picture(),
  });
  await page.emulateMedia({ colorScheme: 'light' });
  await room.open();
  const light = await look();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(look).not.toEqual(light);
  const dark = await look();
  expect(dark.background).not.toBe(light.background);
  await expect.poll(room.picture.bind(room)).not.toBe(light.picture);

  const button = page.locator('[data-action="theme"]');
  await button.click();
  await expect(button).toHaveAccessibleName('Theme: Light');
  await expect.poll(look).toEqual(light);
  await button.click();
  await expect(button).toHaveAccessibleName('Theme: Dark');
  await expect.poll(async () => (await look()).background).toBe(dark.background);
  await page.reload();
  await expect(button).toHaveAccessibleName('Theme: Dark');
  await button.click();
  await expect(button).toHaveAccessibleName('Theme: System');
});
