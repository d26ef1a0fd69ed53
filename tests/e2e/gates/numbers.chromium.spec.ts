// Numbers in the Gates room: worked examples typed in, rejected values, parts and steps, a part of the net sent from training.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { TensorLike } from 'backflow';
import { expect, test } from '../support/fixtures';
import { GatesRoom } from './room';
interface Case {
  id: string;
  expression: string;
  inputs: Record<string, TensorLike>;
  values: Record<string, TensorLike>;
  gradients: Record<string, TensorLike>;
  upstream?: TensorLike;
}

const fixture = fileURLToPath(new URL('../../fixtures/worked-examples.json', import.meta.url));
const { graphs } = JSON.parse(readFileSync(fixture, 'utf8')) as { graphs: Case[] };
const flat = (tensor: TensorLike): number[] => [tensor].flat(2) as number[];

test('the worked examples, typed in and read from the page', async ({ page }) => {
  test.setTimeout(180_000);
  const room = new GatesRoom(page);
  await room.open();
  await room.openTable();
  for (const { id, expression, inputs, values, gradients, upstream } of graphs) {
    await test.step(id, async () => {
      await room.type(expression);
      for (const [name, value] of Object.entries(inputs)) await room.give(name, value);
      await expect(room.problem).toBeEmpty();
      if (upstream !== undefined) {
        const field = page.locator('[data-role="upstream-field"]');
        await field.fill(JSON.stringify(upstream));
        await field.press('Enter');
      }
      for (const [role, wanted] of [
        ['value', values],
        ['gradient', gradients],
      ] as const) {
        for (const [name, tensor] of Object.entries(wanted)) {
          const close = async (): Promise<boolean> => {
            const found = await room.row(name, role);
            const numbers = flat(tensor);
            return (
              found.length === numbers.length &&
              found.every(
                (one, index) => Math.abs(one - numbers[index]!) <= 1e-9 * Math.max(1, Math.abs(numbers[index]!)),
              )
            );
          };
          await expect.poll(close, { message: `${role} of ${name}`, intervals: [50, 100] }).toBe(true);
        }
      }
    });
  }
});

test('while the text can’t be read, the last good graph can be inspected and dragged', async ({ page }) => {
  const room = new GatesRoom(page);
  await room.open();
  await room.type('f = (x + y) * z + ');
  await expect(room.problem).toContainText('the last text that could be read');
  await room.gate('z').click();
  await expect(room.card).toHaveAttribute('data-name', 'z');
  const field = page.locator('[data-input="z"] input');
  await field.fill('2');
  await field.press('Enter');
  await expect(room.graph.locator('text[data-role="value"][data-name="f"]')).toHaveText('6.00');
  await page.locator('[data-tab="check"]').click();
  await expect(page.locator('[data-role="check-sum"]')).toHaveAttribute('data-wrong', '0');
  await expect(room.problem).not.toBeEmpty();
});

test('text that is not a number is reported, and the value stays', async ({ page }) => {
  const room = new GatesRoom(page);
  await room.open();
  const input = page.locator('[data-input="x"]');
  for (const [written, shown, told] of [
    ['abc', '−2', 'abc'],
    ['1e400', '−2', '1e400'],
    ['1,,3', '−2', 'Entry 2 is empty'],
    ['1,5', '1.5', 'Read as 1.5, with a decimal comma'],
  ] as const) {
    await input.locator('input').fill(written);
    await input.locator('input').press('Enter');
    await expect(input.locator('input')).toHaveValue(shown);
    await expect(input.locator('[data-role="input-problem"]')).toContainText(told);
  }
  // By keyboard, from the field to the other reading.
  await input.locator('input').fill('2,5');
  await expect(input.locator('[data-role="input-problem"]')).toContainText('Will be read as 2.5');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(input.locator('[data-role="input-problem"]')).toContainText('Read as [2, 5]');
  // By pointer, before the text is taken.
  await input.locator('select').selectOption('0');
  await input.locator('input').fill('1,5');
  await input.locator('[data-action="take-reading"]').click();
  await expect(input.locator('input')).toHaveCount(2);
  await expect(input.locator('[data-role="input-problem"]')).toContainText('Read as [1, 5]');
  await input.locator('select').selectOption('0');
  await input.locator('select').selectOption('1');
  await expect(input.locator('[data-role="input-problem"]')).toBeEmpty();
  await input.locator('input').first().fill('3,4');
  await input.locator('input').first().press('Enter');
  await expect(input.locator('[data-role="input-problem"]')).toContainText('Read as [3, 4]');
  await expect(input.locator('input').last()).toHaveValue('4');
  const upstream = page.locator('[data-role="upstream-field"]');
  await upstream.fill('1 2 3');
  await upstream.press('Enter');
  await expect(page.locator('[data-role="upstream-problem"]')).not.toBeEmpty();
  await expect(room.gate('f')).toBeVisible();
});

