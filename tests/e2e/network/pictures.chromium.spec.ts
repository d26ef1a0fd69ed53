// The stage's tabs Space and Weights show what the package computes in Node for the same configuration, seed and step.
import { load, type Trainer } from 'backflow';
import type { Locator } from '@playwright/test';
import { DESK, expectNone, looksAt, nameOf, PHONE, queryOf } from '../support/axe';
import { trained } from '../support/engine';
import { expect, test } from '../support/fixtures';
import { readNumber, type Room } from './room';

const backflow = await load();
await backflow.dataset('digits');

/** A number of a label, as the page writes it. */
const written = (text: string): number => Number(text.replace('−', '-'));

const parameter = (trainer: Trainer, name: string) => trainer.parameters.find((one) => one.name === name)!;

async function openTab(room: Room, tab: 'space' | 'weights'): Promise<Locator> {
  await room.tab(tab).click();
  const panel = room.page.locator(`[data-role="${tab}"]`);
  await expect(panel).toBeVisible();
  return panel;
}

/** The panel's picture is of this step, which is paused. */
const settled = (panel: Locator, step: number) => expect(panel).toHaveAttribute('data-step', String(step));

async function trainAndPause(room: Room, steps: number): Promise<number> {
  await room.play.click();
  await room.reach(steps);
  return room.pause();
}

/** Opens the tables of the tab Space. */
async function openTables(panel: Locator): Promise<Locator> {
  await panel.locator('[data-role="space-tables"] summary').click();
  return panel.locator('[data-role="space-tables"] table').last();
}

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

test.describe('space', () => {
  test('shows the points where the layer puts them, also after other choices by keyboard', async ({ room, page }) => {
    await room.open('v=1&d=spiral&net=6,4');
    const step = await trainAndPause(room, 40);
    const panel = await openTab(room, 'space');
    await settled(panel, step);
    const changes = { data: { name: 'spiral', classes: 2, samples: 300, noise: 0.1, trainFraction: 0.5, seed: 1 } };
    const table = await openTables(panel);
    const expectPoints = async (layer: number, across: number, up: number) => {
      await expect(panel.locator('[data-role="layer-plot"]')).toHaveAttribute('data-layer', String(layer));
      const expected = trained(
        step,
        (trainer) => {
          const { data, shape } = trainer.activations(trainer.data.trainPoints, { layer });
          return [0, 1, 70].map((row) => [data[row * shape[1]! + across]!, data[row * shape[1]! + up]!]);
        },
        changes,
      );
      await expect
        .poll(async () => {
          const shown = await table
            .locator('tbody tr')
            .evaluateAll((rows) =>
              [0, 1, 70].map((row) =>
                [...rows[row]!.querySelectorAll('[data-value]')].map((cell) => Number(cell.getAttribute('data-value'))),
              ),
            );
          return Math.max(
            ...shown.flatMap((pair, row) => pair.map((one, axis) => Math.abs(one - expected[row]![axis]!))),
          );
        })
        .toBeLessThan(1e-6);
    };
    const select = (name: string) => panel.getByRole('combobox', { name });
    await expectPoints(2, Number(await select('Across').inputValue()), Number(await select('Up').inputValue()));

    await select('Layer').focus();
    await page.keyboard.press('ArrowUp');
    await expect(select('Layer')).toHaveValue('1');
    await select('Across').selectOption('5');
    await select('Up').selectOption('2');
    await expectPoints(1, 5, 2);
    // The other axis moves out of the way.
    await select('Across').selectOption('2');
    await expectPoints(1, 2, 5);

    await panel.getByRole('radio', { name: /two directions/ }).check({ force: true });
    await expect(panel.locator('[data-role="layer-plot"] figcaption')).toContainText('% of the variance');
  });

  test('draws a zero line where a unit of layer 1 has the sum 0', async ({ room }) => {
    await room.open('v=1&act=relu');
    const step = await trainAndPause(room, 40);
    const panel = await openTab(room, 'space');
    await settled(panel, step);
    await openTables(panel);
    const rows = await panel.locator('[data-role="space-tables"] table').first().locator('tbody tr').allInnerTexts();
    expect(rows).toHaveLength(6);
    const sums = trained(
      step,
      (trainer) => {
        const [W, b] = [parameter(trainer, 'W1').data, parameter(trainer, 'b1').data];
        return (unit: number, x: number, y: number) => W[unit]! * x + W[6 + unit]! * y + b[unit]!;
      },
      {
        layers: [
          { units: 6, activation: 'relu' },
          { units: 4, activation: 'relu' },
        ],
      },
    );
    let ends = 0;
    rows.forEach((row, unit) => {
      for (const [, x, y] of row.matchAll(/\((\S+), (\S+)\)/g)) {
        // The page writes three digits.
        expect(Math.abs(sums(unit, written(x!), written(y!))), row).toBeLessThan(0.02);
        ends += 1;
      }
    });
    expect(ends).toBeGreaterThanOrEqual(6);
  });

  test('shows that stacked linear layers are one matrix', async ({ room }) => {
    await room.open('v=1&act=identity&net=5,3');
    const step = await trainAndPause(room, 20);
    const panel = await openTab(room, 'space');
    await settled(panel, step);
    const stack = panel.locator('[data-role="stack"]');
    expect(Number(await stack.getAttribute('data-difference'))).toBeLessThan(1e-6);
    const expected = trained(
      step,
      (trainer) => {
        const values = Object.fromEntries(trainer.parameters.map(({ name, shape, data }) => [name, { shape, data }]));
        const graph = backflow.graph(
          'M = W1 @ W2 @ W3',
          Object.fromEntries(Object.entries(values).filter(([name]) => name.startsWith('W'))),
        );
        return [...graph.value('M').data];
      },
      {
        layers: [
          { units: 5, activation: 'identity' },
          { units: 3, activation: 'identity' },
        ],
      },
    );
    const shown = await stack
      .locator('[data-value]')
      .evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute('data-value'))));
    expect(shown).toHaveLength(3);
    expected.forEach((value, row) => expect(shown[row]).toBeCloseTo(value, 12));
  });

  test('follows the run, and a net that becomes smaller', async ({ room }) => {
    await room.open('v=1&d=spiral&net=6,4');
    const panel = await openTab(room, 'space');
    await panel.getByRole('combobox', { name: 'Layer' }).selectOption('3');
    await room.play.click();
    await expect.poll(async () => Number(await panel.getAttribute('data-step'))).toBeGreaterThan(20);
    const earlier = Number(await panel.getAttribute('data-step'));
    await expect.poll(async () => Number(await panel.getAttribute('data-step'))).toBeGreaterThan(earlier);
    await settled(panel, await room.pause());
    await room.setting('hidden').getByRole('button', { name: /less$/ }).click();
    await expect(panel.locator('[data-role="layer-plot"]')).toHaveAttribute('data-layer', '2');
  });

  test('of data with more columns shows the points alone', async ({ room }) => {
    await room.open('v=1&d=iris&c=3&net=4');
    const panel = await openTab(room, 'space');
    await expect(panel.locator('[data-role="layer-plot"]')).toBeVisible();
    await expect(panel.locator('[data-role="input-plot"]')).toHaveCount(0);
    await expect(panel.getByRole('combobox', { name: 'Zero lines of' })).toHaveCount(0);
  });
});

