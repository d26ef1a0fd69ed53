// Parts of the Gates room that can differ between browsers: the drawing, typing, dragging, undo, links.
import { expect, test } from '../support/fixtures';
import { GatesRoom } from './room';

test('values above the wires, gradients below, three digits or every digit', async ({ page }) => {
  const room = new GatesRoom(page);
  await room.open();
  const value = room.graph.locator('text[data-role="value"][data-name="f"]');
  const gradient = room.graph.locator('text[data-role="gradient"][data-name="z"]');
  await expect(value).toHaveText('−12.0');
  await expect(gradient).toHaveText('3.00');
  const above = (await room.graph.locator('text[data-role="value"][data-name="z"]').boundingBox())!;
  const below = (await gradient.boundingBox())!;
  expect(above.y + above.height).toBeLessThan(below.y + 2);
  await room.type('f = sigmoid(x)');
  await expect(room.graph.locator('text[data-role="value"][data-name="f"]')).toHaveText('0.119');
  await page.getByLabel('every digit').check();
  await expect(room.graph.locator('text[data-role="value"][data-name="f"]')).toHaveText('0.11920292202211755');
  await room.type('f = x * 1e-12');
  await expect(room.graph.locator('text[data-role="value"][data-name="f"]')).toHaveText('−2×10⁻¹²');
  // The page has its own font, since others have only some superscript digits.
  const exponents = () =>
    page.evaluate(async () =>
      (await document.fonts.load('16px "Backflow Exponents"', '⁻⁰¹⁹')).map((font) => font.status),
    );
  expect(await exponents()).toEqual(['loaded']);
});

test('an error is marked at its characters, and the last good graph stays', async ({ page }) => {
  const room = new GatesRoom(page);
  await room.open();
  await room.type('q = x + y\nf = q * foo(z)');
  await expect(room.problem).toHaveAttribute('data-code', 'unknown-gate');
  await expect(room.problem).toContainText('line 2, column 9');
  await expect(page.locator('[data-role="editor"] .wrong')).toHaveText('foo');
  await expect(room.gate('f')).toBeVisible();
  await room.type('q = x + y\nf = q * tanh(z)');
  await expect(room.problem).toBeEmpty();
  await expect(room.card).toHaveAttribute('data-name', 'f');
  await expect(page.locator('[data-role="editor"] .wrong')).toHaveCount(0);
  await expect(room.gate('q')).toBeVisible();
});

test('a word typed letter by letter leaves no input behind', async ({ page }) => {
  const room = new GatesRoom(page);
  await room.open();
  await room.editor.click();
  await page.keyboard.press('ControlOrMeta+a');
  const inputs = () =>
    page.locator('[data-input]').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['input']));
  const older = page.locator('[data-panel="inputs"][data-older]');
  const list = page.locator('[data-role="editor"] .cm-tooltip-autocomplete');
  await page.keyboard.type('f = ');
  await expect(room.problem).not.toBeEmpty();
  await expect(older).toBeVisible();
  await page.keyboard.type('sig');
  await expect(list).toContainText('sigmoid');
  // A pause of 800 ms completes a name, so on a machine that takes longer for these letters, `sigm` may become an input.
  const start = Date.now();
  await page.keyboard.type('moid(');
  const during = await inputs();
  if (Date.now() - start < 800) {
    expect(during, 'those of the last text that could be read').toEqual(['x', 'y', 'z']);
  }
  await expect(room.problem).not.toBeEmpty();
  await page.keyboard.type('w * q)');
  await expect.poll(inputs).toEqual(['w', 'q']);
  await expect(older).toHaveCount(0);
  await expect(room.problem).toBeEmpty();
  // A pause also completes a name.
  await page.keyboard.type(' * rest');
  await expect.poll(inputs).toEqual(['w', 'q', 'rest']);
  await expect(list).toHaveCount(0);
});

test('a net typed over the first example gets values with fitting shapes; values that the user chose stay', async ({
  page,
}) => {
  const room = new GatesRoom(page);
  await room.open();
  await room.editor.click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('L = softmax_cross_entropy(W @ x, y)');
  await page.keyboard.press('Escape');
  await expect(room.gate('L')).toBeVisible();
  await expect(room.problem).toBeEmpty();
  await expect(page.locator('[data-input="W"] input')).toHaveCount(4);

  await room.give('x', [3, 1, 2]);
  await expect(room.problem).toHaveAttribute('data-code', 'shape');
  await expect(room.problem).toContainText('the last text that could be read');
  await expect(page.locator('[data-input="x"] input')).toHaveCount(3);
  // Undo in a field without unsubmitted text is the room's.
  const cell = page.locator('[data-input="x"] input').first();
  await cell.focus();
  await page.keyboard.press('ArrowUp');
  await expect(cell).not.toHaveValue('3');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(cell).toHaveValue('3');
  await page.locator('[data-action="fits"]').click();
  await expect(room.problem).toBeEmpty();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('[data-input="x"] input')).toHaveCount(3);
});

test('dragging a number evaluates continuously; undo and redo cover text and values; the link contains everything', async ({
  page,
}) => {
  const room = new GatesRoom(page);
  await room.open();
  const field = page.locator('[data-input="x"] input');
  const box = (await field.boundingBox())!;
  await page.mouse.move(box.x + 20, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + 60, box.y + 10, { steps: 8 });
  await page.mouse.up();
  await expect(field).toHaveValue('−1');
  await expect(room.graph.locator('text[data-role="value"][data-name="f"]')).toHaveText('−16.0');
  // Undo works anywhere in the room and covers the whole drag.
  await page.keyboard.press('ControlOrMeta+z');
  await expect(field).toHaveValue('−2');
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(field).toHaveValue('−1');
  await room.type('f = (x + y) / z');
  await expect(room.graph.locator('text[data-role="value"][data-name="f"]')).toHaveText('−1.00');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(room.editor).toContainText('(x + y) * z');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(field).toHaveValue('−2');
  await page.getByRole('button', { name: 'Redo' }).click();
  await expect(field).toHaveValue('−1');
  // The link contains every change at once, also the choice of a gate, so that a reload shows it.
  await expect(room.card, 'the output, until something is chosen').toHaveAttribute('data-name', 'f');
  await room.gate('x').click();
  await page.reload();
  await expect(field).toHaveValue('−1');
  await expect(room.card).toHaveAttribute('data-name', 'x');
});

test('a bad link says what is wrong with it and leaves a usable room', async ({ page }) => {
  const room = new GatesRoom(page);
  const problem = page.locator('[data-link-problem]');
  // An input whose value is an empty list.
  await room.open('gates=q1YqU7Iy1FEqSa0oUbJSSlOwVahQ0lEqS8wpTS1WsoqOVgJyo2NjY2sB');
  await expect(problem).toContainText('The value of “x” is empty and was left out.');
  await room.type('f = x * x');
  await expect(room.graph.locator('[data-gate="mul"]')).toBeVisible();
  await problem.getByRole('button', { name: 'Show the first example' }).click();
  await expect(problem).toHaveCount(0);
  await expect(room.gate('z')).toBeVisible();

  // A link that can't be used at all: the room keeps its state.
  await page.evaluate(() => (location.hash = 'gates=q1YqU7Iy1FEqSa0'));
  await expect(problem).toContainText('What was here before is still shown');
  await expect(room.gate('z')).toBeVisible();
  await problem.getByRole('button', { name: 'Got it' }).click();
  await page.reload();
  await expect(room.gate('z')).toBeVisible();
  await expect(problem).toHaveCount(0);
});
