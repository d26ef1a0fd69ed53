// The panels of the Gates room show the numbers that the package gives in Node for the same text and values.
import { expect, test } from '../support/fixtures';
import { GatesRoom } from './room';
import { idOf, inNode, numbers, openPrepared, openTab, panel, texts, VECTORS } from './panels';

test('the Jacobian: cells, hatching, both layouts, what is stored, the terms of an entry', async ({ page }) => {
  await openPrepared(page, { ...VECTORS, chosen: 'h' });
  const jacobian = await openTab(page, 'jacobian');
  const relu = idOf(VECTORS, 'h');
  const diagonal = inNode(VECTORS, (graph) => graph.edges(relu)[0]!.local!.data);
  await expect.poll(() => numbers(jacobian.locator('[data-role="jacobian-cell"]'))).toEqual(texts(diagonal));
  await expect(jacobian.locator('[data-role="jacobian-zero"]')).toHaveCount(6);
  const counts = () => numbers(jacobian.locator('[data-role="jacobian-count"] [data-count]'));
  expect(await counts()).toEqual(['9', '3', '3']);

  // A matrix product: everything is reachable, nothing is stored.
  await page.locator('[data-role="gates-graph"] [data-gate="matmul"]').click();
  await expect.poll(counts).toEqual(['36', '12', '0']);
  await jacobian.getByRole('radio', { name: 'input 2: x' }).check({ force: true });
  await expect.poll(counts).toEqual(['12', '12', '0']);
  const product = idOf(VECTORS, 'matmul');
  const cells = inNode(VECTORS, (graph) => graph.jacobian(product, 1).data);
  await expect.poll(() => numbers(jacobian.locator('[data-role="jacobian-cell"]'))).toEqual(texts(cells));
  expect(await numbers(jacobian.locator('[data-role="jacobian-downstream"]'))).toEqual(
    inNode(VECTORS, (graph) => texts(graph.gradient('x').data)),
  );
  await jacobian.locator('[data-role="jacobian-downstream"][data-index="2"]').click();
  const terms = inNode(VECTORS, (graph) => graph.terms(product, 1, 2))
    .sort((a, b) => Math.abs(b.product) - Math.abs(a.product))
    .map(({ product: one }) => String(one));
  await expect.poll(() => numbers(jacobian.locator('[data-role="terms"] [data-role="term"]'))).toEqual(terms);
  await expect(jacobian.locator('[data-role="shape-rule"]')).toContainText('a gradient has its variable’s shape');

  await jacobian.getByRole('radio', { name: 'denominator' }).check({ force: true });
  await expect(jacobian.locator('[data-role="jacobian"]')).toHaveAttribute('data-layout', 'denominator');
  const transposed = [0, 1, 2, 3].flatMap((column) => [0, 1, 2].map((row) => String(cells[row * 4 + column])));
  expect(await numbers(jacobian.locator('[data-role="jacobian-cell"]'))).toEqual(transposed);
  await jacobian.getByRole('radio', { name: 'implicit' }).check({ force: true });
  await expect(jacobian.locator('[data-role="jacobian-stored"]')).toHaveAttribute('data-storage', 'operands');
  await expect(jacobian.locator('[data-role="jacobian"]')).toHaveCount(0);
});

test('dimensions that match light up together', async ({ page }) => {
  const matrices = {
    text: 'Y = X @ W\nf = sum(Y)',
    values: {
      X: [
        [1, 2, 3],
        [4, 5, 6],
      ],
      W: [[1], [2], [3]],
    },
  };
  await openPrepared(page, { ...matrices, chosen: 'Y', panels: { open: 'jacobian' } });
  const shapes = page.locator('[data-role="product-shapes"]');
  const lit = shapes.locator('.lit');
  await expect(lit).toHaveCount(0);
  await shapes.locator('[data-side="inner"]').first().hover();
  await expect(lit).toHaveText(['3', '3', '3', '3']);
  await shapes.locator('[data-side="columns"]').first().focus();
  await expect(shapes.locator('[data-side="columns"].lit')).toHaveCount(4);
  const words = await shapes.locator('[data-rule="left"] .factor').allInnerTexts();
  expect(words.map((text) => text.replace(/\s+/g, ' '))).toEqual(['dX 2 × 3', 'dY 2 × 1', 'Wᵀ 1 × 3']);
});