test('arrows of −∂L/∂x are off at first, and show the gradients of the package', async ({ room, page }) => {
  await room.open();
  const step = await trainAndPause(room, 30);
  const canvas = page.locator('[data-role="arrows"]');
  await expect(canvas).toHaveCount(0);
  await page.locator('[data-action="map"]').focus();
  await page.keyboard.press('Enter');
  const box = page.getByRole('checkbox', { name: /Arrows/ });
  await box.focus();
  await page.keyboard.press('Space');
  await expect(canvas).toHaveAttribute('data-step', String(step));
  const expected = trained(step, (trainer) => {
    const { trainPoints, trainLabels } = trainer.data;
    const { data } = trainer.inputGradients(trainPoints, { labels: trainLabels });
    const lengths = Array.from({ length: data.length / 2 }, (_, row) => Math.hypot(data[2 * row]!, data[2 * row + 1]!));
    const length = Math.max(...lengths);
    const row = lengths.indexOf(length);
    return { count: lengths.length, row, length, dx: -data[2 * row]!, dy: -data[2 * row + 1]! };
  });
  const text = await page.locator('[data-role="arrows-text"]').innerText();
  const [, count, row, dx, dy, length] =
    /longest of (\d+) arrows is at training point (\d+) .*: \((\S+), (\S+)\), length (\S+)\./.exec(text)!;
  expect([Number(count), Number(row)]).toEqual([expected.count, expected.row]);
  expect(written(dx!)).toBeCloseTo(expected.dx, 2);
  expect(written(dy!)).toBeCloseTo(expected.dy, 2);
  expect(written(length!)).toBeCloseTo(expected.length, 2);
  await box.uncheck();
  await expect(canvas).toHaveCount(0);
});

for (const looks of looksAt(DESK, PHONE)) {
  test(`axe: ${nameOf(looks)}`, async ({ room, page }) => {
    const [first] = looks;
    await page.setViewportSize(first.size);
    await room.open('v=1&act=identity', queryOf(first));
    const space = await openTab(room, 'space');
    await expect(space.locator('[data-role="stack"]')).toBeVisible();
    await openTables(space);
    await expectNone(page, 'space', looks, '#stage');
    const weights = await openTab(room, 'weights');
    await expectNone(page, 'matrices', looks, '#stage');
    await weights.getByRole('radio').nth(1).check({ force: true });
    await expect(weights.locator('[data-role="histogram"]').first()).toBeVisible();
    await expectNone(page, 'histograms', looks, '#stage');

    await room.open('v=1&d=cars&net=none', queryOf(first));
    await openTab(room, 'weights');
    await expectNone(page, 'templates', looks, '#stage');

    await room.open('', queryOf(first));
    await page.locator('[data-action="map"]').click();
    await page.locator('[data-role="map-menu"] [type="checkbox"]').last().check();
    await expect(page.locator('[data-role="arrows"]')).toHaveAttribute('data-step', '0');
    await expectNone(page, 'arrows', looks, '.map');
  });
}
