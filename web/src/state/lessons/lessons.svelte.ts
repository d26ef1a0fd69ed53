/** The Lessons room's state: the place, the step that is open with its numbers, and the reader's progress. */
import type { Tensor } from 'backflow';
import type { LessonAnswers } from '../../engine/protocol/lessons';
import { isAway } from '../../engine/protocol/errors';
import type { GatesPlace } from '../gates/fields';
import { locale } from '../../i18n/index.svelte';
import type { Locale } from '../../i18n/languages';
import type { StepScene } from '../../lessons/format';
import type { LessonId } from '../../lessons/lessons';
import type { Engine } from '../page/engine.svelte';
import { AddressBar, type HistoryHost } from '../page/history';
import { stepOf } from './daily/daily';
import { levelOf, namesLevel, stepAt, type Level } from './drill/levels';
import { Streak } from './drill/streak.svelte';
import type { Course, Played } from './course';
import { courseAt, inSameCourse, lessonIn, taskAt } from './courses';
import { FIRST_PLACE, MOST_SEED, readPlace, writePlace, type LessonPlace } from './place';
import { ProgressKeeper } from './progress.svelte';
import { Quiz } from './quiz.svelte';
import { Ledger } from './receipts/ledger.svelte';
import type { Attempt } from './receipts/receipt';
import { drawnScene, requestFor } from './scene';

export class LessonsState {
  place = $state.raw<LessonPlace>(FIRST_PLACE);
  /** The link named something that is not here. */
  unknown = $state(false);
  course = $state.raw<Course | null>(null);
  /** The lesson could not be fetched. */
  lost = $state(false);
  quiz = $state.raw<Quiz | null>(null);
  /** The numbers of the step's text; null while the engine computes. */
  numbers = $state.raw<Record<string, Tensor> | null>(null);
  /** The scene with the seed's numbers. */
  scene = $state.raw<StepScene | null>(null);
  /** Right at once in a row, with other numbers each time. */
  streak = $state(0);
  /** The tab of the dialog that shares and hands in; null: closed. */
  dialog = $state<'link' | 'receipt' | null>(null);
  /** Sheets to print take the place of the step. */
  printing = $state(false);
  /** A graph of another room whose worksheet is open. */
  graph = $state.raw<Pick<GatesPlace, 'text' | 'values' | 'upstream'> | null>(null);
  readonly progress = new ProgressKeeper();
  /** The drill's own streak. */
  readonly run = new Streak();
  /** What was answered, for receipts. */
  readonly ledger = new Ledger();

  readonly at = $derived.by(() => {
    const { course, place } = this;
    if (!course) return -1;
    const found = course.steps.findIndex(({ step }) => step.id === place.step);
    return found < 0 ? 0 : found;
  });
  readonly played: Played | null = $derived(this.course?.steps[this.at] ?? null);

  readonly #engine: Engine;
  readonly #address: AddressBar;
  #asked = 0;
  /** The language of the course's words. */
  #language: Locale = locale.current;
  /** Where the course is that was fetched last. */
  #shown: LessonPlace | null = null;
  /** The question that was counted last: none counts twice. */
  #counted: Quiz | null = null;

  constructor(engine: Engine, history: HistoryHost) {
    this.#engine = engine;
    this.#address = new AddressBar(history, (hash) => this.#goTo(hash));
    this.#goTo(history.hash);
  }

  /** Opens a lesson at the first step that is not done. */
  async open(lesson: LessonId): Promise<void> {
    this.#move({ ...FIRST_PLACE, lesson, hidden: this.place.hidden });
    await this.#fetch();
    const { course } = this;
    const left = course?.steps.find(({ step, recall }) => !recall && !this.progress.outcome(step.id));
    const started = course?.steps.some(({ step, recall }) => !recall && this.progress.outcome(step.id));
    if (left && started) this.goTo(left.step.id);
  }

  /** Asks again what was missed. */
  async review(): Promise<void> {
    this.#move({ ...FIRST_PLACE, lesson: 'review' });
    await this.#fetch();
  }

