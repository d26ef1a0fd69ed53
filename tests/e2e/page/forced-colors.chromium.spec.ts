// With forced colors, chosen items still differ from others, and sliders have tracks.
import { DataDialog } from '../network/data-dialog';
import type { Locator } from '@playwright/test';
import { expect, test } from '../support/fixtures';
import { GatesRoom } from '../gates/room';

/** The part of an element's style that forced colors leave to the page. */
const drawn = (element: Locator): Promise<string> =>
  element.evaluate((one) => {
    const { backgroundColor, color, outline, outlineOffset } = getComputedStyle(one);
    return [backgroundColor, color, outline, outlineOffset].join(' | ');
  });

async function differs(what: string, chosen: Locator, other: Locator): Promise<void> {
  expect(await drawn(chosen.first()), what).not.toBe(await drawn(other.first()));
}

/** The distinct colors along the middle of the drawing. */
async function coloursAcross(element: Locator): Promise<number> {
  const picture = (await element.screenshot()).toString('base64');
  return element.page().evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const { width, height } = image;
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const context = canvas.getContext('2d')!;
    context.drawImage(image, 0, 0);
    const { data: pixels } = context.getImageData(0, height >> 1, width, 1);
    const colours = Array.from({ length: width }, (_, x) => pixels.slice(4 * x, 4 * x + 3).join());
    // Edges are blended, so colors of the track or the thumb occur more than a few times.
    return new Set(colours.filter((one) => colours.filter((other) => other === one).length > 8)).size;
  }, picture);
}

test.use({ forcedColors: 'active' });

test('forced colors show what is chosen, and the tracks of sliders', async ({ room, page }) => {
  await room.open('v=1&reg=l2');
  const on = 'label:has(input:checked)';
  const off = 'label:has(input:not(:checked))';
  for (const setting of ['features', 'regularizer'])
    await differs(setting, room.setting(setting).locator(on), room.setting(setting).locator(off));
  await differs('room', page.getByRole('banner').locator(on), page.getByRole('banner').locator(off));
  const data = await DataDialog.open(page);
  const sets = data.root.locator('ul button');
  await differs(
    'data set',
    sets.and(page.locator('[aria-pressed="true"]')),
    sets.and(page.locator('[aria-pressed="false"]')),
  );
  await page.keyboard.press('Escape');
  const log = page.locator('[data-panel="loss"] button[aria-pressed]').first();
  const before = await drawn(log);
  await log.click();
  await page.mouse.move(0, 0);
  expect(await drawn(log), 'a pressed button').not.toBe(before);
  expect(await coloursAcross(room.setting('noise').locator('input[type="range"]'))).toBeGreaterThanOrEqual(3);

  await room.openInspector();
  await page.locator('[data-role="graph"] button[data-name="W1"]').click();
  await expect(room.card).toHaveAttribute('data-name', 'W1');
  const cells = room.card.locator('[role="gridcell"]');
  await differs(
    'cell',
    cells.and(page.locator('[aria-selected="true"]')),
    cells.and(page.locator('[aria-selected="false"]')),
  );

  const gates = new GatesRoom(page);
  await gates.open();
  await differs(
    'tab',
    page.locator('[data-tab][aria-selected="true"]'),
    page.locator('[data-tab][aria-selected="false"]'),
  );
  await differs('row', gates.card.locator('tr:has(input:checked)'), gates.card.locator('tr:has(input:not(:checked))'));
  const bodies = gates.graph.locator('[role="button"] .body');
  // Colors that still change are a third one.
  const strokes = () => bodies.evaluateAll((all) => new Set(all.map((one) => getComputedStyle(one).stroke)).size);
  await expect.poll(strokes, 'the chosen gate').toBe(2);
  await page.locator('[data-tab="check"]').click();
  await differs('mistake', page.locator(`fieldset ${on}`), page.locator(`fieldset ${off}`));
});
