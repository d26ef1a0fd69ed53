/** What common mistakes would answer when somebody is asked for a number of a graph. */
import type { Tensor } from '../values/types.js';

/**
 * The number that is asked for: an entry of a node's gradient (summed over its uses), of what a gate passes on to a
 * slot, of a gate's local gradient at a slot, or of a node's value.
 */
export type QuestionKind = 'gradient' | 'downstream' | 'local' | 'value';

export interface Question {
  question: QuestionKind;
  /** Name or id; for `downstream` and `local`, the gate. */
  node: string | number;
  /** For `downstream` and `local`. */
  slot?: number;
  /** Flat row-major index; default 0. For `local`, into the shape of `EdgeView.local`. */
  index?: number;
  /** Answers are told apart by this many significant digits (1 to 15), and by the whole integer part; default 3. */
  digits?: number;
  /** For `value`: the value after this entry (default 0) of an input has moved by `by`. Nothing is set. */
  nudge?: { node: string | number; index?: number; by: number };
}

/**
 * A known mistake. `gate` and `slot` of the answer say where it is made.
 *
 * About a local gradient: `sign`; `add-as-mul`, `mul-as-add`; `own-operand` (of a product, in the place of the other
 * one); `to-all`, `wrong-route` (of max, min, where, clip); `mask-turned` (relu); `at-input` (z (1 − z)), `at-output`
 * (1/y for log); `one-minus` (1 − σ alone); `steepest` (the largest slope, ¼ for σ); `target-forgotten` (−y of p − y);
 * `stopped-at-log` (−1/p); `one-margin` (of several that a hinge counts); `factor-forgotten` (2 of x²),
 * `exponent-kept` (2x²), `not-inverted`, `square-forgotten`; `mean-for-sum`, `sum-for-mean`; `diagonal-only` (softmax);
 * `half-forgotten`; `value-for-slope` (the gate's value; of a loss, the loss); `downstream-for-local`,
 * `upstream-for-local`.
 *
 * About what a slot passes on: `upstream-forgotten` (the local gradient alone), `local-forgotten` (the upstream
 * gradient alone); `untransposed` (X dY for Xᵀ dY), `result-transposed`, `wrong-order`; `first-only`, `last-only` (of
 * the terms that are summed, such as rows); `rounded-early` (both factors rounded to two decimals);
 * `value-for-upstream`, `added`.
 *
 * About a gradient: `overwritten` (a fork kept the last use), `first-kept`; `use-forgotten`, `one-use` (all but, or only,
 * the use by `gate`); `sent-early` (`gate` passed on before all its uses had sent back); `regularization-forgotten`,
 * `regularization-only`, `regularization-unhalved`; `other-operand` (the gradient of the gate's other input);
 * `value-for-gradient`, `output-value`.
 *
 * About a value: `sign-of-second`, `order`, `exponent-as-factor`, `entry-by-entry`, `first-operand`, `second-operand`,
 * `slope-for-value`, `gradient-for-value`, and names from above. After a nudge: `unscaled` (the nudge passed on as it
 * is), `sign`, `unchanged`, `slope-for-value`, `change-for-value`.
 */
export type AnswerMistake =
  | 'sign'
  | 'add-as-mul'
  | 'mul-as-add'
  | 'own-operand'
  | 'to-all'
  | 'wrong-route'
  | 'mask-turned'
  | 'at-input'
  | 'at-output'
  | 'one-minus'
  | 'steepest'
  | 'target-forgotten'
  | 'stopped-at-log'
  | 'one-margin'
  | 'factor-forgotten'
  | 'exponent-kept'
  | 'not-inverted'
  | 'square-forgotten'
  | 'mean-for-sum'
  | 'sum-for-mean'
  | 'diagonal-only'
  | 'half-forgotten'
  | 'value-for-slope'
  | 'downstream-for-local'
  | 'upstream-for-local'
  | 'upstream-forgotten'
  | 'local-forgotten'
  | 'untransposed'
  | 'result-transposed'
  | 'wrong-order'
  | 'first-only'
  | 'last-only'
  | 'rounded-early'
  | 'value-for-upstream'
  | 'added'
  | 'overwritten'
  | 'first-kept'
  | 'use-forgotten'
  | 'one-use'
  | 'sent-early'
  | 'regularization-forgotten'
  | 'regularization-only'
  | 'regularization-unhalved'
  | 'other-operand'
  | 'value-for-gradient'
  | 'output-value'
  | 'sign-of-second'
  | 'order'
  | 'exponent-as-factor'
  | 'entry-by-entry'
  | 'first-operand'
  | 'second-operand'
  | 'slope-for-value'
  | 'gradient-for-value'
  | 'unscaled'
  | 'unchanged'
  | 'change-for-value';

/** A mistake, and where it is made. */
export interface MadeMistake {
  mistake: AnswerMistake;
  /** The id of the gate where the mistake is made; missing if it is not made at a single gate. */
  gate?: number;
  /** The slot of that gate. */
  slot?: number;
  /** True if the answer is right by another convention, such as a loss without its ½. */
  convention?: boolean;
}

/** What one mistake would answer on this graph. */
export interface WrongAnswer extends MadeMistake {
  value: number;
}

export interface WrongAnswers {
  /** The right answer, computed in float64. */
  truth: number;
  /** The most plausible first; all differ from each other and from the truth in the digits asked for. */
  answers: WrongAnswer[];
}

/** What one mistake would answer for a whole tensor. */
export interface WrongTensor extends MadeMistake {
  values: Tensor;
}

export interface WrongTensors {
  truth: Tensor;
  /** The most plausible first; no two are equal in the digits asked for. */
  answers: WrongTensor[];
}
