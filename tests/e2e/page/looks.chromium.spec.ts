// Twelve pictures of the page, which a person has looked at: see CONTRIBUTING, "Renew the pictures of the page".
import type { Page } from '@playwright/test';
import { GatesRoom } from '../gates/room';
import type { Room } from '../network/room';
import { expect, test } from '../support/fixtures';
import { compareLook, setFont } from '../support/pictures';

/** The largest share of cells that may differ. With other ways to smooth letters, up to 0.31 % do. */
const MOST = 0.004;
/** Machines have different Korean fonts. */
const MOST_KOREAN = 0.02;

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

/** The ring is found in a few epochs. */
const FAST = 'v=1&lr=0.3';
const SIX = 'v=1&net=8,8,8,8,8,8&act=sigmoid';

const LOOKS: readonly Look[] = [
  { name: 'light', hash: FAST, epochs: 8 },
  {
    name: 'dark',
    hash: FAST,
    query: 'theme=dark',
    epochs: 8,
    then: (_, page) => page.locator('[data-role="wires"]').getByText('gradient', { exact: true }).click(),
  },
  {
    name: 'korean',
    size: { width: 1280, height: 720 },
    hash: 'v=1&d=gauss&c=3&lr=0.1',
    query: 'lang=ko',
    epochs: 6,
    then: async (room, page) => {
      await room.tab('metrics').click();
      await expect(page.locator('[data-role="metrics"]')).toBeVisible();
    },
  },
  { name: 'phone', size: { width: 390, height: 844 }, hash: FAST, epochs: 6 },
  { name: 'projector', size: { width: 2560, height: 1440 }, hash: 'v=1&d=plane', epochs: 6 },
  {
    name: 'print',
    hash: FAST,
    query: 'theme=dark',
    epochs: 8,
    then: async (_, page) => {
      await page.emulateMedia({ media: 'print' });
      // The server's address differs.
      await page.locator('[data-role="address"]').evaluate((one) => (one.textContent = 'https://example.org/'));
    },
  },
  {
    name: 'presentation',
    hash: 'v=1&d=xor&lr=0.3',
    epochs: 8,
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
    hash: FAST,
    query: 'theme=dark',
    epochs: 8,
    then: async (room, page) => {
      await room.tab('space').click();
      await expect(page.locator('[data-role="layer-plot"]')).toBeVisible();
    },
  },
  {
    name: 'card',
    size: { width: 1280, height: 720 },
    hash: FAST,
    epochs: 6,
    then: async (_, page) => {
      await page.locator('[data-panel="net"] [role="listbox"]').focus();
      await page.keyboard.press('PageDown');
      await page.keyboard.press('Enter');
      await expect(page.locator('.chosen-card [data-role="part-value"]')).toBeAttached();
    },
  },
  {
    name: 'health',
    // Equal units.
    hash: 'v=1&init=zeros',
    epochs: 4,
    then: async (room, page) => {
      await room.tab('health').click();
      await expect(page.locator('[data-role="health"] .problem').first()).toBeVisible();
    },
  },
];

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
    expect(share, `${name} differs, at ${where}`).toBeLessThanOrEqual(query.includes('ko') ? MOST_KOREAN : MOST);
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