test('4096 relus: 16,777,216 numbers against 4,096; a batch of 100: 409,600 squared', async ({ page }) => {
  const room = new GatesRoom(page);
  await room.open();
  await page.locator('[data-action="gallery"]').click();
  await page.locator('[data-example="wide-relu"]').click();
  await room.gate('y').click();
  await openTab(page, 'jacobian');
  const count = page.locator('[data-role="jacobian-count"]');
  await expect(count.locator('[data-count="cells"]')).toHaveText(/16.777.216/);
  await expect(count.locator('[data-count="stored"]')).toHaveText(/^4.096$/);
  await expect(count).toContainText(/409.600² = 167.772.160.000 .*409.600/);
});

test('a large Jacobian is a map that can be read by pointer and key', async ({ page }) => {
  const A = Array.from({ length: 30 }, (_, row) =>
    Array.from({ length: 40 }, (_, column) => Math.sin(row * 7 + column)),
  );
  const wide = { text: 'y = A @ x\nf = sum(y)', values: { A, x: A[0]! } };
  await openPrepared(page, { ...wide, chosen: 'y', slot: 1, panels: { open: 'jacobian' } });
  const map = page.locator('[data-role="jacobian-map"]');
  const box = (await map.boundingBox())!;
  await map.hover({ position: { x: (10.5 * box.width) / 40, y: (3.5 * box.height) / 30 } });
  await expect(page.locator('[data-role="jacobian-reading"]')).toContainText('∂y[3]/∂x[10]');
  await map.focus();
  await page.keyboard.press('ArrowRight');
  await expect(map).toHaveAttribute('aria-valuenow', '1');
  await expect(page.locator('[data-role="terms"] tbody tr')).toHaveCount(12);
});

test('the check of all inputs, and the V of errors over steps', async ({ page }) => {
  const neuron = {
    text: 'z = w0 * x0 + w1 * x1 + w2\nf = 1 / (1 + exp(-z))',
    values: { w0: 2, x0: -1, w1: -3, x1: -2, w2: -3 },
  };
  await openPrepared(page, neuron);
  const check = await openTab(page, 'check');
  const entries = inNode(neuron, (graph) => graph.check());
  for (const role of ['gradient', 'numeric', 'relative-error'] as const) {
    const of = { gradient: 'analytic', numeric: 'numeric', 'relative-error': 'relativeError' } as const;
    await expect
      .poll(() => numbers(check.locator(`[data-role="check-table"] [data-role="${role}"]`)), { message: role })
      .toEqual(entries.map((entry) => String(entry[of[role]])));
  }
  await expect(check.locator('[data-role="check-sum"]')).toHaveAttribute('data-wrong', '0');

  const steps = Array.from({ length: 12 }, (_, index) => Number(`1e-${index + 1}`));
  await check.locator('[data-role="error-plot"] summary').click();
  for (const precision of ['float64', 'float32'] as const) {
    const largest = inNode(neuron, (graph) =>
      steps.map((step) =>
        String(Math.max(...graph.check({ step, precision }).map(({ relativeError }) => relativeError))),
      ),
    );
    const shown = check.locator(`[data-role="error-table"] td[data-precision="${precision}"]`);
    expect(await numbers(shown), precision).toEqual(largest);
  }
  const plot = check.getByRole('slider');
  await plot.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await expect(check.locator('[data-role="error-reading"]')).toHaveAttribute('data-step', '0.01');
});

