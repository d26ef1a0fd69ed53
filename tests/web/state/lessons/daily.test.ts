// @vitest-environment node
/** Every day has a net that is broken for the reason that its line names, and that its remedy mends. */
import { expect, test } from 'vitest';
import { judge } from '../../../../web/src/engine/worker/lessons';
import { words } from '../../../../web/src/i18n/en/lessons';
import {
  brokenOn,
  dayOf,
  dayOfStep,
  repairOn,
  settingsOn,
  stepOf,
} from '../../../../web/src/state/lessons/daily/daily';
import { lineOf } from '../../../../web/src/state/lessons/daily/course';
import { ALL, BROKEN_STEPS } from '../../../../web/src/state/lessons/daily/nets';
import { Moves } from '../../../../web/src/state/lessons/moves.svelte';
import { sceneFor } from '../../../../web/src/state/lessons/scene';
import { readAddress } from '../../../../web/src/state/network/address';
import { toConfig } from '../../../../web/src/state/network/settings';
import { locale } from '../../../../web/src/i18n/index.svelte';
import { backflow, catalog } from '../../catalog';

const DAYS = Array.from({ length: 60 }, (_, day) => day + 1);
const keyOf = (day: number): string => {
  const { cause, dataset, hidden } = brokenOn(day);
  return `${cause.code} ${dataset} ${hidden.join()}`;
};

test('60 days in a row differ in cause, data or net, from any day on; the next day has another cause', () => {
  expect(new Set(ALL.map((one) => JSON.stringify(one))).size).toBe(ALL.length);
  for (const first of [0, 17, 45, 89, 1234])
    expect(new Set(DAYS.map((day) => keyOf(first + day))).size, String(first)).toBe(60);
  for (const day of DAYS) expect(brokenOn(day + 1).cause.code, String(day)).not.toBe(brokenOn(day).cause.code);
});

test('a day is one of UTC, counted from 1', () => {
  expect(dayOf(new Date('2026-11-01T00:00:00Z'))).toBe(1);
  expect(dayOf(new Date('2026-12-07T23:59:59Z'))).toBe(37);
  expect(dayOf(new Date('2026-12-08T00:00:00Z'))).toBe(38);
  expect(dayOf(new Date('2020-01-01T00:00:00Z'))).toBe(1);
});

test('the id of a step tells its day, and other ids tell none', () => {
  expect(dayOfStep(stepOf(37))).toBe(37);
  for (const other of [null, 'daily.0', 'daily.x', 'daily.123456', 'daily.-1', 'backwards.x'])
    expect(dayOfStep(other), String(other)).toBeNull();
});

test.each([...DAYS, ...DAYS.slice(0, ALL.length - 60).map((day) => day + 60)])(
  'day %i is broken, by what it says, and can be mended',
  (day) => {
    const { broken, mended, done } = repairOn(day, catalog);
    const sceneOf = (scene: typeof broken) => sceneFor(scene, catalog);
    const at = (scene: typeof broken) => judge(backflow, { broken: sceneOf(broken), now: sceneOf(scene), goal: done });
    expect('net' in broken && readAddress(broken.net, catalog).settings).toEqual(settingsOn(day));
    expect(at(broken).mended).toBe(false);
    expect(at(mended).mended).toBe(true);
    const trainer = backflow.trainer(toConfig(settingsOn(day), catalog));
    try {
      trainer.step(BROKEN_STEPS);
      const problems = trainer.diagnose().filter(({ severity }) => severity === 'problem');
      expect(problems.map(({ code }) => code)).toContain(brokenOn(day).cause.code);
    } finally {
      trainer.dispose();
    }
  },
);

test('other data do not count as mended', () => {
  const { broken, mended, done } = repairOn(1, catalog);
  const now = sceneFor(mended, catalog);
  if (!('net' in now)) throw new Error('a net of the day is a net');
  const easier = { net: { config: { ...now.net.config, data: { ...now.net.config.data, noise: 0 } } } };
  expect(judge(backflow, { broken: sceneFor(broken, catalog), now: easier as typeof now, goal: done })).toEqual({
    mended: false,
    otherData: true,
  });
});

test('the line names the day, the cause and the moves', async () => {
  await locale.need('lessons');
  const day = DAYS.find((one) => brokenOn(one).cause.code === 'vanishing-gradient')!;
  expect(lineOf(day, 2)).toBe(`Backflow ${day}: vanishing gradient mended in 2 moves`);
  expect(lineOf(day, 1)).toBe(`Backflow ${day}: vanishing gradient mended in 1 move`);
  for (const { cause } of ALL) {
    expect(Object.keys(words)).toContain(`daily.cause.${cause.code}`);
    expect(Object.keys(words)).toContain(`daily.hint.${cause.code}`);
  }
});

test('a setting that is dragged is one move; speed is none', () => {
  const moves = new Moves();
  const start = { learningRate: 1, hidden: [6, 6], speed: '100' };
  moves.look({ ...start, learningRate: 9 });
  expect(moves.count).toBe(0);
  moves.start(start);
  moves.look({ ...start, hidden: [6, 6] });
  moves.look({ ...start, speed: '10' });
  expect(moves.count).toBe(0);
  moves.look({ ...start, learningRate: 2 });
  moves.look({ ...start, learningRate: 3 });
  expect(moves.count).toBe(1);
  moves.look({ ...start, learningRate: 3, hidden: [8] });
  expect(moves.count).toBe(2);
  moves.look({ ...start, learningRate: 4, hidden: [8] });
  expect(moves.count).toBe(3);
  moves.start(start);
  expect(moves.count).toBe(0);
});
