/** The stage's pictures as a user operates them. */
import type { Trainer } from 'backflow';
import type { Locator } from '@playwright/test';
import { plainExponent } from '../../../web/src/ui/format';
import { expect } from '../support/fixtures';
import type { Room } from './room';

/** A number as the page writes it: `−2.75×10⁻⁴`. */
export const written = (text: string): number => Number(plainExponent(text.replace('−', '-')));

export const parameter = (trainer: Trainer, name: string) => trainer.parameters.find((one) => one.name === name)!;

export async function openTab(room: Room, tab: 'space' | 'weights'): Promise<Locator> {
  await room.tab(tab).click();
  const panel = room.page.locator(`[data-role="${tab}"]`);
  await expect(panel).toBeVisible();
  return panel;
}

/** The panel's picture is of this step, which is paused. */
export const settled = (panel: Locator, step: number) => expect(panel).toHaveAttribute('data-step', String(step));

export async function trainAndPause(room: Room, steps: number): Promise<number> {
  await room.play.click();
  await room.reach(steps);
  return room.pause();
}
