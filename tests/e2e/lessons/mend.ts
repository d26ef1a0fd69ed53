/** Mends the repairs of the lessons in their rooms, with the means that a reader has. */
import { expect } from '../support/fixtures';
import type { Page } from '@playwright/test';
import { brokenScene } from '../../../web/src/state/lessons/scene';
import type { Repair, StepScene } from '../../../web/src/lessons/format';
import type { LessonsRoom } from './room';

type Graph = Extract<StepScene, { graph: unknown }>['graph'];

/** From the step to the mended state that the engine accepts. */
export async function mendStep(room: LessonsRoom, repair: Repair): Promise<void> {
  const { page } = room;
  await page.locator('[data-action="repair"]').click();
  await expect(room.repair).toBeVisible();
  // The first try of a visit opens the first draw of several mistakes.
  const broken = brokenScene(repair, 1);
  const { mended } = repair;
  const isNet = 'net' in broken;
  if (isNet) await expect(page.locator('[data-room="network"] [data-role="headline"]')).toBeVisible();
  else await expect(page.locator('[data-role="gates-graph"] [role="button"]').first()).toBeVisible();
  await judge(room, false);
  if (isNet && broken.mistake) await nameMistake(page, broken.mistake);
  else if ('net' in mended) await page.evaluate((hash) => void (location.hash = hash), mended.net);
  else if ('graph' in broken && broken.graph.mistake) await mendGate(page, broken.graph.mistake);
  else if ('graph' in broken) await edit(page, broken.graph, mended.graph);
  await judge(room, true);
}

/** The room may still take over what was changed. */
async function judge(room: LessonsRoom, mended: boolean): Promise<void> {
  await expect(async () => {
    await room.page.locator('[data-action="judge"]').click();
    await expect(room.repair).toHaveAttribute('data-mended', String(mended), { timeout: 5_000 });
  }).toPass();
}

/** A wrong guess first. */
async function nameMistake(page: Page, mistake: string): Promise<void> {
  await page.getByRole('tab', { name: /Health/ }).click();
  const panel = page.locator('[data-role="mistake"]');
  const choice = panel.getByRole('combobox');
  const other = mistake === 'overwrite' ? 'not-cleared' : 'overwrite';
  for (const guess of [other, mistake]) {
    await choice.selectOption(guess);
    await panel.locator('[data-action="mend"]').click();
    if (guess === other) await expect(panel.getByText('Not this one')).toBeVisible();
  }
  await expect(panel).toHaveCount(0);
}

async function mendGate(page: Page, mistake: NonNullable<Graph['mistake']>): Promise<void> {
  if (mistake.kind === 'overwrite') await page.locator('[data-action="mend-forks"]').click();
  else {
    await page.locator(`[data-role="gates-graph"] [role="button"][data-name="${mistake.node}"]`).click();
    await page.locator('[data-action="mend-chosen"]').click();
  }
  await expect(page.locator('[data-role="mistake-banner"]')).toHaveCount(0);
}

async function edit(page: Page, from: Graph, to: Graph): Promise<void> {
  if (from.text !== to.text) {
    await page.locator('[data-role="editor"] .cm-content').click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText(to.text);
    await page.keyboard.press('Escape');
  }
  for (const [name, value] of Object.entries(to.values)) {
    if (typeof value !== 'number' || value === from.values[name]) continue;
    const field = page.locator(`[data-input="${name}"] [data-role="input-value"]`);
    await field.fill(String(value));
    await field.press('Enter');
  }
}
