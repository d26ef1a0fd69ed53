/** The Lessons room: the lecture in short steps. Fetched when it is first entered. */
import { PANELS } from '../../panels/network/panels';
import { STAGE_TABS } from '../../panels/network/stage/stage-tabs';
import type { GatesPlace } from '../../state/gates/fields';
import { GatesState } from '../../state/gates/gates.svelte';
import { SweepPlayer } from '../../state/gates/player.svelte';
import type { Scene } from '../../engine/protocol/lessons';
import { lessonOf } from '../../state/lessons/course';
import { dayOfStep } from '../../state/lessons/daily/daily';
import { followLanguage } from '../../state/lessons/language.svelte';
import { Lab, lasting } from '../../state/lessons/lab.svelte';
import { LessonsState } from '../../state/lessons/lessons.svelte';
import type { App } from '../../state/network/app.svelte';
import { MemoryHistory } from '../../state/page/memory-history';
import { openRoom, type OpenRoom, type Page } from '../page.svelte';
import Bar from './Bar.svelte';
import Lessons from './Lessons.svelte';

export function open(page: Page): OpenRoom {
  const { app, rooms, spawnLayout } = page;
  const { engine } = app.run;
  const lessons = new LessonsState(engine, rooms.view('lessons'));
  followLanguage(lessons);
  const gates = new GatesState(engine, new MemoryHistory(), { asksAtOnce: false });
  let made: Lab | null = null;
  const lab = (): Lab => (made ??= lasting(() => new Lab((history) => withPanels(page.anotherApp(history)))));
  return openRoom(
    { lessons, gates, player: new SweepPlayer(gates), engine, lab, spawnLayout, page },
    {
      Main: Lessons,
      Bar,
      // A graph to print, or a mended repair, which is a step that is done.
      receive: (place) => {
        if (typeof place !== 'string') return lessons.printGraph(place as GatesPlace);
        const step = place;
        lessons.progress.record(step, 'right');
        const state = page.repair?.task.judged;
        const task = lessonOf(step) ?? (dayOfStep(step) && step);
        if (state && task)
          lessons.ledger.add(task, { step, seed: 0, mended: JSON.parse(JSON.stringify(state)) as Scene });
      },
      seen: (visible) => made?.hide(!visible),
      printed: () => lessons.course?.title ?? '',
    },
  );
}

/** What the panels of the Network room need in each frame. */
function withPanels(app: App): App {
  app.run.needs = [...PANELS, ...STAGE_TABS].flatMap(({ watch }) => watch ?? []);
  return app;
}
