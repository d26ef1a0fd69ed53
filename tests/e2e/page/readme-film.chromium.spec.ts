// The film in README: `npm run looks` makes it again.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Camera, readGif } from '../support/camera';
import { expect, test } from '../support/fixtures';

const FILE = join(import.meta.dirname, '../../../web/public/training.gif');
const MOST_BYTES = 300_000;

test('the film of README is made', async ({ room, page }) => {
  await room.open('v=1&d=spiral&net=8,8&opt=adam&lr=0.01');
  const camera = new Camera(page);
  await camera.open();
  await camera.of('map-curve');
  await camera.choose('light');
  for (const [label, value] of [['Width in pixels', '260']] as const) {
    await camera.dialog.getByLabel(label).fill(value);
    await camera.dialog.getByLabel(label).press('Enter');
  }
  await camera.choose('run');
  for (const [label, value] of [
    ['Frames', '25'],
    ['Steps per frame', '45'],
  ] as const) {
    await camera.dialog.getByLabel(label).fill(value);
    await camera.dialog.getByLabel(label).press('Enter');
  }
  const { bytes } = await camera.download('make-film');
  expect(readGif(bytes)).toMatchObject({ width: 260, frames: 25, loops: true });
  expect(bytes.length).toBeLessThan(MOST_BYTES);
  writeFileSync(FILE, bytes);
});
