// The strong layout program is fetched only for large graphs. If it can't be fetched, they are drawn anyway.
import { expect, test } from '../support/fixtures';
import { GatesRoom } from './room';

const LARGE = Array.from({ length: 60 }, (_, line) => `y${line} = tanh(x * ${line === 0 ? 'x' : `y${line - 1}`})`).join(
  '\n',
);

for (const there of [true, false]) {
  test(`a graph of 120 gates ${there ? 'with' : 'without'} Graphviz`, async ({ page, trouble }) => {
    const asked: string[] = [];
    page.on('request', (request) => /\/viz-[^/]+\.js$/.test(request.url()) && asked.push(request.url()));
    if (!there) {
      trouble.expect(/Failed to load resource/);
      await page.route(/\/viz-[^/]+\.js$/, (route) => route.abort());
    }
    const room = new GatesRoom(page);
    await room.open();
    await expect(room.gate('f')).toBeVisible();
    expect(asked).toEqual([]);
    await room.type(LARGE);
    await expect(room.gate('y59')).toBeAttached();
    await expect(room.graph).not.toHaveAttribute('data-busy');
    expect(asked.length).toBeGreaterThan(0);
    await expect(room.graph).toHaveAttribute('data-routing', there ? 'curves' : 'bends');
    // It begins at the first input with either program; in the drawing, the tags of its other uses come first.
    await expect(room.gate('x').last()).toBeInViewport();
    await page.getByRole('button', { name: 'Show the whole graph' }).click();
    await expect(room.gate('y59')).toBeInViewport();
  });
}
