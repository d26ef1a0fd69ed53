// What the net's wires show: the gradients of one training example, which the stepper, the map or a list chooses.
import type { Page } from '@playwright/test';
import { trained } from '../support/engine';
import { expect, test } from '../support/fixtures';

const layers = [{ units: 3, activation: 'tanh' }];
/** The gradient of the first weight, of one example alone. */
const gradientOf = (example: number, steps = 0) =>
  trained(steps, (trainer) => trainer.exampleGradients(example)[0]!.data[0]!, { layers });

const choice = (page: Page) => page.getByRole('radiogroup', { name: 'Wires' });
const chosen = (page: Page) => page.locator('[data-role="wires-example"]');

/** Shows one example on the wires, and reads the first wire by key. */
async function showExample(page: Page): Promise<() => Promise<number>> {
  await choice(page).getByText('example').click();
  await expect(chosen(page)).toHaveText('0');
  return async () => {
    await page.locator('.units').focus();
    for (const key of ['PageUp', 'PageUp', 'PageDown']) await page.keyboard.press(key);
    return Number(await page.locator('.reading [data-role="gradient"]').getAttribute('data-value'));
  };
}

test('the wires show the gradients of one example, which the stepper chooses', async ({ room, page }) => {
  await room.open('v=1&net=3');
  const read = await showExample(page);
  await expect.poll(read).toBe(gradientOf(0));
  const previous = page.getByRole('button', { name: 'Previous training example' });
  await expect(previous).toBeDisabled();
  await page.getByRole('button', { name: 'Next training example' }).click();
  await expect(chosen(page)).toHaveText('1');
  await expect.poll(read).toBe(gradientOf(1));
  await room.stepOnce();
  await expect.poll(read).toBe(gradientOf(1, 1));
  await previous.click();
  await expect.poll(read).toBe(gradientOf(0, 1));
});

test('a press on the map and a row of the examples choose it, and the net stays', async ({ room, page }) => {
  await room.open('v=1&net=3');
  const read = await showExample(page);
  await room.plot.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(chosen(page)).not.toHaveText('0');
  const example = Number(await chosen(page).innerText());
  await expect(room.tab('net')).toHaveAttribute('aria-selected', 'true');
  await expect.poll(read).toBe(gradientOf(example));

  await page.getByRole('tab', { name: 'Examples' }).click();
  const list = page.locator('[data-role="examples"]');
  await list.getByText('Training', { exact: true }).click();
  const row = list.locator('[data-example]').nth(2);
  await row.hover();
  await expect(chosen(page)).toHaveText((await row.getAttribute('data-example'))!);
  const other = Number(await row.getAttribute('data-example'));
  await row.click();
  await expect.poll(read).toBe(gradientOf(other));
  // The gates show the example that was pressed, until the next batch is chosen.
  await page.getByRole('tab', { name: 'Curve' }).click();
  await expect(chosen(page)).toHaveText(String(example));
  await room.openInspector();
  await expect(room.inspector.locator('[data-role="example"]')).toHaveText(String(example));
});

for (const [width, height] of [
  [1440, 900],
  [1280, 720],
  [390, 844],
] as const)
  test(`nothing in the bar overlaps or moves at ${width} × ${height}`, async ({ room, page }) => {
    await page.setViewportSize({ width, height });
    await room.open('v=1&net=3');
    const place = () => page.locator('[data-panel="net"]').boundingBox();
    const before = await place();
    await choice(page).getByText('example').click();
    await expect(chosen(page)).toBeVisible();
    expect(await place()).toEqual(before);
    const boxes = await page
      .locator('#stage [role="tablist"], [data-role="wires"] .stepper, [data-role="wires"] [role="radiogroup"]')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect));
    expect(boxes).toHaveLength(3);
    boxes.forEach((a, index) =>
      boxes.slice(index + 1).forEach((b) => {
        const apart = a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
        expect(apart).toBe(true);
      }),
    );
    boxes.forEach(({ right }) => expect(right).toBeLessThanOrEqual(width));
  });
