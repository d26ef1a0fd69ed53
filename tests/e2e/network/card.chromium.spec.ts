// The cards: what each example contributes to a weight, the update, the gate's equation; opening one moves nothing.
import type { Page } from '@playwright/test';
import { expectNone } from '../support/axe';
import { trained } from '../support/engine';
import { expect, test } from '../support/fixtures';

const CHANGES = { regularizer: { name: 'l2', rate: 0.01 }, optimizer: { name: 'sgd', learningRate: 0.1, momentum: 0 } };
const HASH = 'v=1&reg=l2&wd=0.01&lr=0.1';

const partCard = (page: Page) => page.locator('[data-role="part-card"]');
/** The numbers with these roles in a part of the card, in their order. */
const numbers = (page: Page, part: string, ...roles: string[]) =>
  page
    .locator(`${part} :is(${roles.map((role) => `[data-role="${role}"]`).join()})`)
    .evaluateAll((all) => all.map((one) => Number((one as HTMLElement).dataset['value'])));

/** Opens the card of the bias of the first unit of layer 1, and from there that of its first weight, with the keyboard. */
async function openBias(page: Page): Promise<void> {
  await page.locator('.units').focus();
  await page.keyboard.press('Shift+Enter');
  await expect(partCard(page).locator('[data-role="part-rows"]')).toBeVisible();
}

/** Chooses the first weight of the unit whose bias is shown. */
async function openWeight(page: Page): Promise<void> {
  await openBias(page);
  await page.getByRole('button', { name: 'Next weight of this unit' }).click();
  await expect(partCard(page)).toHaveAttribute('data-name', 'W1');
  await expect(partCard(page).locator('[data-role="part-rows"] [data-role="value"]').first()).toBeVisible();
}

/** What the step's own plan says about entry 0 of a parameter of layer 1, and what the next step makes of it. */
function expected(steps: number, name: string, gate: string, slot: number, changes: object = CHANGES) {
  return trained(
    steps,
    (trainer) => {
      const graph = trainer.graph();
      const node = graph.nodes.find((one) => one.name === gate)!.id;
      const terms = graph.terms(node, slot, 0).sort((a, b) => Math.abs(b.product) - Math.abs(a.product));
      const total = graph.gradient(name).data[0]!;
      const entry = () => trainer.parameters.find((one) => one.name === name)!.data[0]!;
      const before = entry();
      trainer.step(1);
      return { terms, total, before, after: entry() };
    },
    changes,
  );
}

test('the rows of a weight add up to its gradient, and the update is the engine’s', async ({ room, page }) => {
  await room.open(HASH);
  await page.getByRole('button', { name: 'One epoch' }).click();
  await expect.poll(room.step).toBe(15);
  await openWeight(page);
  const { terms, total, before, after } = expected(15, 'W1', 'p1', 1);
  const rows = '[data-role="part-rows"] tbody';
  expect(await numbers(page, rows, 'contribution')).toEqual(terms.map(({ product }) => product));
  expect(await numbers(page, rows, 'value')).toEqual(terms.map(({ local }) => local));
  expect(await numbers(page, rows, 'upstream')).toEqual(terms.map(({ upstream }) => upstream));

  const sum = terms.reduce((all, { product }) => all + product, 0);
  const [data] = await numbers(page, '[data-role="part-sum"]', 'sum');
  expect(data).toBeCloseTo(sum, 6);
  const penalty = await numbers(page, '[data-role="part-sum"]', 'penalty');
  expect(penalty.reduce((all, one) => all + one, 0)).toBeCloseTo(0.01 * before, 7);
  expect(await numbers(page, '[data-role="part-sum"]', 'total')).toEqual([total]);
  expect(await numbers(page, '[data-role="part-update"]', 'gradient')).toEqual([total]);
  expect(await numbers(page, '[data-role="part-update"]', 'value')).toEqual([after]);

  // The step does what the card said, and the card shows the next one.
  await room.stepOnce();
  await expect(partCard(page).locator('[data-role="part-value"]')).toHaveAttribute('data-value', String(after));
  const next = expected(16, 'W1', 'p1', 1);
  await expect.poll(() => numbers(page, '[data-role="part-update"]', 'value')).toEqual([next.after]);
});

