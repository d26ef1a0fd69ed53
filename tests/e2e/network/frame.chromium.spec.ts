// The room's frame: the rail with its sheet and chips, the result column with its tabs, layers, the card of a weight.
import { lossAfter, trained } from '../support/engine';
import { expect, test } from '../support/fixtures';
import type { Room } from './room';

const widthOf = (room: Room, name: string) =>
  room.page.locator(name).evaluate((one) => one.getBoundingClientRect().width);

test('three columns, and no more than four controls in a group of the rail', async ({ room, page }) => {
  await room.open();
  for (const [width, height, rail, side] of [
    [1440, 900, 256, 446],
    [1280, 720, 232, 400],
  ] as const) {
    await page.setViewportSize({ width, height });
    expect(Math.round(await widthOf(room, '.rail'))).toBe(rail);
    expect(Math.round(await widthOf(room, '.side'))).toBe(side);
    expect(Math.round(await widthOf(room, '.stage'))).toBe(width - rail - side);
    await expect(page.getByRole('tab', { name: 'Curve' })).toBeInViewport();
    await expect(page.locator('[data-panel="figures"]')).toBeInViewport();
  }
  const counts = await page
    .locator('.rail details')
    .evaluateAll((groups) => groups.map((group) => group.querySelectorAll('[data-setting]').length));
  expect(counts.length).toBeGreaterThan(1);
  for (const count of counts.slice(1)) expect(count).toBeLessThanOrEqual(4);
});

