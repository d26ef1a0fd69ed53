// Pictures in every browser: the preview is drawn, files are saved, a film is made.
import { Camera } from '../support/camera';
import { expect, test } from '../support/fixtures';

test('pictures and films are made of what the page shows', async ({ room, page }) => {
  await room.open('v=1&d=circle&net=2');
  await room.stepOnce();
  const camera = new Camera(page);
  await camera.open();
  const drawn = () => camera.preview.evaluate((image) => (image as HTMLImageElement).naturalWidth);
  await expect.poll(drawn).toBeGreaterThan(200);
  const said = camera.dialog.locator('[data-role="picture-said"]');
  for (const kind of ['svg', 'png']) {
    await camera.choose(kind);
    await camera.dialog.locator('[data-action="save-picture"]').click();
    await expect(said).toHaveText(`backflow-circle-1-net.${kind} is saved.`);
  }
  await camera.of('map');
  await camera.choose('run');
  await camera.dialog.getByLabel('Frames').fill('3');
  await camera.dialog.getByLabel('Frames').press('Enter');
  await camera.dialog.locator('[data-action="make-film"]').click();
  await expect(camera.dialog.locator('[data-role="film-said"]')).toHaveText('backflow-circle-1-map-run.gif is saved.');
  await expect.poll(() => room.step()).toBe(1);
});