test('an expanded gate that overflows: the part, why the composite gate exists, and back', async ({ page }) => {
  const large = { text: 'f = softplus(x)', values: { x: 1000 }, chosen: 'f' };
  const room = await openPrepared(page, large);
  const notice = page.locator('[data-overflow]');
  await expect(notice).toHaveCount(0);
  await page.locator('[data-action="expand"]').click();
  await expect(notice).toContainText('Expanded, softplus overflows at ‘exp(x)’');
  await expect(notice).toContainText(/As one gate, softplus gives 1.000\./);
  await notice.getByRole('button', { name: /Show ‘exp/ }).click();
  await expect(room.card.locator('[data-role="flag"]')).toHaveAttribute('data-flag', 'undefined');
  await notice.getByRole('button', { name: 'Back to one gate' }).click();
  await expect(notice).toHaveCount(0);
});

test('if nothing can be checked, there is no tick, no cross and no plot', async ({ page }) => {
  const sum = page.locator('[data-role="check-sum"]');
  for (const [text, x, verdict] of [
    ['f = relu(x)', 0, 'kink'],
    ['f = log(x) / 0', -2, 'undefined'],
    ['f = log(exp(x)) - x', 1.1, 'lost'],
  ] as const) {
    await openPrepared(page, { text, values: { x }, panels: { open: 'check' } });
    await expect(page.locator('[data-check="x"]')).toHaveAttribute('data-verdict', verdict);
    await expect(sum).toHaveAttribute('data-told', '0');
    await expect(sum).not.toContainText(/[✓✗]/);
    await expect(page.locator('[data-role="error-nothing"]')).toBeVisible();
    await expect(page.locator('[data-role="error-plot"]')).toHaveCount(0);
  }
});

