/** The question of one step: what was entered, how it was judged, and what is revealed. */
import type { QuestionAnswers, WrongAnswer } from '../../engine/protocol/lessons';
import { fetchAnswers, type Judgement } from '../../engine/page/answers';
import type { Step } from '../../lessons/format';
import type { Outcome } from './progress.svelte';
import { judgeAnswer } from './judge-answer';
import type { Tried } from './receipts/receipt';
import { blanksOf } from './scene';

/** A blank's state. */
export interface Entry {
  text: string;
  /** The last judgment; null before the first, and while other text is typed. */
  judged: Judgement<number> | null;
  /** The mistake or the convention that it shows. */
  mistake: Pick<WrongAnswer, 'id' | 'listed' | 'gate'> | null;
  tries: number;
  solved: boolean;
  /** Its answer was asked for. */
  shown?: boolean;
}

const EMPTY: Entry = { text: '', judged: null, mistake: null, tries: 0, solved: false };

export interface QuizOptions {
  hidden?: boolean;
  /** Told of each answer, for a receipt. */
  onnote?(tried: Tried): void;
}

export class Quiz {
  readonly step: Step;
  entries = $state.raw<Record<string, Entry>>({});
  /** The choice that was made last. */
  chosen = $state<string | null>(null);
  /** Wrong choices that were made. */
  ruledOut = $state.raw<readonly string[]>([]);
  /** The answer is shown, whether it was found or not. */
  revealed = $state(false);
  #answers = $state.raw<Record<string, QuestionAnswers> | null>(null);
  #tellComputed!: () => void;
  /** What was entered earlier waits for it. */
  readonly #computed = new Promise<void>((resolve) => (this.#tellComputed = resolve));

  readonly asks: boolean;
  /** On a screen before a class: answers show at a press only, also when they were found. */
  readonly hidden: boolean;
  readonly #note: (tried: Tried) => void;
  /** Nothing is left to be answered. */
  readonly done = $derived.by(() => this.revealed || !this.asks || (this.#solved && !this.hidden));
  readonly #solved = $derived.by(() => {
    const { question } = this.step;
    if (question && 'choices' in question) return this.chosen !== null && question.right.includes(this.chosen);
    return blanksOf(this.step).every(({ id }) => this.entry(id).solved || this.entry(id).shown === true);
  });

  constructor(step: Step, { hidden = false, onnote = () => undefined }: QuizOptions = {}) {
    this.step = step;
    this.hidden = hidden;
    this.#note = onnote;
    this.asks = step.question !== undefined;
  }

  /** Null while the engine computes. */
  get answers(): Record<string, QuestionAnswers> | null {
    return this.#answers;
  }

  set answers(answers: Record<string, QuestionAnswers> | null) {
    this.#answers = answers;
    if (answers) this.#tellComputed();
  }

  entry(id: string): Entry {
    return this.entries[id] ?? EMPTY;
  }

  /** The blank that is asked now: the first that is not solved. */
  get next(): string | null {
    return this.done ? null : (blanksOf(this.step).find(({ id }) => !this.open(id))?.id ?? null);
  }

  /** True if this blank's number may be seen. */
  open(id: string): boolean {
    const { solved, shown } = this.entry(id);
    return this.revealed || shown === true || (solved && !this.hidden);
  }

  /** How it went, once it is done. */
  get outcome(): Outcome {
    if (!this.asks) return 'read';
    if (this.revealed && !(this.hidden && this.#solved)) return 'shown';
    if (Object.values(this.entries).some(({ shown }) => shown)) return 'shown';
    const tried = this.ruledOut.length > 0 || Object.values(this.entries).some(({ tries }) => tries > 0);
    return tried ? 'tried' : 'right';
  }

  type(id: string, text: string): void {
    this.#set(id, { ...this.entry(id), text, judged: null, mistake: null });
  }

  /** Judges what was entered; false: not right yet. */
  async submit(id: string): Promise<boolean> {
    const before = this.entry(id);
    if (before.text.trim() === '' || before.solved) return before.solved;
    const [{ judge }] = await Promise.all([fetchAnswers(), this.#computed]);
    const answers = this.answers?.[id];
    // Judged, or typed on, in between: Enter is often followed by another press, or by leaving the field.
    if (!answers || this.entry(id) !== before) return this.entry(id).solved;
    const { judged, mistake, solved, failed } = judgeAnswer(judge, before.text, answers);
    this.#note({ blank: id, text: before.text, verdict: judged.verdict, ...(mistake && { mistake: mistake.id }) });
    this.#set(id, { ...this.entry(id), judged, mistake, solved, tries: before.tries + (failed ? 1 : 0) });
    return solved;
  }

  /** Makes a choice; false: not right. */
  choose(choice: string): boolean {
    const { question } = this.step;
    if (!question || !('choices' in question)) return false;
    this.chosen = choice;
    const right = question.right.includes(choice);
    this.#note({ choice, right });
    if (!right && !this.hidden) this.#ruleOut(choice);
    return right;
  }

  reveal(): void {
    if (this.done) return;
    this.revealed = true;
    if (!this.#solved) this.#note({ shown: true });
    // What the class chose is judged now.
    if (this.chosen !== null && !this.#solved) this.#ruleOut(this.chosen);
  }

  #ruleOut(choice: string): void {
    if (!this.ruledOut.includes(choice)) this.ruledOut = [...this.ruledOut, choice];
  }

  /** Shows one answer. */
  show(id: string): void {
    if (!this.open(id)) this.#set(id, { ...this.entry(id), judged: null, mistake: null, shown: true });
  }

  #set(id: string, entry: Entry): void {
    this.entries = { ...this.entries, [id]: entry };
  }
}
