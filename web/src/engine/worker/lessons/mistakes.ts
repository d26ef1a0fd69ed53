/** What the mistakes of the engine's own table answer to a lesson's question, also where it asks for a vector or a matrix. */
import type { Question, Tensor } from 'backflow';
import type { Read, WrongAnswer } from '../../protocol/lessons';
import type { Reader } from './reader';

interface Known {
  answer: WrongAnswer;
  /** Right by another convention. */
  convention: boolean;
}

/** Larger tensors are asked for their listed mistakes only. */
const MOST_ENTRIES = 64;

export function knownMistakes(reader: Reader, read: Read, truth: Tensor, digits: number): Known[] {
  const question = questionOf(read);
  const { length } = truth.data;
  if (!question || length > MOST_ENTRIES) return [];
  const found = new Map<string, Known>();
  for (let place = 0; place < length; ++place) {
    const index = question.index ?? place;
    for (const { mistake, value, gate, convention = false } of reader.graph.wrongAnswers({ ...question, index, digits })
      .answers) {
      const key = `${mistake} ${gate ?? ''}`;
      const known = found.get(key) ?? { answer: answerOf(reader, mistake, gate, truth), convention };
      known.answer.value.data[place] = value;
      found.set(key, known);
    }
  }
  return [...found.values()];
}

/** Entries that the mistake does not change keep the truth. */
function answerOf({ graph }: Reader, id: string, gate: number | undefined, { shape, data }: Tensor): WrongAnswer {
  const value = { shape, data: data.slice() };
  const name = graph.nodes.find((node) => node.id === gate)?.name;
  return { id, value, listed: false, ...(name !== undefined && { gate: name }) };
}

function questionOf(read: Read): Question | null {
  if (typeof read !== 'object' || Array.isArray(read) || 'data' in read) return null;
  if ('with' in read) return null;
  const at = 'index' in read && read.index !== undefined ? { index: read.index } : {};
  if ('value' in read) return { question: 'value', node: read.value, ...at };
  if ('gradient' in read) return { question: 'gradient', node: read.gradient, ...at };
  if ('passed' in read) return { question: 'downstream', node: read.passed, slot: read.slot, ...at };
  return null;
}