test('a bias adds up the gradients at its unit, and another optimizer shows its own numbers', async ({
  room,
  page,
}) => {
  await room.open('v=1&opt=adam');
  await openBias(page);
  const { terms, total, after } = expected(0, 'b1', 'z1', 1, { optimizer: { name: 'adam' } });
  expect(await numbers(page, '[data-role="part-rows"] tbody', 'contribution')).toEqual(
    terms.map(({ product }) => product),
  );
  expect(await numbers(page, '[data-role="part-sum"]', 'total', 'penalty')).toEqual([total]);
  expect(await numbers(page, '[data-role="part-update"]', 'value')).toEqual([after]);
  const update = partCard(page).locator('[data-role="part-update"]');
  await expect(update).toContainText(/Adam\s*, m = .*, v = /);
  await update.getByText('Adam').click();
  await expect(update).toContainText('w ← w − η (m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε)');
});

test('a row rings its point on the map, and a changed weight changes the rows', async ({ room, page }) => {
  await room.open(HASH);
  await openWeight(page);
  const row = partCard(page).locator('[data-role="part-rows"] tbody tr').nth(2);
  await expect(page.locator('[data-role="ringed"]')).toHaveCount(0);
  await row.hover();
  const example = Number(await row.getAttribute('data-example'));
  const point = trained(0, ({ data }) => [...data.trainPoints.data.slice(2 * example, 2 * example + 2)], CHANGES);
  const ring = page.locator('[data-role="ringed"]');
  await expect(ring).toHaveCount(1);
  const side = (await room.plot.boundingBox())!.width;
  expect(Number(await ring.getAttribute('cx'))).toBeCloseTo(((point[0]! + 6) / 12) * side, -1);
  await page.mouse.move(5, 5);
  await expect(ring).toHaveCount(0);

  const total = () => numbers(page, '[data-role="part-sum"]', 'total');
  const before = await total();
  const field = partCard(page).locator('[data-role="input-value"]');
  await field.fill('2');
  await field.press('Enter');
  await expect.poll(total).not.toEqual(before);
});

test('while the net trains, the card follows', async ({ room, page }) => {
  await room.open('v=1&speed=max');
  await openWeight(page);
  const shown = () => partCard(page).locator('.total dt').innerText();
  const first = await shown();
  await room.play.click();
  await expect.poll(shown).not.toBe(first);
  const later = await shown();
  await expect.poll(shown).not.toBe(later);
  const step = await room.pause();
  await expect.poll(shown).toBe(`gradient for step ${String(step + 1).replace(/\B(?=(\d{3})+$)/g, '\u202f')}`);
});

test('before the backward sweep, gradients read “?”', async ({ room, page }) => {
  await room.open(HASH);
  await openWeight(page);
  const gradient = partCard(page).locator('[data-role="part-gradient"]');
  await expect(gradient).not.toHaveText('?');
  const press = () => page.locator('[data-action="phase"]').click();
  await press();
  await expect(gradient).toHaveText('?');
  await expect(partCard(page).locator('[data-role="part-update"]')).toContainText('?');
  await press();
  await expect(gradient).toHaveText('?');
  await press();
  await expect(gradient).not.toHaveText('?');

  await page.keyboard.press('Escape');
  await room.openInspector();
  await room.choose(trained(0, (trainer) => trainer.graph().nodes.find(({ name }) => name === 'a1')!.id, CHANGES));
  await expect(room.card.locator('[data-role="unknown"]')).toHaveCount(0);
  await press();
  await press();
  await expect(page.locator('[data-role="phases"]')).toHaveAttribute('data-phase', 'forward');
  await expect(room.card.locator('[data-role="unknown"]')).toHaveText(['?', '?']);
  await expect(room.card.locator('[data-role="terms"]')).toHaveCount(0);
});

/** Notes every layout shift from now on, except inside the result column's lower half and the graph, whose contents change. */
const noteShifts = (page: Page) =>
  page.evaluate(() => {
    const moved: string[] = [];
    Object.assign(window, { moved });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { sources: { node: Node | null }[] })[])
        for (const { node } of entry.sources) {
          const element = node instanceof Element ? node : (node?.parentElement ?? null);
          if (element && !element.closest('.side > .below, [data-role="graph"]'))
            moved.push(`${element.tagName} ${element.className}`);
        }
    }).observe({ type: 'layout-shift' });
  });
