import { refusal } from '../errors/reasons.js';
import { shown } from '../answers/rounding.js';
import type { WrongAnswer, WrongAnswers, WrongTensor, WrongTensors } from './answer-types.js';

/** Each entry is asked for by itself. */
const mostEntries = 400;
const mostAnswers = 40;

/** Answers in the order of the first entry, by what makes them the same mistake. */
function byMistake(answers: readonly WrongAnswer[]): Map<string, WrongAnswer> {
  const found = new Map<string, WrongAnswer>();
  for (const answer of answers) {
    const key = `${answer.mistake} ${answer.gate ?? ''} ${answer.slot ?? ''}`;
    // A fork has several partial sums.
    let place = 0;
    while (found.has(`${key} ${place}`)) place++;
    found.set(`${key} ${place}`, answer);
  }
  return found;
}

/**
 * Asks for every entry of a tensor and joins the answers of each mistake. Where a mistake can't be made, it keeps the
 * truth. Tensors that equal the truth or one before them in these digits are left out.
 */
export function wholeAnswers(shape: number[], digits: number, ask: (index: number) => WrongAnswers): WrongTensors {
  const size = shape.reduce((product, axis) => product * axis, 1);
  if (size > mostEntries) throw refusal('answers-too-large', { entries: size, most: mostEntries });
  const each = Array.from({ length: size }, (_, index) => ask(index));
  const truth = Float64Array.from(each, (one) => one.truth);
  const maps = each.map(({ answers }) => byMistake(answers));
  const keys = new Set(maps.flatMap((map) => [...map.keys()]));
  const write = (data: Float64Array): string => data.map((number) => shown(number, digits) + 0).join();
  const seen = new Set([write(truth)]);
  const answers: WrongTensor[] = [];
  for (const key of keys) {
    const one = maps.find((map) => map.has(key))!.get(key)!;
    const data = truth.map((right, index) => {
      const value = maps[index]!.get(key)?.value ?? NaN;
      return Number.isNaN(value) ? right : value;
    });
    const text = write(data);
    if (seen.has(text) || !data.every(Number.isFinite) || answers.length === mostAnswers) continue;
    seen.add(text);
    const { mistake, gate, slot, convention } = one;
    answers.push({
      mistake,
      values: { shape: [...shape], data },
      ...(gate !== undefined && { gate }),
      ...(slot !== undefined && { slot }),
      ...(convention && { convention }),
    });
  }
  return { truth: { shape: [...shape], data: truth }, answers };
}