test('broken on purpose: the check fails, finds the gate, and everything can be fixed again', async ({ page }) => {
  const room = await openPrepared(page, { ...VECTORS, chosen: 'h' });
  const check = await openTab(page, 'check');
  const sum = check.locator('[data-role="check-sum"]');
  await expect(sum).toHaveAttribute('data-wrong', '0');
  await check.getByRole('radio', { name: /wrong sign in h/ }).check();
  await expect(page.locator('[data-role="mistake-banner"]')).toContainText('wrong on purpose');
  await expect(sum).toHaveAttribute('data-wrong', '12');
  const relu = idOf(VECTORS, 'h');
  const suspect = check.locator(`[data-suspect="${relu}"]`);
  await expect(suspect).toHaveAttribute('data-kind', 'local');
  const [expected, found] = await numbers(suspect.locator('.figure'));
  expect(Number(expected)).toBeCloseTo(1, 6);
  expect(found).toBe('-1');
  await expect(room.gate('h')).toHaveAttribute('data-suspect', 'local');
  await expect(room.graph.locator('[role="button"][data-suspect]')).toHaveCount(1);

  // The link contains the mistake, and the opened page says so.
  await expect(page).toHaveURL(/#gates=/);
  await page.locator('[data-action="mend"]').click();
  await expect(page.locator('[data-role="mistake-banner"]')).toHaveCount(0);
  await expect(sum).toHaveAttribute('data-wrong', '0');
  await expect(room.gate('h')).not.toHaveAttribute('data-suspect', 'local');

  await check.getByRole('radio', { name: /overwriting/ }).check();
  await expect(check.locator('[data-role="suspects"]')).toContainText('No value in this graph is used twice');
  await room.type('f = x * x + 3 * x');
  await room.give('x', 3);
  await expect(check.locator('[data-suspect]')).toHaveAttribute('data-kind', 'sum');
  await expect.poll(() => numbers(check.locator('[data-suspect] .figure')).then(([first]) => first)).toBe('9');
});

test('forward mode: every node’s tangent, how it passes through a gate, what reverse mode saves', async ({ page }) => {
  const room = await openPrepared(page, { ...VECTORS, chosen: 'matmul' });
  const forward = await openTab(page, 'forward');
  await forward.getByRole('combobox').selectOption('x');
  const grid = forward.getByRole('grid', { name: /^Entry of x that moves/ });
  await grid.locator('[data-index="2"]').click();
  const tangents = inNode(VECTORS, (graph) => graph.tangents('x', [0, 0, 1, 0]));
  await forward.locator('[data-role="tangents"] summary').click();
  const shown = () => numbers(forward.locator('[data-role="tangents"] .figure'));
  await expect.poll(shown).toEqual(tangents.flatMap(({ data }) => texts(data.slice(0, 4))));
  const output = idOf(VECTORS, 'f');
  expect(await numbers(forward.locator('[data-role="forward-result"] .figure'))).toEqual(texts(tangents[output]!.data));
  expect(await numbers(forward.locator('[data-role="forward-twin"] .figure'))).toEqual(
    inNode(VECTORS, (graph) => [String(graph.gradient('x').data[2])]),
  );
  await expect(forward.locator('[data-role="forward-saves"]')).toHaveAttribute('data-inputs', '16');
  await expect(forward.locator('[data-role="forward-saves"]')).toContainText('saves here: 15');
  await expect(room.graph.locator('[data-role="tangent"]')).toHaveCount(5);

  const product = idOf(VECTORS, 'matmul');
  const contribution = inNode(VECTORS, (graph) => {
    graph.tangents('x', [0, 0, 1, 0]);
    return graph.tangentEdges(product)[1]!.contribution.data;
  });
  const flow = forward.locator('[data-role="tangent-flow"] [data-slot="1"] [data-role="tangent-part"][data-index]');
  expect(await numbers(flow)).toEqual(texts(contribution));

  await forward.getByRole('radio', { name: 'own direction' }).check({ force: true });
  await forward.locator('[data-role="tangent-field"]').fill('0.5, 0, 0, -2');
  await forward.locator('[data-role="tangent-field"]').press('Enter');
  const own = inNode(VECTORS, (graph) => graph.tangents('x', [0.5, 0, 0, -2]));
  await expect.poll(shown).toEqual(own.flatMap(({ data }) => texts(data.slice(0, 4))));
  await openTab(page, 'gate');
  await expect(room.graph.locator('[data-role="tangent"]')).toHaveCount(0);
});

test('forward mode through a loss: its scores move, its label does not', async ({ page }) => {
  const loss = { text: 'L = softmax_cross_entropy(s, y)', values: { s: [1, 2], y: 1 } };
  await openPrepared(page, { ...loss, chosen: 'L' });
  const forward = await openTab(page, 'forward');
  await expect(forward.getByRole('combobox').locator('option')).toHaveText(['s']);
  await expect(forward.locator('[data-role="forward-saves"]')).toHaveAttribute('data-inputs', '2');
  const flow = forward.locator('[data-role="tangent-flow"]');
  await expect(flow.locator('[data-slot="0"] [data-role="tangent-part"][data-index]')).toHaveCount(1);
  await expect(flow.locator('[data-slot="1"]')).toHaveText(/^y A label is a class number and never moves/);
});

test('an element-wise gate is drawn as a curve with its current point', async ({ page }) => {
  const curve = { text: 'f = tanh(x) * 2', values: { x: 1.2 } };
  await openPrepared(page, { ...curve, chosen: 'tanh' });
  const plot = panel(page, 'gate').locator('[data-role="gate-curve"]');
  await expect(plot).toHaveAttribute('data-gate', 'tanh');
  await expect(plot.locator('[data-role="curve-reading"]')).toHaveText(
    'Here: x 1.20, value 0.834, local gradient 0.305.',
  );
  await plot.getByRole('slider').focus();
  await page.keyboard.press('End');
  const end = inNode({ text: 'y = tanh(x)', values: { x: 4 } }, (graph) => [
    String(graph.value('y').data[0]),
    String(graph.gradient('x').data[0]),
  ]);
  const reading = plot.locator('[data-role="curve-reading"]');
  await expect(reading).toHaveAttribute('data-value', end[0]!);
  await expect(reading).toHaveAttribute('data-local', end[1]!);
});
