// Accessibility of the Gates room: axe finds no violations, every part works by keyboard, hostile links lose nothing.
import { deflateSync } from 'node:zlib';
import { DESK, expectNone, looksAt, nameOf, queryOf } from '../support/axe';
import { expect, test } from '../support/fixtures';
import { GatesRoom } from './room';

for (const looks of looksAt(DESK)) {
  test(`axe: ${nameOf(looks)}`, async ({ page }) => {
    // Where there are two looks, the room is seen in both, and the rest in one of them.
    const [first, second = first] = looks;
    const room = new GatesRoom(page);
    await room.open('gates', queryOf(first));
    await room.type('q = W @ x\nf = sum(sigmoid(q)) + foo');
    await room.give('W', [
      [1, 2],
      [3, 4],
    ]);
    await room.give('x', [1, 2]);
    await expect(room.problem).toBeEmpty();
    await room.gate('q').click();
    await expect(room.card).toHaveAttribute('data-name', 'q');
    await room.openTable();
    await page.locator('[data-action="rewind"]').click();
    await expectNone(page, 'a gate, the table, the first step', looks);
    await page.locator('[data-action="help"]').click();
    await expect(page.locator('dialog code').first()).toBeVisible();
    await expectNone(page, 'the help', [second], 'dialog');
    await page.keyboard.press('Escape');
    await room.type('f = e * x[1] + [1, -2]');
    await expect(page.locator('[data-role="constants"]')).toBeVisible();
    await page.locator('[data-action="use-input"]').click();
    await expect(page.locator('[data-action="use-constant"]')).toBeVisible();
    await room.type('f = e * 2x + π');
    await expect(page.locator('[data-action="fix"]')).toBeVisible();
    await expect(room.problem).not.toBeEmpty();
    await expectNone(page, 'an error with a fix', [first]);
    await page.locator('[data-action="gallery"]').click();
    await expect(page.locator('[data-panel="gallery"] svg').first()).toBeVisible();
    await expectNone(page, 'the gallery', [second], '[data-panel="gallery"]');
  });
}

test('from the first Tab to the last step by keyboard alone', async ({ room: network, page }) => {
  await network.open();
  const gates = new GatesRoom(page);
  const press = (...keys: string[]) =>
    keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
  const until = async (selector: string): Promise<void> => {
    for (let stop = 0; stop < 60; ++stop) {
      const there = await page.evaluate((wanted) => {
        let element = document.activeElement;
        while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
        return element?.matches(wanted) ?? false;
      }, selector);
      if (there) return;
      await press('Tab');
    }
    throw new Error(`Tab never came to ${selector}`);
  };
  await until('input[name$="room"]');
  await press('ArrowRight');
  await expect(gates.editor).toBeVisible();
  await until('.cm-content');
  await press('ControlOrMeta+a');
  await page.keyboard.insertText('f = max(x, y) * z');
  await expect(gates.graph.locator('[data-gate="max"]')).toBeVisible();
  await press('Escape');
  await until('[data-name="y"][data-role="input-value"]');
  await press('ArrowUp', 'ArrowUp');
  await expect(page.locator('[data-input="y"] input')).toHaveValue('5.2');
  await until('[role="button"][data-node]');
  await press('End');
  await expect(gates.card).toHaveAttribute('data-name', 'f');
  await press('ArrowLeft');
  await expect(gates.card.locator('[data-role="pattern"]')).toHaveAttribute('data-pattern', 'router');
  await press('.', '.', '.', '.');
  await expect(page.locator('[data-panel="steps"]')).toHaveAttribute('data-phase', 'backward');
  await press(',');
  await expect(page.locator('[data-panel="steps"]')).toHaveAttribute('data-step', '3');
  // The card has followed the steps; Enter returns to the focused gate.
  await press('Enter');
  await until('[data-action="output"]');
  await press('Enter');
  await expect(gates.graph.locator('[data-gate="max"] .ring')).toBeVisible();
});

const pack = (json: string): string => `gates=${deflateSync(Buffer.from(json)).subarray(2, -4).toString('base64url')}`;

/** `npm test` tries the marked links, one of each kind, because each loads the page; `npm run prove` tries all. */
const tried = <Link>(links: readonly (readonly [Link, 'always'?])[]): Link[] =>
  links.flatMap(([link, always]) => (always || process.env.BACKFLOW_EVERY_LOOK ? [link] : []));

test('hostile links give a message and lose nothing', async ({ page }) => {
  test.setTimeout(120_000);
  const gates = new GatesRoom(page);
  const hostile = tried([
    ['gates=%00'],
    ['gates=AAAA'],
    [`gates=${'A'.repeat(200_000)}`],
    ['gates=<script>alert(1)</script>', 'always'],
    [pack('null')],
    [pack('{"v":99,"text":"f = x"}')],
    [pack('{"v":1,"text":7}')],
    [pack('{"v":1,"text":"f = x","values":[["x",[[1],[2,3]]]]}'), 'always'],
    [pack(`"${'0'.repeat(3_000_000)}"`), 'always'],
  ]);
  for (const hash of hostile) {
    await page.goto('about:blank');
    await page.goto(`./#${hash}`);
    await expect(page.locator('[data-link-problem]'), hash.slice(0, 60)).toBeVisible();
    await expect(gates.gate('f')).toBeVisible();
  }
  // Valid links that the engine refuses: the sentence is below the editor.
  const refused = tried([
    ['{"v":1,"text":"f = x +"}'],
    [`{"v":1,"text":"f = ${'('.repeat(5000)}x"}`, 'always'],
    ['{"v":1,"text":"f = x @ y","values":[["x",1],["y",2]]}'],
    ['{"v":1,"text":"f = sum(x)","values":[["x",[1,2]]],"upstream":[1,2,3]}', 'always'],
  ]);
  for (const json of refused) {
    await page.goto('about:blank');
    await page.goto(`./#${pack(json)}`);
    const told = page.locator('[data-role="problem"][data-code], [data-role="upstream-field"][aria-invalid]');
    await expect(told, json.slice(0, 60)).toHaveCount(1);
  }
  // An empty text is not an error: the editor says what can be written.
  await page.goto('about:blank');
  await page.goto(`./#${pack('{"v":1,"text":""}')}`);
  await expect(page.locator('[data-role="editor"] .cm-placeholder')).toBeVisible();
  await expect(gates.problem).toBeEmpty();
  // Invalid indices are ignored.
  await page.goto('about:blank');
  await page.goto(
    `./#${pack('{"v":1,"text":"f = x * 2","values":[["x",3],["__proto__",1]],"expanded":[0,7,99],"output":77,"chosen":{"node":5,"slot":9,"entry":9},"step":999}')}`,
  );
  await expect(gates.gate('f')).toBeVisible();
  await expect(gates.graph.locator('text[data-role="gradient"][data-name="x"]')).toHaveText('2.00');
});
