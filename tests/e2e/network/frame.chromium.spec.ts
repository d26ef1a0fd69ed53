// The room's frame: the rail with its sheet and chips, the result column with its tabs, the card of a weight, undo, runs with a goal.
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
  await page.keyboard.press('End');
  await expect(page.locator('[data-role="examples"]')).toBeVisible();
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

test('undo brings back the trained net that another net replaced', async ({ room, page }) => {
  await room.open();
  const [undo, redo] = [page.locator('[data-action="undo"]'), page.locator('[data-action="redo"]')];
  await expect(undo).toBeDisabled();
  await page.getByRole('button', { name: 'One epoch' }).click();
  await expect.poll(room.step).toBe(15);
  const loss = await room.loss();
  await page.getByRole('button', { name: 'Add a layer' }).click();
  await expect.poll(room.step).toBe(0);
  await undo.click();
  await expect.poll(room.step).toBe(15);
  expect(await room.loss()).toBe(loss);
  await expect(page).toHaveURL(/\/$/);
  await expect(room.status).toHaveText('Undone, with the net as it was.');
  await redo.click();
  await expect(page).toHaveURL(/net=6,4,4/);
  await expect.poll(room.step).toBe(0);
  await page.getByRole('button', { name: 'One epoch' }).click();
  await expect.poll(room.step).toBe(15);
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect.poll(room.step).toBe(0);
  await page.keyboard.press('Control+z');
  await expect.poll(room.step).toBe(15);
});

test('a run stops at its goal, shows how far it is, and can be canceled', async ({ room, page }) => {
  await room.open('v=1&speed=max');
  await page.locator('[data-action="run-menu"]').click();
  const menu = page.locator('[data-role="run-menu"]');
  const field = menu.locator('[data-role="input-value"]');
  await field.fill('0');
  await field.press('Enter');
  await expect(menu.getByRole('alert')).toContainText('“0” is not a whole number above 0.');
  await field.fill('345');
  await field.press('Enter');
  await menu.locator('[data-action="until"]').click();
  await expect(menu).toBeHidden();
  await expect.poll(room.step).toBe(345);
  await expect(room.play).toHaveText('Train');
  await expect(room.status).toHaveText('Stopped at step 345, as asked.');
  expect(await room.loss()).toBe(lossAfter(345));

  await page.locator('[data-action="run-menu"]').click();
  await menu.getByRole('combobox').selectOption('loss');
  await field.fill('0.0000001');
  await field.press('Enter');
  await menu.locator('[data-action="until"]').click();
  const goal = page.locator('[data-role="goal"]');
  await expect(goal).toContainText('Until the loss is');
  await room.reach(600);
  await goal.getByRole('button', { name: 'Cancel' }).click();
  await expect(room.play).toHaveText('Train');
  await expect(goal).toHaveCount(0);
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

test('a link opens the room as it stands, and another one hides the settings', async ({ room, page }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await room.open('v=1&net=3');
  await page.getByRole('button', { name: 'One epoch' }).click();
  await expect.poll(room.step).toBe(15);
  const loss = await room.loss();
  await page.locator('[data-action="run-menu"]').click();
  const menu = page.locator('[data-role="link-menu"]');
  await menu.getByRole('checkbox').check();
  await menu.locator('[data-action="link"]').click();
  await expect(menu.getByRole('status')).toContainText('Copied');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link.length).toBeLessThan(4000);
  await page.goto('about:blank');
  await page.goto(link);
  await expect(room.play).toBeVisible();
  await expect.poll(room.step).toBe(15);
  expect(await room.loss()).toBe(loss);
  await expect(page.locator('.rail')).toHaveCount(0);
  await page.locator('[data-action="show-controls"]').click();
  await expect(page.locator('.rail')).toBeVisible();

  await page.goto('about:blank');
  await page.goto(link.replace(/s=\d\.\w{40}/, 's=3.AAAA'));
  await expect(page.locator('[data-problems="address"]')).toContainText('The trained net of the link can’t be read');
  expect(await room.step()).toBe(0);
});

test('metrics and losses of all examples are those of the package, and a row rings its point', async ({
  room,
  page,
}) => {
  await room.open('v=1&c=3&d=spiral');
  await page.getByRole('button', { name: 'One epoch' }).click();
  await expect.poll(room.step).toBe(15);
  const changes = { data: { name: 'spiral', classes: 3, samples: 300, noise: 0.1, trainFraction: 0.5, seed: 1 } };
  const look = (on: 'train' | 'test') =>
    trained(
      15,
      (trainer) => {
        const { confusion, perClass, losses } = trainer.evaluate({ on });
        return { confusion, precision: perClass!.map(({ precision }) => precision), losses: [...losses] };
      },
      changes,
    );
  const test = look('test');
  await page.getByRole('tab', { name: 'Metrics' }).click();
  const metrics = page.locator('[data-role="metrics"]');
  await expect(metrics).toHaveAttribute('data-step', '15');
  const cells = await metrics.locator('td[data-truth]').allTextContents();
  expect(cells.map(Number)).toEqual(test.confusion!.flat());
  const rows = metrics.locator('table').nth(1).locator('tbody tr');
  const precision = await rows.evaluateAll((all) =>
    all.map((row) => Number(row.querySelector('td[data-value]')!.getAttribute('data-value'))),
  );
  expect(precision).toEqual(test.precision);

  await page.getByRole('tab', { name: 'Examples' }).click();
  const list = page.getByRole('listbox', { name: /^Losses of 150 points/ });
  const first = list.getByRole('option').first();
  const largest = Math.max(...test.losses);
  await expect(first).toHaveAttribute('data-value', String(largest));
  await expect(first).toHaveAttribute('data-example', String(test.losses.indexOf(largest)));
  await expect(page.locator('[data-role="ringed"]')).toHaveCount(0);
  await first.hover();
  await expect(page.locator('[data-role="ringed"]')).toHaveCount(1);
  await list.focus();
  await page.keyboard.press('End');
  const last = list.getByRole('option', { selected: true });
  await expect(last).toHaveAttribute('data-value', String(Math.min(...test.losses)));
  await expect(last).toBeInViewport();
  await page.locator('[data-role="examples"]').getByText('Training', { exact: true }).click();
  const train = look('train');
  await expect(first).toHaveAttribute('data-value', String(Math.max(...train.losses)));

  // They follow the training.
  await room.play.click();
  await room.reach(400);
  await room.pause();
  await expect(first).not.toHaveAttribute('data-value', String(Math.max(...train.losses)));
});

test('a step in four phases', async ({ room, page }) => {
  await room.open();
  const button = page.locator('[data-action="phase"]');
  const words = [/^1 of 4, forward/, /^2 of 4, loss: [\d.]+ on this batch/, /^3 of 4, backward/];
  const wires = () =>
    page.locator('[data-panel="net"] canvas').evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
  const before = await wires();
  for (const sentence of words) {
    await button.click();
    await expect(room.status).toHaveText(sentence);
    expect(await room.step()).toBe(0);
  }
  await page.mouse.move(0, 0);
  await expect.poll(wires).not.toBe(before);
  await page.keyboard.press(';');
  await expect.poll(room.step).toBe(1);
  await expect(room.status).toHaveText(/^4 of 4, update/);
  expect(await room.loss()).toBe(lossAfter(1));
});
