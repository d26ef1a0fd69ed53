// Films of the run, what pictures show, and the dialog with axe.
import { DESK, expectNone, looksAt, nameOf, PHONE } from '../support/axe';
import { Camera, readGif } from '../support/camera';
import { expect, test } from '../support/fixtures';

test('a film of the run and one of a step leave the run as it was, also when it is cancelled', async ({
  room,
  page,
}) => {
  await room.open('v=1&d=circle&net=2&opt=adam');
  for (let step = 0; step < 3; step++) await room.stepOnce();
  await expect.poll(() => room.step()).toBe(3);
  const loss = await room.loss();
  const camera = new Camera(page);
  await camera.open();
  await camera.of('curve');
  await camera.choose('run');
  await camera.dialog.getByLabel('Frames').fill('4');
  await camera.dialog.getByLabel('Frames').press('Enter');
  const run = await camera.download('make-film');
  expect(run.name).toBe('backflow-circle-3-curve-run.gif');
  expect(readGif(run.bytes)).toMatchObject({ frames: 4, loops: true });
  await expect.poll(() => room.step()).toBe(3);
  expect(await room.loss()).toBe(loss);

  await camera.of('net');
  await camera.choose('step');
  await camera.dialog.getByLabel('Width in pixels').fill('240');
  await camera.dialog.getByLabel('Width in pixels').press('Enter');
  await camera.dialog.locator('[data-action="make-film"]').click();
  await camera.dialog.locator('[data-action="cancel-film"]').click();
  await expect(camera.dialog.locator('[data-role="film-said"]')).toContainText('as it was');
  const step = await camera.download('make-film');
  expect(readGif(step.bytes)).toMatchObject({ width: 240, frames: 23 });
  await expect.poll(() => room.step()).toBe(3);
  expect(await room.loss()).toBe(loss);
  await page.keyboard.press('Escape');
  // The optimizer and the place in the epoch are those of before too: the next step is the same as without films.
  await room.stepOnce();
  const next = await room.loss();
  await page.evaluate(() => location.reload());
  await expect.poll(() => room.step()).toBe(0);
  for (let count = 0; count < 4; count++) await room.stepOnce();
  await expect.poll(() => room.step()).toBe(4);
  expect(await room.loss()).toBe(next);
});

test('the picture of a map is what the page shows', async ({ room, page }) => {
  await room.open('v=1&d=circle&net=3');
  const camera = new Camera(page);
  await camera.open();
  await camera.of('map');
  const { bytes } = await camera.save();
  // The map's first cell, in the picture and on the page.
  const [drawn, shown] = await page.evaluate(
    async (png) => {
      const at = document.querySelector('[data-panel="boundary"]')!.getBoundingClientRect();
      const map = document.querySelector<HTMLCanvasElement>('[data-panel="boundary"] canvas')!;
      const box = map.getBoundingClientRect();
      const bitmap = await createImageBitmap(new Blob([Uint8Array.from(png)]));
      const copy = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
      copy.drawImage(bitmap, 0, 0);
      const corner = copy.getImageData(Math.round(box.x - at.x) + 16 + 4, Math.round(box.y - at.y) + 16 + 4, 1, 1);
      return [[...corner.data], [...map.getContext('2d')!.getImageData(0, 0, 1, 1).data]];
    },
    [...bytes],
  );
  for (const channel of [0, 1, 2]) expect(Math.abs(drawn![channel]! - shown![channel]!)).toBeLessThan(12);
  expect(drawn).not.toEqual([255, 255, 255, 255]);
});

for (const looks of looksAt(DESK, PHONE))
  test(`axe finds nothing in the dialog of pictures: ${nameOf(looks)}`, async ({ room, page }) => {
    await room.open('v=1&d=circle&net=3');
    const camera = new Camera(page);
    await camera.open();
    await camera.choose('run');
    await expectNone(page, 'the dialog of pictures', looks);
  });
