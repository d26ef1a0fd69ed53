/** Plays a lesson as a reader does: every question once with each of its mistakes, and once right. */
import { expect } from '../support/fixtures';
import { asked, stepsOf, typed, lessons } from './data';
import type { LessonsRoom } from './room';

/** From the lesson's first step to the list. `look` is called at every step, before and after its question. */
export async function playLesson(
  room: LessonsRoom,
  id: string,
  look: (step: string) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const { recalls } = lessons.find((lesson) => lesson.id === id)!;
  for (const step of [...recalls, ...stepsOf(id).map((one) => one.id)]) {
    await room.ready(step);
    await look(step);
    await playStep(room, step);
    await look(`${step}, answered`);
    await room.next.click();
  }
  await expect(room.page.locator('[data-role="lesson-list"]')).toBeVisible();
}

export async function playStep(room: LessonsRoom, id: string): Promise<void> {
  const { step, answers } = asked(id);
  const { question } = step;
  if (!question) return;
  if ('choices' in question) {
    const choice = (name: string) => room.page.locator(`[data-choice="${name}"]`);
    for (const name of question.choices.filter((one) => !question.right.includes(one))) {
      await choice(name).click();
      await expect(choice(name).locator('.sign')).toHaveText('✗');
      await expect(room.after).toHaveCount(0);
    }
    await choice(question.right[0]!).click();
  } else {
    for (const { id: blank } of question.blanks) {
      const { truth, wrong, conventions } = answers[blank]!;
      for (const { id: mistake, value } of wrong.filter(({ listed }) => listed)) {
        await room.fill(blank, typed(value));
        await expect(room.verdict, `${id} ${blank}: ${mistake}`).toHaveAttribute('data-mistake', mistake);
        await expect(room.verdict).toHaveAttribute('data-verdict', 'mistake');
        expect((await room.verdict.innerText()).length).toBeGreaterThan(30);
      }
      // The first blank is answered in the other convention, if there is one: that is right as well.
      const answer = conventions[0]?.listed ? conventions[0].value : truth;
      await room.fill(blank, typed(answer));
      await expect(room.verdict, `${id} ${blank}: ${typed(answer)}`).toHaveAttribute(
        'data-verdict',
        answer === truth ? 'exact' : 'convention',
      );
    }
  }
  await expect(room.step).toHaveAttribute('data-done', 'true');
  await expect(room.after).toBeVisible();
}
