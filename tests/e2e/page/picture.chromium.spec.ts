// Pictures as files and on the clipboard, and graphs for other programs.
import type { Page } from '@playwright/test';
import { GatesRoom } from '../gates/room';
import { Camera } from '../support/camera';
import { expect, test } from '../support/fixtures';

const pngSize = (bytes: Buffer): [number, number] => [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];

/** What a browser makes of an SVG file. */
const readSvg = async (page: Page, text: string) => {
  // The page's own policy would not parse it.
  const other = await page.context().newPage();
  const read = await other.evaluate((svg) => {
    const { documentElement: root } = new DOMParser().parseFromString(svg, 'image/svg+xml');
    const all = [...root.querySelectorAll('*')];
    return {
      broken: root.querySelector('parsererror')?.textContent ?? '',
      width: root.getAttribute('width'),
      title: root.querySelector('title')?.textContent,
      texts: [...root.querySelectorAll('text')].map((one) => one.textContent),
      images: [...root.querySelectorAll('image')].map((one) => one.getAttribute('href')!.slice(0, 22)),
      link: root.querySelector('a')?.getAttribute('href'),
      ground: root.querySelector(':scope > rect')?.getAttribute('fill'),
      styled: all.filter((one) => one.hasAttribute('style') || one.hasAttribute('class')).length,
      foreign: root.querySelectorAll('foreignObject, script').length,
    };
  }, text);
  await other.close();
  return read;
};

test('the net and its map become files of a chosen size, in chosen colors, with caption and link', async ({
  room,
  page,
}) => {
  await room.open('v=1&d=circle&net=3');
  await room.stepOnce();
  const camera = new Camera(page);
  await camera.open();
  await camera.choose('svg');
  await camera.dialog.locator('[data-role="caption"]').fill('A net & <one> step');
  await camera.dialog.locator('[data-role="linked"]').check();
  await camera.choose('dark');
  const { name, bytes } = await camera.save();
  expect(name).toBe('backflow-circle-1-net.svg');
  const svg = await readSvg(page, bytes.toString());
  expect(svg).toMatchObject({ broken: '', title: 'Net', styled: 0, foreign: 0 });
  expect(svg.link).toBe(page.url());
  // Text stays text: the headings, the inputs, the loss of the step, and what was typed.
  const loss = await page.locator('[data-role="gate-loss"]').innerText();
  for (const text of ['inputs', 'x', loss, 'A net & <one> step']) expect(svg.texts).toContain(text);
  expect(svg.images).toEqual(['data:image/png;base64,']);
  expect(svg.ground).not.toBe('#ffffff');
  // The page itself is as it was.
  await expect(page.locator('html')).not.toHaveAttribute('data-paper');
  await expect(page.locator('html')).not.toHaveAttribute('data-theme');

  await camera.choose('png');
  await camera.choose('print');
  await camera.of('map');
  const once = pngSize((await camera.save()).bytes);
  await camera.choose('2');
  await expect(camera.dialog.locator('[data-role="pixels"]')).toContainText(String(2 * once[0]));
  const twice = await camera.save();
  expect(twice.name).toBe('backflow-circle-1-map.png');
  expect(pngSize(twice.bytes)).toEqual([2 * once[0], 2 * once[1]]);

  const width = camera.dialog.getByLabel('Width in pixels');
  await width.fill('9000');
  await width.press('Enter');
  await expect(camera.dialog.getByRole('alert')).toContainText('9000 is not a width');
  await width.fill('300');
  await width.press('Enter');
  await expect(camera.dialog.getByRole('alert')).toHaveCount(0);
  expect(pngSize((await camera.save()).bytes)[0]).toBe(300);
});

test('a picture goes to the clipboard; the menu of the map opens the dialog with the map', async ({
  room,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await room.open('v=1&d=circle&net=3');
  await page.locator('[data-action="map"]').click();
  await page.locator('[data-role="map-menu"] [data-action="picture"]').click();
  const camera = new Camera(page);
  await expect(camera.dialog.locator('select')).toHaveValue('map');
  await expect(camera.preview).toBeVisible();
  await camera.dialog.locator('[data-action="copy-picture"]').click();
  await expect(camera.dialog.locator('[data-role="picture-said"]')).toContainText('on the clipboard');
  const copied = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const { width } = await createImageBitmap(await item!.getType('image/png'));
    return { types: [...item!.types], width };
  });
  expect(copied.types).toEqual(['image/png']);
  await expect(camera.dialog.locator('[data-role="pixels"]')).toContainText(String(copied.width));
});

test('the whole graph of the Gates room is a picture, and goes to other programs', async ({ page }) => {
  const gates = new GatesRoom(page);
  await gates.open();
  const camera = new Camera(page);
  await camera.open();
  await camera.choose('svg');
  const { name, bytes } = await camera.save();
  expect(name).toBe('backflow-graph.svg');
  const svg = await readSvg(page, bytes.toString());
  for (const text of ['x', 'y', 'z', 'f', '\u221212.0', '1.00', '3.00']) expect(svg.texts).toContain(text);
  await page.keyboard.press('Escape');

  await page.locator('[data-role="gates-graph"] [data-action="files"]').click();
  const files = page.locator('[data-panel="files"]');
  const take = async (format: string) => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      files.locator(`[data-format="${format}"]`).click(),
    ]);
    return file.suggestedFilename();
  };
  expect(await take('latex')).toBe('graph.tex');
  expect(await take('numpy')).toBe('graph.py');
  await page.keyboard.press('Escape');
  // The room still has its numbers.
  await gates.openTable();
  expect(await gates.row('x', 'gradient')).toEqual([-4]);

  await gates.type('f = max(x, y)');
  await gates.give('x', 1);
  await gates.give('y', 1);
  await page.locator('[data-action="language"]').click();
  await page.keyboard.press('Control+s');
  expect(await take('pytorch')).toBe('graph.py');
  await expect(files.locator('.notes')).toContainText('첫 번째 성분이 그래디언트를 모두 받습니다');
});
