// The step, seen: the phases of the next step, the loss gate, gradients on the wires and per layer, the first steps played slowly.
import { lossAfter, trained } from '../support/engine';
import { expect, OPENING, test } from '../support/fixtures';

test('the phases of a step, forward and back, by keys and by pointer', async ({ room, page }) => {
  await room.open('v=1&net=3');
  const layers = [{ units: 3, activation: 'tanh' }];
  const scrubber = page.getByRole('slider', { name: 'The next step in four phases' });
  await expect(scrubber).toHaveAttribute('aria-valuetext', 'Before the step.');
  await scrubber.focus();
  for (const [place, sentence] of [
    ['1', /^1 of 4, forward/],
    ['2', /^2 of 4, loss: [\d.]+ on this batch/],
    ['3', /^3 of 4, backward: gradients start at the loss with 1\.00/],
    ['4', /^4 of 4, update/],
  ] as const) {
    await page.keyboard.press('ArrowRight');
    await expect(scrubber).toHaveAttribute('aria-valuenow', place);
    await expect(scrubber).toHaveAttribute('aria-valuetext', sentence);
    await expect(room.status).toHaveText(sentence);
  }
  await expect.poll(room.step).toBe(1);
  expect(await room.loss()).toBe(lossAfter(1, { layers }));

  // Back before the update: the net is the one of step 0, and goes on as before.
  await page.keyboard.press('ArrowLeft');
  await expect.poll(room.step).toBe(0);
  await expect(scrubber).toHaveAttribute('aria-valuenow', '3');
  expect(await room.loss()).toBe(lossAfter(0, { layers }));
  await page.keyboard.press('Home');
  await expect(scrubber).toHaveAttribute('aria-valuetext', 'Before the step.');

  const box = (await scrubber.boundingBox())!;
  expect(box.height).toBeGreaterThanOrEqual(44);
  await page.mouse.move(box.x + box.width * 0.1, box.y + box.height / 2);
  await page.mouse.down();
  await expect(scrubber).toHaveAttribute('aria-valuenow', '1');
  await page.mouse.move(box.x + box.width * 0.9, box.y + box.height / 2, { steps: 8 });
  await page.mouse.up();
  await expect.poll(room.step).toBe(1);
  await expect(scrubber).toHaveAttribute('data-phase', 'update');
  expect(await room.loss()).toBe(lossAfter(1, { layers }));
  // The button goes on to the next step.
  await page.locator('[data-action="phase"]').click();
  await expect(scrubber).toHaveAttribute('data-phase', 'forward');
  expect(await room.step()).toBe(1);
});

test('the loss gate says what is computed, and the wires show weights or gradients', async ({ room, page }) => {
  await room.open('v=1&net=3');
  const layers = [{ units: 3, activation: 'tanh' }];
  const gate = page.locator('[data-role="loss-gate"]');
  const loss = gate.locator('[data-role="gate-loss"]');
  const gradient = gate.locator('[data-role="gate-gradient"]');
  const wires = () =>
    page.locator('[data-panel="net"] canvas').evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
  await expect(loss).toHaveAttribute('data-value', String(lossAfter(0, { layers })));

  const batch = trained(
    0,
    (trainer) => {
      const graph = trainer.graph();
      return graph.value(graph.nodes.at(-1)!.id).data[0];
    },
    { layers },
  );
  const phase = page.locator('[data-action="phase"]');
  await phase.click();
  await expect(gate).toHaveText(/\?\s*L\s*\?/);
  await phase.click();
  await expect(loss).toHaveAttribute('data-value', String(batch));
  await expect(gradient).toHaveText('?');
  await phase.click();
  await expect(gradient).toHaveText('1.00');
  await phase.click();
  await expect.poll(room.step).toBe(1);
  await expect(loss).toHaveAttribute('data-value', String(lossAfter(1, { layers })));

  await page.mouse.move(0, 0);
  const weights = await wires();
  const choice = page.getByRole('radiogroup', { name: 'Wires' });
  await choice.getByText('gradient').click();
  await page.mouse.move(0, 0);
  await expect.poll(wires).not.toBe(weights);
  await choice.getByText('weight').click();
  await page.mouse.move(0, 0);
  await expect.poll(wires).toBe(weights);
});

test('the strip below the net shows the gradient of each layer as the package computes it', async ({ room, page }) => {
  const layers = Array.from({ length: 6 }, () => ({ units: 4, activation: 'sigmoid' }));
  await room.open('v=1&net=4,4,4,4,4,4&act=sigmoid');
  const strip = page.locator('[data-panel="flow"]');
  const values = () =>
    strip
      .locator('[data-role="flow-value"]')
      .evaluateAll((all) => all.map((one) => Number(one.getAttribute('data-value'))));
  const expected = (steps: number, of: 'gradientRms' | 'updateRatio') =>
    trained(steps, (trainer) => trainer.statistics().layers.map((layer) => layer[of]), { layers });
  await expect.poll(values).toEqual(expected(0, 'gradientRms'));
  await expect(strip.getByRole('img')).toHaveAttribute('aria-label', /^Gradient of each layer.* 1: \d/);
  // Each figure stands below its column.
  const centers = (selector: string) =>
    page
      .locator(selector)
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map(({ left, right }) => (left + right) / 2));
  const titles = (await centers('[data-panel="net"] .title')).slice(1);
  const figures = await centers('[data-role="flow-value"]');
  expect(figures).toHaveLength(7);
  figures.forEach((center, index) => expect(Math.abs(center - titles[index]!)).toBeLessThan(2));

  const relative = strip.getByRole('button', { name: 'relative' });
  await relative.click();
  await expect(relative).toHaveAttribute('aria-pressed', 'true');
  // Before the first update, nothing has moved.
  await expect(strip.locator('[data-role="flow-zero"]')).toHaveCount(7);
  await room.stepOnce();
  await expect(strip).toHaveAttribute('data-step', '1');
  await expect.poll(values).toEqual(expected(1, 'updateRatio'));
  await relative.click();
  await expect.poll(values).toEqual(expected(1, 'gradientRms'));

  // It stays while another tab of the stage is open, at the same place.
  const box = await strip.boundingBox();
  await room.tab('gates').click();
  await expect(room.inspector).toBeVisible();
  expect(await strip.boundingBox()).toEqual(box);
});