test('parts in place, with equal gradients; steps with a queue that says what waits for what', async ({ page }) => {
  const room = new GatesRoom(page);
  await room.open();
  await room.type('a = x * y\nb = a + x\nf = sigmoid(a * b)');
  // The previous example has an f too.
  await expect(room.graph.locator('[data-gate="sigmoid"]')).toBeVisible();
  await room.gate('f').click();
  await page.locator('[data-action="expand"]').click();
  await expect(page.locator('[data-role="comparison"]')).toContainText('equal');
  await expect(room.graph.locator('[data-gate="exp"]')).toBeVisible();
  await page.locator('[data-action="collapse"]').click();
  await expect(room.graph.locator('[data-gate="exp"]')).toHaveCount(0);

  await page.locator('[data-action="rewind"]').click();
  await expect(room.graph.locator('text[data-role="value"][data-name="a"]')).toHaveCount(0);
  for (let step = 0; step < 7; ++step) await page.keyboard.press('.');
  await expect(page.locator('[data-panel="steps"]')).toHaveAttribute('data-phase', 'backward');
  await expect(page.locator('[data-queue]', { hasText: 'a' }).last()).toContainText('waits for b');
  const working = await room.graph.locator('[role="button"].current').getAttribute('data-node');
  await expect(room.card, 'of the gate that works').toHaveAttribute('data-node', working!);
  await page.locator('[data-action="step-all"]').click();
  await expect(room.graph.locator('text[data-role="gradient"][data-name="x"]')).toBeVisible();
});

test('a layer of the training net, with its numbers', async ({ room, page }) => {
  await room.open('v=1&net=3&b=all&reg=none');
  await room.stepOnce();
  await room.openInspector();
  await page.locator('[data-role="graph"] button[data-name="z1"]').click();
  await expect(room.card).toHaveAttribute('data-name', 'z1');
  const gates = new GatesRoom(page);
  const wanted = await page.locator('[data-role="graph"] button[data-name="W1"]').getAttribute('data-node');
  await page.locator(`[data-role="graph"] button[data-node="${wanted}"]`).click();
  await expect(room.card).toHaveAttribute('data-name', 'W1');
  const numbers = () =>
    page
      .locator('[data-role="card"] .matrix.gradient [data-value][data-index]')
      .evaluateAll((cells) => cells.map((cell) => Number((cell as HTMLElement).dataset['value'])));
  const net = await numbers();
  expect(net.length).toBeGreaterThan(5);
  await page.locator('[data-role="graph"] button[data-name="z1"]').click();
  await page.locator('[data-action="carry"]').click();
  await page.locator('[data-carry="layer"]').click();
  await expect(gates.gate('W1')).toBeVisible();
  await gates.gate('W1').click();
  await expect(room.card).toHaveAttribute('data-name', 'W1');
  await expect.poll(async () => (await numbers()).length).toBe(net.length);
  const typed = await numbers();
  typed.forEach((value, index) => expect(Math.abs(value - net[index]!)).toBeLessThanOrEqual(1e-5));
  // The net is unchanged.
  await page.getByText('Network', { exact: true }).click();
  expect(await room.step()).toBe(1);
});
