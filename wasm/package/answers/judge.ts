import type { ReadNumber } from './number.js';
import { roundedTo, shown } from './rounding.js';
import { isRead, readTensor } from './tensor.js';
import type { Expected, Judged, Judgement, JudgeOptions, NamedAnswer } from './types.js';

/** How far a close answer may be from the truth, relatively. */
const CLOSE = 0.01;
/** How far numbers may differ by the rounding of float64. */
const SAME = 1e-12;
/** A truth below this is rounding, and 0 is close to it. */
const ROUNDING = 1e-15;

interface Flat {
  shape: number[];
  data: number[];
}

/** An answer with a name, as numbers. */
interface Known<Id> extends Flat {
  id: Id;
  verdict: 'convention' | 'mistake';
}

/** A way to compare what was typed with a number. */
type Comparison = (typed: ReadNumber, number: number) => boolean;

function flat(value: Expected): Flat {
  if (typeof value === 'number') return { shape: [], data: [value] };
  if ('shape' in value) return { shape: [...value.shape], data: Array.from(value.data) };
  const rows = Array.from<number | ArrayLike<number>>(value);
  if (typeof rows[0] !== 'object') return { shape: [rows.length], data: rows as number[] };
  const cells = rows.map((row) => Array.from(row as ArrayLike<number>));
  return { shape: [cells.length, cells[0]!.length], data: cells.flat() };
}

const sameShape = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((size, axis) => size === b[axis]);

/** Equal as shown, or in more digits than are shown. Zeros at the end may be left out: `0.59` for `0.590`. */
const equalShown =
  (digits: number): Comparison =>
  (typed, number) => {
    if (typed.value === shown(number, digits) || isSame(typed, number)) return true;
    if (typed.digits === null) return shown(typed.value, digits) === shown(number, digits);
    return typed.digits > digits && typed.value === roundedTo(number, typed.digits);
  };

/** The same number, apart from rounding. */
const isSame: Comparison = (typed, number) => Math.abs(typed.value - number) <= SAME * Math.abs(number);

/** Equal in all the digits that are shown: `0.590`, while `0.59` is only close to 0.5898. */
const equalExactly =
  (digits: number): Comparison =>
  (typed, number) =>
    isSame(typed, number) || ((typed.digits ?? digits) >= digits && equalShown(digits)(typed, number));

/** Equal in the digits that were typed. */
const equalTyped: Comparison = (typed, number) =>
  typed.value !== 0 && typed.digits !== null && typed.value === roundedTo(number, typed.digits);

const isNear: Comparison = (typed, number) =>
  Math.abs(typed.value - number) <= CLOSE * Math.abs(number) || (typed.value === 0 && Math.abs(number) < ROUNDING);

function known<Id>({ wrong = [], conventions = [] }: JudgeOptions<Id>): Known<Id>[] {
  const read = (verdict: Known<Id>['verdict']) => (answer: NamedAnswer<Id>) => ({
    ...flat('values' in answer ? answer.values : answer.value),
    id: answer.id,
    verdict,
  });
  return [...conventions.map(read('convention')), ...wrong.map(read('mistake'))];
}

/** Judges numbers of one shape as a whole. */
function judgeAll<Id>(
  typed: readonly ReadNumber[],
  truth: Flat,
  answers: readonly Known<Id>[],
  digits: number,
): Judged<Id> {
  // What equals the truth as shown is no mistake.
  const isTruth = (number: number, index: number) => shown(number, digits) === shown(truth.data[index]!, digits);
  const others = answers.filter(({ data }) => !data.every(isTruth));
  const agrees = (data: readonly number[], comparison: Comparison) =>
    data.every((number, index) => comparison(typed[index]!, number));
  const named = (comparison: Comparison): Judged<Id> | null => {
    const found = others.find(({ data }) => agrees(data, comparison));
    return found ? { verdict: found.verdict, id: found.id } : null;
  };
  const asIsShown = equalShown(digits);
  const either: Comparison = (one, number) => asIsShown(one, number) || equalTyped(one, number);
  const close: Comparison = (one, number) => either(one, number) || isNear(one, number);
  const isTrue = (comparison: Comparison): Judged<Id> | null =>
    agrees(truth.data, comparison) ? { verdict: 'close' } : null;
  if (agrees(truth.data, equalExactly(digits))) return { verdict: 'exact' };
  // Few digits may fit both the truth and a mistake: then they count for the truth.
  return named(asIsShown) ?? isTrue(either) ?? named(either) ?? isTrue(close) ?? named(close) ?? { verdict: 'not-yet' };
}

/**
 * Judges an answer that was typed: a number, a vector or a matrix, as the truth is. A vector or a matrix is judged as a
 * whole, and entry by entry as well.
 */
export function judge<Id = string>(text: string, options: JudgeOptions<Id>): Judgement<Id> {
  const { digits = 3 } = options;
  const truth = flat(options.truth);
  const read = readTensor(text, truth.shape.length);
  if (!isRead(read)) {
    const { reason, row, column } = read;
    return truth.shape.length === 0 ? { verdict: 'unread', reason } : { verdict: 'unread', reason, row, column };
  }
  const answers = known(options).filter(({ shape }) => sameShape(shape, read.shape));
  const number = read.shape.length === 0 ? { number: read.entries[0]!.value } : {};
  if (!sameShape(read.shape, truth.shape)) {
    // A mistake may have another shape, such as a sum over rows that was not made.
    const never = { shape: read.shape, data: read.entries.map(() => NaN) };
    return { ...judgeAll(read.entries, never, answers, digits), reason: 'shape', ...number };
  }
  const whole = judgeAll(read.entries, truth, answers, digits);
  if (truth.shape.length === 0) return { ...whole, ...number };
  return { ...whole, entries: judgeEach(read.entries, truth, answers, digits) };
}

function judgeEach<Id>(
  typed: readonly ReadNumber[],
  truth: Flat,
  answers: readonly Known<Id>[],
  digits: number,
): Judged<Id>[] {
  const at = <Numbers extends Flat>(numbers: Numbers, index: number): Numbers => ({
    ...numbers,
    shape: [],
    data: [numbers.data[index]!],
  });
  return typed.map((one, index) => {
    const here = answers.map((answer) => at(answer, index));
    return judgeAll([one], at(truth, index), here, digits);
  });
}
