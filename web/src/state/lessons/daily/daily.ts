/** Mend this net: a broken net for each day, the same for everybody. */
import type { Catalog } from 'backflow';
import type { Repair, StepScene } from '../../../lessons/format';
import { writeAddress } from '../../network/address';
import { defaultSettings, type Settings } from '../../network/settings';
import { ALL, BROKEN_STEPS, GOAL, type BrokenDay } from './nets';

const FIRST_DAY = Date.UTC(2026, 10, 1);
const DAY_MS = 86_400_000;
/** Has no divisor in common with the number of nets, so that all of them come before one comes again; two days in a row differ in their cause. */
const STRIDE = 37;
export const MOST_DAY = 99_999;

/** The number of a date, from 1; by UTC, so that it is the same everywhere. */
export function dayOf(now: Date): number {
  return Math.max(1, Math.floor((now.getTime() - FIRST_DAY) / DAY_MS) + 1);
}

export const today = (): number => dayOf(new Date());

export const brokenOn = (day: number): BrokenDay => ALL[(day * STRIDE) % ALL.length]!;

/** The settings of a day's net: broken, or mended by its remedy. */
export function settingsOn(day: number, mended = false): Settings {
  const { cause, dataset, hidden } = brokenOn(day);
  return { ...defaultSettings(), dataset, hidden: [...hidden], ...cause.broken, ...(mended && cause.remedy) };
}

export function repairOn(day: number, catalog: Catalog): Repair {
  const at = (mended: boolean): StepScene => ({ net: writeAddress(settingsOn(day, mended), catalog) });
  return { broken: { ...at(false), steps: BROKEN_STEPS } as StepScene, mended: at(true), done: GOAL };
}

export const stepOf = (day: number): string => `daily.${day}`;

/** The day of a step of this kind; null for any other. */
export function dayOfStep(step: string | null): number | null {
  const day = Number(/^daily\.(\d{1,5})$/.exec(step ?? '')?.[1] ?? 0);
  return day >= 1 && day <= MOST_DAY ? day : null;
}
