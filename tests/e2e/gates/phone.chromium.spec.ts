// The Gates room by touch on a small phone, and what the stage says about hidden parts.
import type { Page } from '@playwright/test';
import { violations } from '../support/axe';
import { expect, test } from '../support/fixtures';
import { GatesRoom } from './room';
import { frames } from '../network/room';
import { fingers } from '../support/touch';

const LONG = `L = ${'tanh('.repeat(14)}x${')'.repeat(14)}`;
const FORK = 'a = x * y\nb = a + x\nf = sigmoid(a * b)';

const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  for (const lang of ['en', 'ko']) {
    test(`the chosen gate is seen below the stage, the play row stays in reach, ${lang}`, async ({ page }) => {
      const room = new GatesRoom(page);
      await room.open('gates', `lang=${lang}`);
      await room.type(FORK);
      await page.locator('[data-jump="graph"]').tap();
      await room.gate('a').tap();
      await expect(room.card).toHaveAttribute('data-name', 'a');
      await expect(room.card.locator('h3')).toBeInViewport({ ratio: 1 });
      expect(await sideways(page)).toBe(0);

      const play = page.locator('[data-panel="steps"] [role="toolbar"]');
      const tops = await play.locator('button, .count').evaluateAll((all) =>
        all.map((one) => {
          const { top, bottom } = one.getBoundingClientRect();
          return (top + bottom) / 2;
        }),
      );
      expect(Math.max(...tops) - Math.min(...tops), 'one row').toBeLessThan(3);
      const parts = { gate: room.card.locator('h3'), text: room.editor, graph: room.gate('a') };
      for (const [name, seen] of Object.entries(parts)) {
        await page.locator(`[data-jump="${name}"]`).tap();
        await expect(seen).toBeInViewport();
        await expect(page.locator(`[data-jump="${name}"]`)).toHaveAttribute('aria-current', 'true');
        await expect(play).toBeInViewport({ ratio: 1 });
      }
      await page.locator('[data-action="rewind"]').tap();
      await page.locator('[data-action="step-on"]').tap();
      await expect(page.locator('[data-role="step-says"]')).toBeInViewport();
      await expect(page.locator('[data-queue]').first()).toBeInViewport();

      const small = await page
        .locator('[data-jump], [data-panel="steps"] :is(button, select, input), [data-role="gates-graph"] button')
        .evaluateAll((all) =>
          all.flatMap((element) => {
            const { width, height } = (element.closest('label') ?? element).getBoundingClientRect();
            return Math.min(width, height) < 43.5 ? [`${element.outerHTML.slice(0, 90)} ${width}×${height}`] : [];
          }),
        );
      expect(small).toEqual([]);
      expect(await violations(page)).toEqual([]);
    });
  }

  test('a vertical swipe scrolls the page past a wide graph; sideways and two-finger swipes move the graph', async ({
    page,
  }) => {
    const room = new GatesRoom(page);
    await room.open();
    await room.type(LONG);
    await page.locator('[data-jump="graph"]').tap();
    await expect(page.locator('[data-more="right"]')).toBeVisible();
    const view = () => room.graph.locator('svg > g').first().getAttribute('transform');
    const scrolled = () => page.evaluate(() => scrollY);
    /** The page's scroll position after it has come to rest. */
    const rest = async () => {
      let last = NaN;
      const still = async () => {
        const before = last;
        last = await scrolled();
        await frames(page, 5);
        return last === before;
      };
      await expect.poll(still, { intervals: [20] }).toBe(true);
      return last;
    };
    await rest();
    const box = (await room.graph.boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 4];
    const [first, top] = [await view(), await rest()];

    await fingers(page, { from: { x, y: y + 150 }, to: { x, y } });
    await expect.poll(scrolled).toBeGreaterThan(top + 80);
    expect(await view()).toBe(first);
    await rest();
    await page.evaluate((to) => scrollTo(0, to), top);
    expect(await rest()).toBe(top);

    await fingers(page, { from: { x: x + 60, y }, to: { x: x - 90, y: y + 5 } });
    await expect.poll(view).not.toBe(first);
    expect(await rest()).toBe(top);

    const scale = async () => Number(/scale\(([\d.]+)\)/.exec((await view())!)![1]);
    const before = await scale();
    const upper = { from: { x, y: y + 40 }, to: { x, y } };
    const lower = { from: { x, y: y + 80 }, to: { x, y: y + 120 } };
    await fingers(page, upper, lower);
    await expect.poll(scale).toBeGreaterThan(before * 1.3);
    expect(await rest()).toBe(top);
  });

  test('a jump moves the keyboard focus', async ({ page }) => {
    const room = new GatesRoom(page);
    await room.open();
    await page.locator('[data-jump="gate"]').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await expect(page.locator('[data-tab="gate"]')).toBeFocused();
  });
});

test('the stage keeps its size during the sweep, while its queue comes and goes', async ({ page }) => {
  const room = new GatesRoom(page);
  await room.open();
  await room.type(FORK);
  await expect(room.graph.locator('[data-gate="sigmoid"]')).toBeVisible();
  const height = async () => (await room.graph.boundingBox())!.height;
  const before = await height();
  await page.locator('[data-action="rewind"]').click();
  for (let step = 0; step < 9; ++step) {
    expect(await height(), `step ${step}`).toBe(before);
    await page.keyboard.press('.');
    await frames(page, 2);
  }
  await expect(page.locator('[data-queue]')).toHaveCount(0);
  expect(await height()).toBe(before);
});

test('a press on a copy gate opens the card of its node, with what each branch sends back', async ({ page }) => {
  const room = new GatesRoom(page);
  await room.open();
  await room.type(FORK);
  const copy = room.graph.locator('[data-copy]');
  await expect(copy).toHaveCount(2);
  await expect(copy.first().locator('title')).toHaveText('copy gate (gradient adder)');
  await copy.last().click();
  await expect(room.card).toHaveAttribute('data-name', 'a');
  await expect(room.card).toContainText('Copy gate: used 2 times');
});

test('an edge says that the graph continues beyond it, and leads there', async ({ page }) => {
  const room = new GatesRoom(page);
  await room.open();
  await expect(page.locator('[data-more]')).toHaveCount(0);
  await room.type(LONG);
  const more = page.locator('[data-more="right"]');
  await expect(more).toBeVisible();
  await expect(page.locator('[data-more="left"]')).toHaveCount(0);
  await expect(room.gate('L')).not.toBeInViewport();
  await more.click();
  await expect(page.locator('[data-more="left"]')).toBeVisible();
  while (await more.isVisible()) await more.click();
  await expect(room.gate('L')).toBeInViewport();
  await page.getByRole('button', { name: 'Show the whole graph' }).click();
  await expect(page.locator('[data-more]')).toHaveCount(0);
});

test('the stage says when inputs are drawn at each use', async ({ page }) => {
  const room = new GatesRoom(page);
  await room.open();
  const said = page.locator('[data-role="twins"]');
  await expect(said).toHaveCount(0);
  await room.type(
    Array.from({ length: 60 }, (_, line) => `y${line} = tanh(x * ${line ? `y${line - 1}` : 'x'})`).join('\n'),
  );
  await expect(said).toHaveText('An input that is used in many places is drawn at each of them.');
});
