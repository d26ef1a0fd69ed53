// The stage's tab Weights shows the numbers of the package in Node for the same configuration, seed and step. axe finds nothing in the
// pictures of weights, of space and of gradients.
import { load } from 'backflow';
import { DESK, expectNone, looksAt, nameOf, PHONE, queryOf } from '../support/axe';
import { trained } from '../support/engine';
import { expect, test } from '../support/fixtures';
import { openTab, parameter, settled, trainAndPause, written } from './pictures';
import { readNumber } from './room';

const backflow = await load();
await backflow.dataset('digits');

test.describe('weights', () => {
  const DIGITS = { data: { name: 'digits', samples: 500, noise: 0, trainFraction: 0.5, seed: 1 } };

  test('of a linear classifier are a template for each class', async ({ room }) => {
    await room.open('v=1&d=digits&c=10&net=none');
    const step = await trainAndPause(room, 20);
    const panel = await openTab(room, 'weights');
    const templates = panel.locator('[data-role="template"]');
    await expect(templates).toHaveCount(10);
    const expected = trained(
      step,
      (trainer) => {
        const { data, shape } = parameter(trainer, 'W1');
        return Array.from({ length: shape[1]! }, (_, unit) =>
          Array.from({ length: shape[0]! }, (_, pixel) => data[pixel * shape[1]! + unit]!),
        );
      },
      { ...DIGITS, layers: [] },
    );
    for (const unit of [0, 3, 9]) {
      const label = (await templates.nth(unit).getAttribute('aria-label'))!;
      const [, name, low, high] = /Template of (.+): weights from (\S+) to (\S+)/.exec(label)!;
      expect(name).toBe(`class ${unit}`);
      expect(Math.abs(written(low!) - Math.min(...expected[unit]!))).toBeLessThan(0.01);
      expect(Math.abs(written(high!) - Math.max(...expected[unit]!))).toBeLessThan(0.01);
    }
    const pictures = await templates
      .locator('canvas')
      .evaluateAll((all) => all.map((canvas) => (canvas as HTMLCanvasElement).toDataURL()));
    expect(new Set(pictures).size).toBe(10);
  });

  test('of a hidden layer come in the order of their outgoing weights, of color images with each channel', async ({
    room,
  }) => {
    await room.open('v=1&d=cars&net=30');
    const panel = await openTab(room, 'weights');
    const templates = panel.locator('[data-role="template"]');
    await expect(templates).toHaveCount(24);
    await expect(templates.first().locator('canvas')).toHaveCount(4);
    await panel.locator('[data-action="all-templates"]').click();
    await expect(templates).toHaveCount(30);
    const units = await templates.evaluateAll((all) => all.map((one) => Number(one.getAttribute('data-unit'))));
    const outgoing = trained(0, (trainer) => [...parameter(trainer, 'W2').data], {
      data: { name: 'cars', classes: 2, samples: 300, noise: 0.1, trainFraction: 0.5, seed: 1 },
      layers: [{ units: 30, activation: 'tanh' }],
    });
    const strength = (unit: number): number => Math.abs(outgoing[unit]!);
    expect(units).toEqual([...units].sort((a, b) => strength(b) - strength(a)));
    await expect(panel.locator('[data-role="heat-map"]')).toHaveAttribute('data-matrix', 'W2');
  });

  test('of a linear classifier of the same data can be laid beside them', async ({ room }) => {
    await room.open('v=1&d=cars&net=6');
    const panel = await openTab(room, 'weights');
    await panel.locator('[data-action="linear"]').click();
    const linear = panel.locator('[data-role="linear"]');
    await expect(linear).toHaveAttribute('data-step', '500');
    await expect(linear.locator('[data-role="template"]')).toHaveCount(1);
    const expected = trained(500, (trainer) => [...parameter(trainer, 'W1').data], {
      data: { name: 'cars', classes: 2, samples: 300, noise: 0.1, trainFraction: 0.5, seed: 1 },
      layers: [],
    });
    const label = (await linear.locator('[data-role="template"]').getAttribute('aria-label'))!;
    const [, name, low, high] = /Template of (.+): weights from (\S+) to (\S+)/.exec(label)!;
    expect(name).toBe('car against no car');
    expect(written(low!)).toBeCloseTo(Math.min(...expected), 2);
    expect(written(high!)).toBeCloseTo(Math.max(...expected), 2);
    // The run has not moved.
    expect(await room.step()).toBe(0);
  });

  test('of other data are matrices that name each weight', async ({ room, page }) => {
    await room.open();
    const panel = await openTab(room, 'weights');
    const maps = panel.locator('[data-role="heat-map"]');
    await expect(maps).toHaveCount(3);
    const first = maps.first();
    await expect(first.getByRole('img')).toHaveAttribute('aria-label', /2 rows for the sources, 6 columns/);
    const box = (await first.getByRole('img').boundingBox())!;
    // The second row, the fourth of six columns.
    await page.mouse.move(box.x + (box.width * 3.5) / 6, box.y + box.height * 0.75);
    const weight = trained(0, (trainer) => parameter(trainer, 'W1').data[6 + 3]!);
    await expect(first.locator('[data-role="heat-reading"]')).toContainText('y → 1·3');
    const title = (await first.locator('b').getAttribute('title'))!;
    expect(Math.fround(written(title))).toBe(Math.fround(weight));
  });

  test('are spread as the engine counts', async ({ room }) => {
    await room.open();
    const step = await trainAndPause(room, 30);
    const panel = await openTab(room, 'weights');
    await panel.getByRole('radio', { name: 'Histograms' }).check({ force: true });
    const histograms = panel.locator('[data-role="histograms"]');
    await settled(histograms, step);
    await expect(histograms.getByRole('img')).toHaveCount(3 * 4);
    const { min, max, counts } = trained(step, (trainer) => trainer.statistics().layers[1]!.histograms.activations);
    const label = (await histograms.locator('[data-layer="2"][data-kind="activations"]').getAttribute('aria-label'))!;
    const [, count, low, high] = /: (\S+) numbers from (\S+) to (\S+),/.exec(label)!;
    expect(readNumber(count!)).toBe([...counts].reduce((sum, one) => sum + one, 0));
    expect(written(low!)).toBeCloseTo(min, 2);
    expect(written(high!)).toBeCloseTo(max, 2);
  });
});