const shifts = (page: Page) => page.evaluate(() => (window as unknown as { moved: string[] }).moved);

/** Where the parts of the room are that a card must not move. */
const places = (page: Page) =>
  page.evaluate(() =>
    [
      '.rail',
      '.stage',
      '[data-panel="boundary"]',
      '[data-panel="figures"]',
      '.side > .below',
      '#stage [role="tablist"]',
    ].map((part) => {
      const { x, y, width, height } = document.querySelector(part)!.getBoundingClientRect();
      return [part, x, y, width, height];
    }),
  );

for (const [width, height] of [
  [1440, 900],
  [1280, 720],
] as const) {
  test(`opening a card moves nothing, and its equation is in view, at ${width} × ${height}`, async ({ room, page }) => {
    await page.setViewportSize({ width, height });
    await room.open(HASH);
    const before = await places(page);
    await noteShifts(page);
    await openWeight(page);
    expect(await places(page)).toEqual(before);
    await expect(partCard(page).locator('.equation')).toBeInViewport({ ratio: 1 });
    await expect(partCard(page).locator('[data-role="part-update"] .line')).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('Escape');
    await room.openInspector();
    expect((await places(page)).slice(0, 5)).toEqual(before.slice(0, 5));
    const inTab = await places(page);
    for (const name of ['p2', 'a1', 'loss']) {
      await room.inspector.locator(`[data-role="graph"] button[data-name="${name}"]`).click();
      await expect(room.card).toHaveAttribute('data-name', name);
      expect(await places(page), name).toEqual(inTab);
      await expect(room.card.locator('header')).toBeInViewport({ ratio: 1 });
      await expect(room.card.locator('.equation')).toBeInViewport({ ratio: 1 });
      // One line: the numbers of the three plates are at the same height.
      const tops = await room.card
        .locator('.equation .number')
        .evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().top)));
      expect(new Set(tops).size, name).toBe(1);
      expect(await room.card.evaluate((card) => card.scrollWidth - card.clientWidth), name).toBeLessThanOrEqual(0);
    }
    expect(await shifts(page)).toEqual([]);
  });
}

test('Escape closes what was opened last and returns the focus', async ({ room, page }) => {
  await room.open(HASH);
  await openBias(page);
  await expect(page.locator('.units')).toBeFocused();
  await page.getByRole('button', { name: 'Next weight of this unit' }).focus();
  await page.keyboard.press('Enter');
  await expect(partCard(page)).toHaveAttribute('data-name', 'W1');
  await page.keyboard.press('Escape');
  await expect(partCard(page)).toHaveCount(0);
  await expect(page.getByRole('tab', { name: 'Curve' })).toBeVisible();
  await expect(page.locator('.units')).toBeFocused();

  // Along the wires into the first unit, by key.
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await expect(page.locator('.units [role="option"]')).toHaveText(/^Weight 1→0, layer 1: /);
  await page.keyboard.press('Enter');
  await expect(partCard(page).getByRole('heading')).toHaveText('Weight 1→0, layer 1');
  await page.keyboard.press('Escape');
  await expect(partCard(page)).toHaveCount(0);
  await expect(page.locator('.units')).toBeFocused();

  await room.tab('gates').click();
  const gate = room.inspector.locator('[data-role="graph"] button[data-name="a1"]');
  await gate.focus();
  await page.keyboard.press('Enter');
  await expect(room.card).toHaveAttribute('data-name', 'a1');
  await page.locator('[data-action="close-gate"]').focus();
  await page.keyboard.press('Escape');
  await expect(room.card).toHaveCount(0);
  await expect(gate).toBeFocused();
});

test('axe finds nothing in the cards, in either language and theme', async ({ room, page }) => {
  const DESK = { width: 1440, height: 900 };
  await room.open(HASH);
  await openWeight(page);
  const looks = [
    { lang: 'en', theme: 'light', size: DESK },
    { lang: 'ko', theme: 'dark', size: DESK },
  ] as const;
  await expectNone(page, 'the card of a weight', looks, '.side > .below');
});
