// Twelve pictures of the page, which a person has looked at: see CONTRIBUTING, "Renew the pictures of the page".
import type { Page } from '@playwright/test';
import { GatesRoom } from '../gates/room';
import type { Room } from '../network/room';
import { expect, test } from '../support/fixtures';
import { compareLook, setFont } from '../support/pictures';

/** The largest share of cells that may differ. */
const MOST = 0.006;

const DESK = { width: 1440, height: 900 };
const EPOCH = 15;

interface Look {
  name: string;
  size?: { width: number; height: number };
  hash?: string;
  query?: string;
  /** Epochs to train. */
  epochs?: number;
  /** What is done before the picture is taken. */
  then?(room: Room, page: Page): Promise<void>;
}

const SIX = 'v=1&net=8,8,8,8,8,8&act=sigmoid';

const LOOKS: readonly Look[] = [
  { name: 'light', epochs: 40 },
  {
    name: 'dark',
    query: 'theme=dark',
    epochs: 40,
    then: (_, page) => page.locator('[data-role="wires"]').getByText('gradient', { exact: true }).click(),
  },
  {
    name: 'korean',
    size: { width: 1280, height: 720 },
    hash: 'v=1&d=spiral&c=3',
    query: 'lang=ko',
    epochs: 20,
    then: async (room, page) => {
      await room.tab('metrics').click();
      await expect(page.locator('[data-role="metrics"]')).toBeVisible();
    },
  },
  { name: 'phone', size: { width: 390, height: 844 }, epochs: 20 },
  { name: 'projector', size: { width: 2560, height: 1440 }, hash: 'v=1&d=plane', epochs: 10 },
  {
    name: 'print',
    query: 'theme=dark',
    epochs: 20,
    then: async (_, page) => {
      await page.emulateMedia({ media: 'print' });
      // The server's address differs.
      await page.locator('[data-role="address"]').evaluate((one) => (one.textContent = 'https://example.org/'));
    },
  },
  {
    name: 'presentation',
    hash: 'v=1&d=xor',
    epochs: 40,
    then: async (_, page) => {
      await page.keyboard.press('!');
      await expect(page.locator('[data-action="leave"]')).toBeVisible();
    },
  },
  {
    name: 'six-layers',
    hash: SIX,
    epochs: 2,
    then: async (room, page) => {
      await room.openInspector();
      await page.locator('[data-role="graph"] button[data-name="a1"]').click();
      await expect(room.card).toHaveAttribute('data-name', 'a1');
      await expect(room.card).toContainText('1.');
    },
  },
  {
    name: 'space',
    query: 'theme=dark',
    epochs: 40,
    then: async (room, page) => {
      await room.tab('space').click();
      await expect(page.locator('[data-role="layer-plot"]')).toBeVisible();
    },
  },
  {
    name: 'card',
    size: { width: 1280, height: 720 },
    epochs: 40,
    then: async (_, page) => {
      await page.locator('[data-panel="net"] [role="listbox"]').focus();
      await page.keyboard.press('PageDown');
      await page.keyboard.press('Enter');
      await expect(page.locator('.chosen-card [data-role="part-value"]')).toBeAttached();
    },
  },
  {
    name: 'health',
    hash: SIX,
    query: 'lang=ko',
    epochs: 20,
    then: async (room, page) => {
      await room.tab('health').click();
      await expect(page.locator('[data-role="health"] .problem').first()).toBeVisible();
    },
  },
];

test.use({ viewport: DESK, reducedMotion: 'reduce' } as object);

for (const { name, size = DESK, hash = '', query = '', epochs = 0, then } of LOOKS)
  test(`the page looks as it did: ${name}`, async ({ room, page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
    await page.addInitScript(() => {
      Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('not in a test'));
    });
    await setFont(page);
    await page.setViewportSize(size);
    await room.open(hash, query);
    for (let epoch = 1; epoch <= epochs; ++epoch) {
      await page.keyboard.press('e');
      await expect.poll(room.step, { intervals: [10] }).toBe(epoch * EPOCH);
    }
    await expect(page.locator('[data-panel="flow"]').first()).toHaveAttribute('data-step', String(epochs * EPOCH));
    await then?.(room, page);
    await page.mouse.move(0, 0);
    const { share, where } = await compareLook(page, name);
    expect(share, `${name} differs, at ${where}`).toBeLessThanOrEqual(MOST);
  });

test('the page looks as it did: gates', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
  await setFont(page);
  const gates = new GatesRoom(page);
  await gates.open();
  await gates.gate('f').click();
  await page.mouse.move(0, 0);
  const { share, where } = await compareLook(page, 'gates');
  expect(share, `gates differs, at ${where}`).toBeLessThanOrEqual(MOST);
});