test('a drop by more than 100 between two layers is written out, and a gradient of exactly 0 is hatched', async ({
  room,
  page,
}) => {
  const changes = { layers: Array.from({ length: 4 }, () => ({ units: 4, activation: 'sigmoid' })) };
  const rms = (initializer: string) =>
    trained(0, (trainer) => trainer.statistics().layers.map(({ gradientRms }) => gradientRms), {
      ...changes,
      initializer,
    });
  const drops = page.locator('[data-role="flow-drop"]');
  await room.open('v=1&net=4,4,4,4&act=sigmoid&init=normal');
  const values = rms('normal');
  const factors = values.slice(1).map((value, index) => value / values[index]!);
  expect(factors.some((factor) => factor > 100)).toBe(true);
  expect(factors.some((factor) => factor < 100)).toBe(true);
  await expect(drops).toHaveText(
    factors.filter((factor) => factor > 100).map((factor) => `÷ ${Number(factor.toPrecision(2))}`),
  );

  await room.open('v=1&net=4,4&act=tanh&init=zeros');
  await expect(page.locator('[data-role="flow-value"]')).toHaveText(['0', '0', '0']);
  await expect(page.locator('[data-role="flow-zero"]')).toHaveCount(3);
  await expect(drops).toHaveCount(0);
});

test.describe('a first visit', () => {
  test.beforeEach(async ({ page }) => {
    await page.addInitScript((name) => {
      if (!sessionStorage.getItem('visited')) localStorage.removeItem(name);
      sessionStorage.setItem('visited', 'true');
    }, OPENING);
  });

  test('plays the first steps slowly, and any press skips them', async ({ room, page }) => {
    await room.open();
    const headline = page.locator('[data-role="headline"]');
    await expect(headline).toHaveText('Can this net find the ring?');
    const scrubber = page.locator('[data-role="phases"]');
    await room.play.click();
    await expect(room.play).toHaveText('Skip');
    for (const phase of ['forward', 'loss', 'backward']) await expect(scrubber).toHaveAttribute('data-phase', phase);
    expect(await room.step()).toBe(0);
    await expect(headline).toHaveText('Can this net find the ring?');
    await page.keyboard.press('Escape');
    await expect(room.play).toHaveText('Pause');
    await room.reach(100);
    const step = await room.pause();
    expect(step).toBeGreaterThan(100);
    await expect(headline).toContainText(/[\d.]+% right after [\d\s]+ steps\./);
    await expect(headline.locator('[data-role="beats"]')).toHaveText(
      /^The same four beats, [\d\s]+ times\. Click any wire: why did it change\?$/,
    );
    // Once: the next Train trains, also after a reload.
    await room.play.click();
    await expect(room.play).toHaveText('Pause');
    await page.reload();
    await room.play.click();
    await expect(room.play).toHaveText('Pause');
  });

  test('the beats melt into training, and the run menu plays them again', async ({ room, page }) => {
    await room.open();
    await room.play.click();
    await expect(room.play).toHaveText('Skip');
    await room.reach(8);
    await room.reach(60);
    await expect(room.play).toHaveText('Pause');
    const step = await room.pause();
    await page.locator('[data-action="run-menu"]').click();
    await page.locator('[data-action="slowly"]').click();
    await expect(room.play).toHaveText('Skip');
    await expect(page.locator('[data-role="phases"]')).toHaveAttribute('data-phase', 'forward');
    expect(await room.step()).toBe(step);
    // The button of the first steps skips them too.
    await room.play.click();
    await expect(room.play).toHaveText('Pause');
    await room.reach(step + 20);
  });

  test('shows four stills where motion is not wanted', async ({ room, page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await room.open();
    const scrubber = page.locator('[data-role="phases"]');
    await room.play.click();
    for (const [phase, sentence] of [
      ['forward', /^1 of 4/],
      ['loss', /^2 of 4/],
      ['backward', /^3 of 4/],
      ['update', /^4 of 4/],
    ] as const) {
      await expect(scrubber).toHaveAttribute('data-phase', phase);
      await expect(room.status).toHaveText(sentence);
      await expect(room.play).toHaveText('Next');
      await room.play.press('Enter');
    }
    await expect(room.play).toHaveText('Pause');
    await room.reach(20);
  });

  test('a link trains at once', async ({ room }) => {
    await room.open('v=1&d=moons');
    await room.play.click();
    await expect(room.play).toHaveText('Pause');
    await room.reach(20);
  });
});

test('the headline asks a question that fits the data, in either language', async ({ room, page }) => {
  const headline = page.locator('[data-role="headline"] h2');
  await room.open('v=1&d=spiral');
  await expect(headline).toHaveText('Can this net untangle the spiral?');
  await room.chooseData('plane');
  await expect(headline).toHaveText('Can this net fit a plane?');
  await room.stepOnce();
  await expect(headline).toHaveText(/^Loss [\d.]+ after one step\.$/);
  await page.locator('[data-action="language"]').click();
  await expect(headline).toHaveText(/^한 스텝 뒤의 손실은 [\d.]+입니다\.$/);
});
