// Files that the page opens, in both browsers: saved work, weights of other programs, and files that are cut short. What the page saves
// is tested in files.chromium.spec.ts, because the driver catches no downloads in Firefox.
import { readFileSync } from 'node:fs';
import type { TrainerState } from 'backflow';
import { exportTrainer } from 'backflow/export';
import type { Page } from '@playwright/test';
import { lossAfter, trained } from '../support/engine';
import { expect, test } from '../support/fixtures';

const fixture = readFileSync(new URL('../../fixtures/work/network-1.json', import.meta.url));

const dialog = (page: Page) => page.locator('[data-panel="files"]');
const said = (page: Page) => dialog(page).locator('[data-role="file-said"]');

async function openFile(page: Page, name: string, buffer: Buffer): Promise<void> {
  if (!(await dialog(page).isVisible())) await page.keyboard.press('Control+s');
  await dialog(page)
    .locator('input[type="file"]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
}

test('work that an earlier version saved opens and trains on; one undo takes it back', async ({ room, page }) => {
  const { step, net } = JSON.parse(fixture.toString()).work.network as {
    step: number;
    net: { version: TrainerState['version']; bytes: string };
  };
  const state = { format: 'backflow-trainer' as const, version: net.version, bytes: Buffer.from(net.bytes, 'base64') };
  const config = {
    data: { name: 'circle', classes: 2, samples: 40, noise: 0.1, trainFraction: 0.5, seed: 1 },
    layers: [{ units: 3, activation: 'tanh' }],
    optimizer: { name: 'adam' },
  };
  const lossIn = (steps: number) => trained(steps, (trainer) => trainer.step(0).loss, config, state);

  await room.open('v=1&d=xor');
  await openFile(page, 'network-1.json', fixture);
  await expect(said(page)).toContainText('network-1.json is open');
  await expect.poll(() => room.step()).toBe(step);
  expect(page.url()).toContain('#v=1&n=40&net=3&opt=adam');
  expect(await room.loss()).toBe(lossIn(0));
  await page.keyboard.press('Escape');
  await room.stepOnce();
  expect(await room.loss()).toBe(lossIn(1));
  await page.keyboard.press('Control+z');
  await expect.poll(() => room.step()).toBe(0);
  expect(page.url()).toContain('d=xor');
});

const layers = [
  { units: 4, activation: 'tanh' },
  { units: 3, activation: 'tanh' },
];
/** A net in the format of another program. */
const weights = (format: string, steps: number): Buffer =>
  Buffer.from(trained(steps, (trainer) => exportTrainer(trainer, { format }).files[0]!.data as Uint8Array, { layers }));

test('weights come in from safetensors and npz, with their layers', async ({ room, page }) => {
  await room.open('v=1&d=circle&net=2');
  for (const [format, steps] of [
    ['safetensors', 30],
    ['npz', 60],
  ] as const) {
    await openFile(page, `net.${format}`, weights(format, steps));
    await expect(said(page)).toContainText(`net.${format}: its 2 hidden layers`);
    await expect.poll(() => room.loss()).toBe(lossAfter(steps, { layers }));
  }
  expect(page.url()).toContain('net=4,3');
});

test('a file that is cut short gives a sentence, and nothing is lost', async ({ room, page }) => {
  await room.open('v=1&d=circle');
  await room.stepOnce();
  const address = page.url();
  for (const [name, whole, words] of [
    ['work.json', fixture, 'damaged or cut short'],
    ['net.safetensors', weights('safetensors', 1), 'ends too early'],
    ['net.npz', weights('npz', 1), 'is damaged'],
  ] as const) {
    await openFile(page, name, whole.subarray(0, whole.length >> 1));
    await expect(said(page)).toContainText(name);
    await expect(said(page)).toContainText(words);
  }
  await page.keyboard.press('Escape');
  expect(page.url()).toBe(address);
  expect(await room.loss()).toBe(lossAfter(1));
  await room.stepOnce();
  expect(await room.loss()).toBe(lossAfter(2));
});
