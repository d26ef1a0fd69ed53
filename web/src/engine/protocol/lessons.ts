/**
 * What a lesson asks of the engine: a scene, the numbers of its text, and the truth of its blanks with the answers that known mistakes
 * give. A request contains everything, so that the worker keeps nothing.
 */
import type { Mistake, Tensor, TensorLike, TrainerConfig, TrainingMistake } from 'backflow';

/** A typed graph with the values of its inputs, after a forward and a backward pass. */
export interface GraphScene {
  text: string;
  values: Record<string, TensorLike>;
  /** Names of composite gates that show their parts. */
  expanded?: readonly string[];
  /** The name of the node where the backward pass starts; default the last line. */
  output?: string;
  /** The starting gradient; default ones. */
  upstream?: TensorLike;
  mistake?: Mistake;
}

/** A net in training. Its graph is that of the next batch, or of one training example. */
export interface NetScene {
  config: TrainerConfig;
  /** Steps that were trained before; default 0. */
  steps?: number;
  example?: number;
  mistake?: TrainingMistake;
}

export type Scene = { graph: GraphScene } | { net: NetScene };

/** The net that the page trains, as it stands: the next batch, or one training example. */
export interface RunScene {
  run: { example?: number };
}

/** A figure of a net's evaluation, or of the net itself. */
export type FigureName =
  | 'loss'
  | 'dataLoss'
  | 'accuracy'
  | 'testLoss'
  | 'testAccuracy'
  /** How many weights and biases. */
  | 'parameters'
  | 'examples'
  | 'classes';

/** A number or a tensor, which the engine computes. Nodes are given by name, or as `#` and their id. */
export type Read =
  /** Given, not computed. */
  | TensorLike
  | NodeRead
  /** The number of entries of a node; `times` those of another, as in a Jacobian. */
  | { size: string; times?: string }
  /**
   * A figure of the net, after further steps if wanted; with changes to its configuration or another mistake, from the start. Null:
   * without the scene's mistake.
   */
  | { figure: FigureName; after?: number; changes?: Partial<TrainerConfig>; mistake?: TrainingMistake | null }
  /** An expression of Backflow's language; its inputs are reads. Several formulas can share one `of`: what isn't read is ignored. */
  | { formula: string; of?: Record<string, Read> };

/** True for numbers that a lesson gives, such as an answer that shows a mistake. */
export const isGiven = (read: Read): read is TensorLike =>
  typeof read !== 'object' || Array.isArray(read) || 'data' in read;

/** A number of the scene's graph. */
export type NodeRead = (
  | { value: string }
  | { gradient: string }
  /** What a slot of a gate passes on: upstream × local. */
  | { passed: string; slot: number }
  | { local: string; slot: number }
  /** One summand of what a slot passes on: what the result with this index sends back. `factor`: one of its two factors. */
  | { term: string; slot: number; result: number; factor?: 'upstream' | 'local' }
  /** The central difference of the output. */
  | { numeric: string }
) & {
  /** One entry; else all. */
  index?: number;
  /** Inputs have these values for this read only. */
  with?: Record<string, TensorLike>;
};

/** A number that is asked for, on the picture where it has a place there. */
export interface Question {
  truth: Read;
  /** Answers that show a known mistake, by its id in the lesson's text. */
  wrong: Record<string, Read>;
  /** Answers that are right in another convention, likewise. */
  conventions: Record<string, Read>;
  /** Also look for what the engine's own table of mistakes gives. */
  computed: boolean;
}

export interface LessonRequest {
  scene: Scene | RunScene;
  numbers: Record<string, Read>;
  questions: Record<string, Question>;
  /** The significant digits that the page shows. */
  digits: number;
}

/** An answer that a mistake gives. */
export interface WrongAnswer {
  /** The mistake's id: in the lesson's text if `listed`, else in the engine's table. */
  id: string;
  value: Tensor;
  listed: boolean;
  /** The gate where the mistake is, by its name or id. */
  gate?: string;
}

export interface QuestionAnswers {
  truth: Tensor;
  wrong: WrongAnswer[];
  conventions: WrongAnswer[];
}

export interface LessonAnswers {
  numbers: Record<string, Tensor>;
  questions: Record<string, QuestionAnswers>;
}

/** When a repair is done. */
export type RepairGoal =
  /** The numeric check finds no wrong gradient, and nothing is wrong on purpose any more. */
  | { check: true }
  /** The text computes the same as this one, for three draws of its inputs. */
  | { same: string }
  /** A number of the graph is at least as large, with either sign, after at most `changes` inputs were changed. */
  | { size: NodeRead; atLeast: number; changes: number }
  /** A figure of the net within so many steps from the start; `sameData`: with the data of the broken net. */
  | {
      figure: 'loss' | 'accuracy' | 'testLoss' | 'testAccuracy';
      atLeast?: number;
      atMost?: number;
      within: number;
      sameData?: true;
    };

export interface RepairRequest {
  broken: Scene;
  /** The room's state as the reader left it. */
  now: Scene;
  goal: RepairGoal;
}

export interface RepairVerdict {
  mended: boolean;
  /** Why not: the gradients that the check calls wrong … */
  wrong?: { name: string; index: number }[];
  /** … or the number that decides, and the step at which a net had it … */
  found?: { value: number; step?: number };
  /** … or that it has other data … */
  otherData?: true;
  /** … or how many inputs were changed. */
  changes?: number;
}
