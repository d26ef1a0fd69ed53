// The layout's worker is killed silently: no graph is ever drawn with the positions or wires of another.
import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures';
import { inNode } from './panels';
import { GatesRoom } from './room';
import { countWorkers, endWorker, holdWorkers } from '../support/workers';

const FIRST = { text: 'f = (x + y) * z', values: { x: -2, y: 5, z: -4 } };
const SECOND = { text: 'a = x * y\nb = tanh(a) + x\nf = b / z - 3', values: FIRST.values };

interface Drawn {
  gates: string[];
  wires: string[];
}

/** The engine's graph. */
const graphOf = (prepared: typeof FIRST): Drawn =>
  inNode(prepared, ({ nodes }) => ({
    gates: nodes.map(({ id, gate }) => `${id} ${gate}`).sort(),
    wires: nodes.flatMap(({ id, inputs }) => inputs.map((from, slot) => `${from}-${id}-${slot}`)).sort(),
  }));

/** The drawn graph. */
const drawn = (page: Page): Promise<Drawn> =>
  page.locator('[data-role="gates-graph"] > svg').evaluate((svg) => ({
    gates: [...svg.querySelectorAll<SVGElement>('[role="button"]')]
      .map(({ dataset }) => `${dataset['node']} ${dataset['gate']}`)
      .sort(),
    wires: [...svg.querySelectorAll<SVGElement>('[data-wire]')].map(({ dataset }) => dataset['wire']!).sort(),
  }));

/** Records every picture that shows neither of these graphs. */
async function watchPictures(page: Page, graphs: Drawn[]): Promise<() => Promise<string[]>> {
  const watch = await page.evaluateHandle((known) => {
    const svg = document.querySelector('[data-role="gates-graph"] > svg')!;
    const seen: string[] = [];
    const look = (): void => {
      const wires = [...svg.querySelectorAll<SVGElement>('[data-wire]')].map(({ dataset }) => dataset['wire']!).sort();
      const gates = [...svg.querySelectorAll<SVGElement>('[role="button"]')]
        .map(({ dataset }) => `${dataset['node']} ${dataset['gate']}`)
        .sort();
      if (!known.some((graph) => `${graph.wires}|${graph.gates}` === `${wires}|${gates}`))
        seen.push(`${wires}|${gates}`);
      requestAnimationFrame(look);
    };
    look();
    return { seen };
  }, graphs);
  return () => watch.evaluate(({ seen }) => seen);
}

for (const locks of [true, false]) {
  test(`a layout worker that is ended, ${locks ? 'with a lock' : 'without a lock'}`, async ({ page }) => {
    await holdWorkers(page);
    // Insecure contexts have no locks, so only silence shows that the worker is dead.
    if (!locks) await page.addInitScript(() => Object.defineProperty(navigator, 'locks', { value: undefined }));
    const room = new GatesRoom(page);
    await room.open();
    await expect.poll(() => drawn(page)).toEqual(graphOf(FIRST));
    await expect(room.graph).not.toHaveAttribute('data-busy');
    const strange = await watchPictures(page, [graphOf(FIRST), graphOf(SECOND)]);
    await endWorker(page, 'backflow-layout');
    await room.type(SECOND.text);
    await expect.poll(() => drawn(page)).toEqual(graphOf(SECOND));
    if (locks) {
      await expect(room.graph).not.toHaveAttribute('data-busy');
      await expect(room.graph).not.toHaveAttribute('data-plain');
      expect(await countWorkers(page, 'backflow-layout')).toBe(2);
    } else await expect(room.graph).toHaveAttribute('data-plain');
    await room.type(FIRST.text);
    await expect.poll(() => drawn(page)).toEqual(graphOf(FIRST));
    expect(await strange()).toEqual([]);
  });
}