test('the sheet finds every option by its name in either language, and chips take changes back', async ({
  room,
  page,
}) => {
  await room.open();
  await page.keyboard.press('/');
  const search = room.sheet.getByRole('searchbox');
  await expect(search).toBeFocused();
  const rows = room.sheet.locator('[data-row]');
  const all = await rows.count();
  expect(all).toBeGreaterThan(20);
  for (const [query, row] of [
    ['momentum', 'momentum'],
    ['모멘텀', 'momentum'],
    ['배치 크기', 'batchSize'],
    ['adam', 'optimizer'],
    ['64', 'precision'],
  ]) {
    await search.fill(query!);
    await expect(room.sheet.locator(`[data-row="${row}"]`), query).toBeVisible();
    expect(await rows.count(), query).toBeLessThan(6);
  }
  await search.fill('no such thing');
  await expect(room.sheet).toContainText('No setting is called “no such thing”.');

  await search.fill('shuffle');
  await room.option('shuffle').getByText('Off').click();
  await expect(page).toHaveURL(/#v=1&o=shuffle:0$/);
  await search.fill('loss');
  await room.setting('loss').getByRole('combobox').selectOption('squared-error');
  await room.closeSheet();
  await expect(page.locator('[data-action="sheet"]')).toBeFocused();

  const chips = page.locator('[data-chip]');
  await expect(chips).toHaveText([/Loss\s*Squared error/, /Shuffle\s*Off/]);
  await page.reload();
  await expect(chips).toHaveCount(2);
  await page.locator('[data-chip="shuffle"]').click();
  await expect(page).toHaveURL(/#v=1&loss=squared-error$/);
  await expect(page.locator('[data-chip="loss"]')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(chips).toHaveCount(0);
  await expect(page.locator('[data-action="sheet"]')).toBeFocused();
});

test('the key of a setting that is only in the sheet opens it there', async ({ room, page }) => {
  await room.open();
  await page.keyboard.press('u');
  await expect(room.setting('optimizer').getByRole('combobox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(room.sheet).toHaveCount(0);
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press('z');
  await expect(room.setting('initializer').getByRole('combobox')).toBeFocused();
});

test('tabs by arrow keys; the curve shows loss, accuracy and rate on either scale', async ({ room, page }) => {
  await room.open('v=1&reg=l2&wd=0.01');
  await page.getByRole('button', { name: 'One epoch' }).click();
  await expect.poll(room.step).toBe(15);
  const curve = page.locator('[data-panel="loss"]');
  const value = (line: string) => curve.locator(`[data-role="curve-${line}"]`).getAttribute('data-value');
  const expected = trained(15, (trainer) => trainer.step(0), { regularizer: { name: 'l2', rate: 0.01 } });
  expect(Number(await value('first'))).toBe(expected.loss);
  expect(Number(await value('second'))).toBe(expected.testLoss);
  expect(Number(await value('third'))).toBe(expected.dataLoss);
  expect(Number(await value('fourth'))).toBeCloseTo(expected.regularizationLoss, 12);
  await expect(curve).toContainText('guessing: 0.693');
  await expect(curve.locator('[data-role="best"]')).toContainText(/Lowest test loss: [\d.]+ at step \d+\./);

  const slider = curve.getByRole('slider', { name: 'Loss over the training steps' });
  await slider.focus();
  await page.keyboard.press('Home');
  await expect(slider).toHaveAttribute('aria-valuetext', /^Step 0, Loss: training/);
  expect(Number(await value('first'))).toBe(lossAfter(0, { regularizer: { name: 'l2', rate: 0.01 } }));
  const path = () => curve.locator('path.first').last().getAttribute('d');
  const linear = await path();
  await curve.getByRole('button', { name: 'log', exact: true }).click();
  await expect.poll(path).not.toBe(linear);
  await curve.getByText('Accuracy', { exact: true }).click();
  await expect(curve.getByRole('slider', { name: 'Accuracy over the training steps' })).toBeVisible();
  expect(Number(await value('first'))).toBe(expected.accuracy);
  await curve.getByText('Learning rate', { exact: true }).click();
  expect(Number(await value('first'))).toBe(0.03);

  await page.getByRole('tab', { name: 'Curve' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Metrics' })).toBeFocused();
  await expect(page.locator('[data-role="metrics"]')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('[data-role="examples"]')).toBeVisible();
  await page.keyboard.press('End');
  await expect(page.getByRole('tab', { name: 'Health' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(curve).toBeVisible();
});

test('a weight is chosen by its wire, set during training, and undone', async ({ room, page }) => {
  await room.open('v=1&net=3&speed=10');
  const box = (await page.locator('.units').boundingBox())!;
  const card = page.locator('[data-role="part-card"]');
  const side = await page.locator('.side').boundingBox();
  await room.play.click();
  await expect(room.play).toHaveText('Pause');
  // Somewhere between the inputs and the hidden layer there is a wire.
  for (let y = 0.2; y < 0.8 && (await card.count()) === 0; y += 0.02)
    await page.mouse.click(box.x + box.width * 0.3, box.y + box.height * y);
  await expect(card.getByRole('heading')).toHaveText(/^Weight \d→\d, layer 1$/);
  expect(await page.locator('.side').boundingBox()).toEqual(side);
  const index = Number(await card.getAttribute('data-index'));
  const field = card.locator('[data-role="input-value"]');
  const shown = async () => Number(await card.locator('[data-role="part-value"]').getAttribute('data-value'));
  await field.fill('nonsense');
  await field.press('Enter');
  await expect(card.getByRole('alert')).toContainText('“nonsense” is not a number');
  // The typed text stays in the field while the weight moves on.
  await field.fill('1.5');
  const step = await room.step();
  await room.reach(step + 5);
  await expect(field).toHaveValue('1.5');
  await field.press('Escape');
  await room.pause();
  await field.fill('1.5');
  await field.press('Enter');
  await expect.poll(shown).toBe(1.5);
  await expect(card.getByRole('alert')).toHaveCount(0);
  const at = await room.step();
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press('Control+z');
  await expect.poll(shown).not.toBe(1.5);
  const undone = await shown();
  expect(undone).toBe(
    trained(at, ({ parameters }) => parameters[0]!.data[index]!, { layers: [{ units: 3, activation: 'tanh' }] }),
  );
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(shown).toBe(1.5);
  await page.keyboard.press('Escape');
  await expect(card).toHaveCount(0);
  await expect(page.getByRole('tab', { name: 'Curve' })).toBeVisible();

  // By keyboard: the bias of a unit, then its weights, and the map of the unit.
  await page.locator('.units').focus();
  await page.keyboard.press('Shift+Enter');
  await expect(card.getByRole('heading')).toHaveText('Bias of unit 0, layer 1');
  await card.getByRole('button', { name: 'Next weight of this unit' }).click();
  await expect(card.getByRole('heading')).toHaveText('Weight 0→0, layer 1');
  await page.keyboard.press('Escape');
  await page.locator('.units').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-role="map-title"]')).toHaveText('Unit 0 of layer 1');
  await page.keyboard.press('Escape');
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await expect(page.locator('[data-role="map-title"]')).toHaveCount(0);
});

test('a layer has its own activation, and a wide layer draws its 12 strongest units', async ({ room, page }) => {
  await room.open('v=1&net=20,4');
  await expect(page.locator('[data-panel="net"]')).toContainText('+8');
  await page.locator('[data-action="layer"]').first().click();
  const menu = page.locator('[data-role="layer-menu"]');
  await menu.getByRole('combobox').selectOption('relu');
  await expect(page).toHaveURL(/act=relu,tanh/);
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(page.locator('[data-action="layer"]')).toHaveText(['1 · relu', '2 · tanh']);
  const layers = [
    { units: 20, activation: 'relu' },
    { units: 4, activation: 'tanh' },
  ];
  await expect.poll(room.loss.bind(room)).toBe(lossAfter(0, { layers }));
});