  /** A level of the drill, with a graph that nobody has chosen. */
  async drill(level: Level): Promise<void> {
    this.run.now = 0;
    this.#move({
      ...FIRST_PLACE,
      lesson: 'drill',
      step: stepAt(level),
      seed: 1 + Math.floor(Math.random() * MOST_SEED),
    });
    await this.#fetch();
  }

  /** The broken net of a day. */
  async daily(day: number): Promise<void> {
    this.#move({ ...FIRST_PLACE, lesson: 'daily', step: stepOf(day) });
    await this.#fetch();
  }

  /** The level of the drill that is open. */
  get level(): Level | null {
    const { lesson, step } = this.place;
    return lesson === 'drill' ? levelOf(step) : null;
  }

  /** The lesson that is open; null in other courses. */
  get lesson(): LessonId | null {
    return lessonIn(this.place.lesson);
  }

  /** The task that a receipt is made of; null: there is none here. */
  get task(): string | null {
    return taskAt(this.place);
  }

  /** Opens the worksheet of a graph. */
  printGraph(graph: NonNullable<LessonsState['graph']>): void {
    if (this.place.lesson) this.close();
    this.graph = graph;
  }

  /** Closes that worksheet. */
  closeGraph(): void {
    this.graph = null;
  }

  /** Back to the list of lessons. */
  close(): void {
    this.#move(FIRST_PLACE);
    this.course = null;
    this.#begin();
  }

  goTo(step: string): void {
    this.#move({ ...this.place, step, seed: 0 });
    this.streak = 0;
    this.#begin();
  }

  /** To the next step; after the last one, to the list. What was not answered stays marked as shown or not done. */
  next(): void {
    if (this.level) return this.again();
    this.#recordRead();
    const following = this.course?.steps[this.at + 1];
    if (following) this.goTo(following.step.id);
    else this.close();
  }

  back(): void {
    const before = this.course?.steps[this.at - 1];
    if (before) this.goTo(before.step.id);
  }

  /** The same question with other numbers. */
  again(): void {
    if (this.level && !this.quiz?.done) this.run.record(this.level, false);
    this.#move({ ...this.place, seed: (this.place.seed % MOST_SEED) + 1 });
    if (this.level) void this.#fetch();
    else this.#begin();
  }

  /** Records how the question went, once it is done. */
  finished(): void {
    const { quiz, played } = this;
    if (!quiz?.asks || !quiz.done || !played || quiz === this.#counted) return;
    this.#counted = quiz;
    if (this.level) return this.run.record(this.level, quiz.outcome === 'right');
    this.streak = quiz.outcome === 'right' ? this.streak + 1 : 0;
    if (this.place.seed === 0 || quiz.outcome === 'right') this.progress.record(played.step.id, quiz.outcome);
  }

  /** Fetches the words again after a change of the language; if that fails, the old ones stay, and so do the steps of a review. */
  async translate(): Promise<void> {
    const { course, place } = this;
    const language = locale.current;
    if (!course || language === this.#language) return;
    const steps = place.lesson === 'review' ? course.steps.map(({ step }) => step.id) : [];
    const translated = await courseAt(place, { engine: this.#engine, missed: steps }).catch(() => null);
    if (!translated || this.course !== course || language !== locale.current) return;
    this.course = translated;
    this.#language = language;
  }

  /** Tries again what could not be fetched. */
  retry(): Promise<void> {
    return this.#fetch();
  }

  /** Asks the engine again, after a worker was replaced. */
  ask(): void {
    if (this.#shown && inSameCourse(this.place, this.#shown)) void this.#ask();
    else void this.#fetch();
  }

  #recordRead(): void {
    const { played, quiz } = this;
    if (played && quiz && !quiz.asks && !played.step.repair) this.progress.record(played.step.id, 'read');
  }

  #goTo(hash: string): void {
    this.printing = false;
    this.dialog = null;
    this.graph = null;
    const { known, ...place } = readPlace(hash);
    const same = inSameCourse(place, this.place);
    this.place = place;
    this.unknown = !known;
    if (!place.lesson) this.course = null;
    if (same && this.course) this.#arrive();
    else void this.#fetch();
  }

  /** Begins the step of a link, and says if there is no such step. */
  #arrive(): void {
    const { step } = this.place;
    const found =
      step === null || this.course!.steps.some((one) => one.step.id === step) || (this.level && namesLevel(step));
    if (!found) this.unknown = true;
    this.#begin();
  }

  #move(place: LessonPlace): void {
    this.place = place;
    this.unknown = false;
    this.#address.write(writePlace(place), false);
  }

  async #fetch(): Promise<void> {
    const { place } = this;
    const language = locale.current;
    this.lost = false;
    if (!place.lesson) return this.#begin();
    try {
      const course = await this.#courseAt(place);
      if (!inSameCourse(this.place, place)) return;
      this.course = course;
      this.#language = language;
      this.#shown = place;
      this.#arrive();
    } catch (error) {
      // The next worker is asked again.
      if (!isAway(error) && inSameCourse(this.place, place)) this.lost = true;
    }
  }

  #courseAt(place: LessonPlace): Promise<Course> {
    return courseAt(place, { engine: this.#engine, missed: this.progress.missed });
  }

  #begin(): void {
    const { played, place } = this;
    this.numbers = null;
    this.quiz =
      played &&
      new Quiz(played.step, {
        hidden: place.hidden,
        onnote: (tried) => this.#note({ step: played.step.id, seed: place.seed, ...tried }),
      });
    this.scene = played?.scene ? drawnScene(played.scene, played.step.draw, this.level ? 0 : place.seed) : null;
    void this.#ask();
  }

  #note(attempt: Attempt): void {
    if (this.task) this.ledger.add(this.task, attempt);
  }

  async #ask(): Promise<void> {
    const { played, scene, quiz, place } = this;
    const asked = ++this.#asked;
    if (!played || !quiz) return;
    if (!scene) {
      this.numbers = {};
      quiz.answers = {};
      return;
    }
    const request = requestFor(played.step, scene, this.#engine.catalog!, place.seed !== 0);
    let answers: LessonAnswers;
    try {
      answers = await this.#engine.lesson(request);
    } catch (error) {
      // The next worker is asked again.
      if (isAway(error)) return;
      throw error;
    }
    if (asked !== this.#asked) return;
    this.numbers = answers.numbers;
    quiz.answers = answers.questions;
  }
}
