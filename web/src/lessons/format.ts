/**
 * What a lesson is made of. A lesson is data: its steps here, its words in Markdown beside it, a file for each language. Ids are
 * permanent, because progress, links and receipts refer to them.
 */
import type { GraphScene, Read, RepairGoal } from '../engine/protocol/lessons';
import type { TrainingMistake } from 'backflow';

/** The state of a room that a step opens. A step without one keeps that of the step before. */
export type StepScene =
  /** A typed graph. */
  | { graph: GraphScene }
  /** A net: the address of the Network room, such as `#v=1&d=ring&h=4`, and how long it has trained. */
  | { net: string; steps?: number; example?: number; mistake?: TrainingMistake };

/** What is on the picture from the start. Gradients that a blank asks for are hidden in any case, until they are answered. */
export interface Shown {
  /** Default all. */
  values?: 'all' | 'none' | readonly string[];
  /** Names of nodes; default all. */
  gradients?: 'all' | 'none' | readonly string[];
}

/** What the reader can do in a step, besides answering. */
export type Tool =
  /** A slider for an input of the graph. */
  | { scrub: string; from: number; to: number; step: number }
  /** Raises an input a little and shows the predicted and the real change of the output. */
  | { nudge: string; by: number }
  /** Goes gate by gate, forward and back. */
  | { sweep: true }
  /** Shows a gate as its parts, or as one gate. */
  | { fold: string }
  /** Replaces the text or the values of the graph: a switch between variants, by id; the first is the scene's own. */
  | { variants: Record<string, Partial<GraphScene>> }
  /** Trains the net: a button for one step, and one for many. */
  | { train: number }
  /** Settings of the net that can be changed, by their key in the address, such as `lr`; with the texts to choose from. */
  | { setting: string; choices: readonly string[] };

/**
 * Draws other numbers for the same question: the inputs and their range; `∂` is the starting gradient. Values are multiples of `step`.
 */
export type Draw = Record<string, { from: number; to: number; step: number }>;

/** A number, vector or matrix that is asked for. */
export interface Blank {
  /** Permanent within the step. */
  id: string;
  truth: Read;
  /** Answers that show a mistake, by id; `### mistakes` in the text has a sentence for each. */
  wrong?: Record<string, Read>;
  /** Answers that are right in another convention, likewise. */
  conventions?: Record<string, Read>;
  /**
   * True: the engine also looks which of its own mistakes an answer shows. Only for values, gradients, what slots pass on, and
   * local gradients. Default: true where `truth` is one of the first three.
   */
  computed?: boolean;
}

export type StepQuestion =
  /** Blanks on the picture where `truth` is a value, gradient or passed gradient of a node; all others below the text. */
  | { blanks: readonly Blank[] }
  /** `### choices` in the text has an entry for each id, which may have a second paragraph: the reason. Order is shuffled by seed. */
  | { choices: readonly string[]; right: readonly string[] };

/** Something broken, which the reader mends in the real room. */
export interface Repair {
  broken: StepScene;
  /** Seeds other than 0 give the net of `broken` one of these mistakes instead of its own. */
  mistakes?: readonly TrainingMistake[];
  done: RepairGoal;
  /** A state that the judge accepts, so that a test can prove that there is one. */
  mended: StepScene;
}

export interface Step {
  /** Permanent, and unique among all lessons: `backwards.x`. */
  id: string;
  scene?: StepScene;
  shown?: Shown;
  tools?: readonly Tool[];
  /** The numbers of the text, by the name of their placeholder: `{f}`. */
  numbers?: Record<string, Read>;
  question?: StepQuestion;
  draw?: Draw;
  repair?: Repair;
}

export interface Lesson {
  /** Permanent, such as `backwards`. */
  id: string;
  /** Minutes that it takes. */
  minutes: number;
  /** The ids of earlier steps with a question, two of which open the lesson. */
  recalls: readonly string[];
  steps: readonly Step[];
}

/** A run of text. `term` is an entry of the glossary, `part` a node of the picture, `number` a placeholder. */
export type Inline =
  | string
  | { number: string }
  | { strong: Inline[] }
  | { em: Inline[] }
  | { code: string }
  | { term: string; of: Inline[] }
  | { part: string; of: Inline[] };

export type Paragraph = Inline[];

/** A step's words in one language. */
export interface StepText {
  title: string;
  text: Paragraph[];
  /** The question. */
  ask: Paragraph[];
  /** Shown once the question is answered. */
  after: Paragraph[];
  hints: Paragraph[];
  choices: Record<string, Paragraph[]>;
  /** Mistakes and conventions by id: the name, and the reason. */
  mistakes: Record<string, Paragraph[]>;
  /** Labels of blanks that have no place on the picture, and of variants, by id. */
  labels: Record<string, Paragraph[]>;
}

/** A lesson's words in one language, as the build makes them from Markdown. */
export interface LessonText {
  title: string;
  claim: Paragraph[];
  steps: Record<string, StepText>;
}