for (const looks of looksAt(DESK, PHONE)) {
  const [first] = looks;

  test(`axe finds nothing in the space: ${nameOf(looks)}`, async ({ room, page }) => {
    await page.setViewportSize(first.size);
    await room.open('v=1&act=identity&n=20', queryOf(first));
    const space = await openTab(room, 'space');
    await expect(space.locator('[data-role="stack"]')).toBeVisible();
    await space.locator('[data-role="space-tables"] summary').click();
    await expectNone(page, 'space', looks, '[data-role="space"]');
  });

  test(`axe finds nothing in the weights: ${nameOf(looks)}`, async ({ room, page }) => {
    await page.setViewportSize(first.size);
    await room.open('v=1&net=3', queryOf(first));
    const weights = await openTab(room, 'weights');
    await expectNone(page, 'matrices', looks, '[data-role="weights"]');
    await weights.getByRole('radio').nth(1).check({ force: true });
    await expect(weights.locator('[data-role="histogram"]').first()).toBeVisible();
    await expectNone(page, 'histograms', looks, '[data-role="weights"]');
  });

  test(`axe finds nothing in templates and arrows: ${nameOf(looks)}`, async ({ room, page }) => {
    await page.setViewportSize(first.size);
    await room.open('v=1&d=cars&net=3', queryOf(first));
    const weights = await openTab(room, 'weights');
    await weights.locator('[data-action="linear"]').click();
    await expect(weights.locator('[data-role="template"]')).toHaveCount(4);
    await expectNone(page, 'templates', looks, '[data-role="weights"]');

    await room.open('', queryOf(first));
    await page.locator('[data-action="map"]').click();
    await page.locator('[data-role="map-menu"] [type="checkbox"]').last().check();
    await expect(page.locator('[data-role="arrows"]')).toHaveAttribute('data-step', '0');
    await expectNone(page, 'arrows', looks, '.map');
  });
}
