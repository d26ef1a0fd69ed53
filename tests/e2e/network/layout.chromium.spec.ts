// From small phones to 4K screens, nothing scrolls sideways, touch targets are 44 px, and reduced motion is respected.
import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures';
import { GatesRoom } from '../gates/room';
import { frames } from './room';
import { fingers } from '../support/touch';

/** Elements that extend beyond the page's right edge. */
function beyond(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const clipped = (element: Element | null): boolean =>
      element !== null &&
      element !== document.body &&
      (getComputedStyle(element).overflowX !== 'visible' || clipped(element.parentElement));
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 0.5)
      .filter((element) => !clipped(element.parentElement))
      .map((element) => `${element.tagName} ${element.className.toString()} ${element.getBoundingClientRect().right}`);
  });
}

/** Pairs of adjacent headings of the net's diagram that overlap. */
function overlapping(page: Page): Promise<string[]> {
  return page.locator('[data-panel="net"] .title').evaluateAll((titles) => {
    const seen = titles.map((title) => {
      const { bottom } = title.getBoundingClientRect();
      const parts = [...title.children].map((part) => ({ part, box: part.getBoundingClientRect() }));
      // The rest of a heading wraps to a line below, which is cut off.
      const shown = parts.filter(({ box }) => box.top < bottom - 2);
      return { text: shown[0]!.part.textContent, left: shown[0]!.box.left, right: shown.at(-1)!.box.right };
    });
    return seen.slice(1).flatMap((next, index) => {
      const { text, right } = seen[index]!;
      return next.left < right ? [`${text} and ${next.text}`] : [];
    });
  });
}

test('no page scrolls sideways from 320 to 3840 px, and no headings overlap, in either language', async ({
  room,
  page,
}) => {
  const widths = [320, 360, 390, 768, 1024, 1440, 3840];
  // Korean words are shorter than English ones, so `npm test` tries a phone and a desk. `npm run prove` tries every width.
  for (const [lang, tried] of [
    ['en', widths],
    ['ko', process.env.BACKFLOW_EVERY_LOOK ? widths : [320, 1024]],
  ] as const) {
    await room.open('v=1&net=8,8,8,8,8,8&reg=l2', `lang=${lang}`);
    await room.unfold();
    for (const width of tried) {
      await page.setViewportSize({ width, height: width < 700 ? 844 : 900 });
      await frames(page, 3);
      expect(await beyond(page), `${lang}, ${width} px`).toEqual([]);
      expect(await overlapping(page), `${lang}, ${width} px`).toEqual([]);
      await expect(room.play).toBeInViewport();
      await page.keyboard.press('i');
      await expect(room.inspector).toBeVisible();
      expect(await beyond(page), `${lang}, ${width} px, inspector`).toEqual([]);
      await page.keyboard.press('i');
    }
    const gates = new GatesRoom(page);
    await page.setViewportSize({ width: 320, height: 700 });
    await gates.open('gates', `lang=${lang}`);
    await gates.type('h = relu(W @ x + b)\nL = softmax_cross_entropy(h, y)');
    for (const tab of ['jacobian', 'check', 'forward', 'gate']) {
      await page.locator(`[data-tab="${tab}"]`).click();
      await expect(page.locator(`[role="tabpanel"][data-panel="${tab}"][aria-busy="false"]`)).toBeVisible();
      await frames(page, 3);
      expect(await beyond(page), `${lang}, ${tab}`).toEqual([]);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  }
});

test.describe('on a phone with a touch screen', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('everything that can be pressed is at least 44 px on each side', async ({ room, page }) => {
    await room.open('v=1&lr=nonsense&reg=l2');
    await room.tab('gates').tap();
    await page.getByRole('button', { name: 'Start at the loss' }).tap();
    await expect(room.card).toBeVisible();
    await room.unfold();
    await frames(page, 3);
    const measure = () =>
      page.evaluate(() => {
        const pressable = 'button, a[href], select, summary, input, [role="gridcell"][tabindex="0"]';
        return [...document.querySelectorAll<HTMLElement>(pressable)].flatMap((element) => {
          // A checkbox can be pressed anywhere on its label.
          const target = element.closest('label') ?? element;
          const box = target.getBoundingClientRect();
          // A word in a sentence is as high as its line: what can be pressed is the space around it.
          const around = element.dataset['term'] ? getComputedStyle(element, '::after') : box;
          const [width, height] = [parseFloat(String(around.width)), parseFloat(String(around.height))];
          if (width === 0 || !target.checkVisibility({ visibilityProperty: true })) return [];
          const name = element.getAttribute('aria-label') ?? target.innerText;
          // Allow half a pixel for rounding.
          return [{ what: `${element.tagName} ${name.slice(0, 40)}`, width, height }];
        });
      });
    const targets = await measure();
    expect(targets.length).toBeGreaterThan(40);
    expect(targets.filter(({ width, height }) => Math.min(width, height) < 43.5)).toEqual([]);

    await page.locator('[data-action="help"]').tap();
    await expect(page.getByRole('dialog')).toBeVisible();
    const inDialog = await measure();
    expect(inDialog.filter(({ width, height }) => Math.min(width, height) < 43.5)).toEqual([]);
  });

  test('the stage comes first, the play bar stays in reach, a tap on a point opens the inspector', async ({
    room,
    page,
  }) => {
    await room.open('v=1&reg=l2');
    await expect(room.play).toBeInViewport();
    await expect(room.plot).toBeInViewport();
    await room.play.tap();
    await room.reach(50);
    await page.locator('[data-setting="learningRate"]').scrollIntoViewIfNeeded();
    await expect(room.play).toBeInViewport();
    await room.play.tap();
    await expect(room.play).toHaveText('Train');
    await room.plot.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect(room.inspector).toBeVisible();

    // A finger moves up over the graph, and the page scrolls.
    const graph = room.inspector.locator('[data-role="graph"]');
    await expect(graph).toBeVisible();
    await graph.evaluate((one) => one.scrollIntoView({ block: 'start' }));
    const scrolled = () => page.evaluate(() => scrollY);
    const [top, box] = [await scrolled(), (await graph.boundingBox())!];
    const x = box.x + box.width / 2;
    await fingers(page, { from: { x, y: box.y + 160 }, to: { x, y: box.y + 20 } });
    await expect.poll(scrolled).toBeGreaterThan(top + 60);
    expect(await graph.evaluate((one) => one.scrollTop)).toBe(0);
  });
});

test('a step moves along the wires, and nothing moves under reduced motion', async ({ room, page }) => {
  /** Animations that start within a number of frames after a step. */
  const moving = async () => {
    await room.stepOnce();
    return page.evaluate(async () => {
      let most = 0;
      for (let frame = 0; frame < 20; ++frame) {
        const running = document.getAnimations().filter(({ playState }) => playState === 'running');
        most = Math.max(most, running.length);
        await new Promise(requestAnimationFrame);
      }
      return most;
    });
  };
  await room.open();
  await room.openInspector();
  await room.inspector.getByRole('button', { name: 'Start at the loss' }).click();
  await room.stepOnce();
  await expect.poll(moving).toBeGreaterThan(0);

  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.reload();
  await expect(room.play).toBeVisible();
  await room.openInspector();
  await room.inspector.getByRole('button', { name: 'Start at the loss' }).click();
  await room.stepOnce();
  expect(await moving()).toBe(0);
  await page.locator('[data-action="help"]').click();
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});
