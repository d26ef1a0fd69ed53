/** What the mistakes of the engine's own table answer to a lesson's question, also where it asks for a vector or a matrix. */
import type { Question, Tensor } from 'backflow';
import type { Read, WrongAnswer } from '../../protocol/lessons';
import { nodeKey, type Reader } from './reader';

interface Known {
  answer: WrongAnswer;
  /** Right by another convention. */
  convention: boolean;
}

/** Larger tensors are asked for their listed mistakes only. */
const MOST_ENTRIES = 64;

export function knownMistakes({ graph }: Reader, read: Read, truth: Tensor, digits: number): Known[] {
  const question = questionOf(read);
  if (!question || truth.data.length > MOST_ENTRIES) return [];
  const found =
    truth.shape.length > 0
      ? graph.wrongTensors({ ...question, digits }).answers
      : graph.wrongAnswers({ ...question, digits }).answers.map(({ value, ...rest }) => ({
          ...rest,
          values: { shape: [], data: Float64Array.of(value) },
        }));
  return found.map(({ mistake, values, gate, convention = false }) => {
    const name = graph.nodes.find(({ id }) => id === gate)?.name;
    return {
      answer: { id: mistake, value: values, listed: false, ...(name !== undefined && { gate: name }) },
      convention,
    };
  });
}

function questionOf(read: Read): Question | null {
  if (typeof read !== 'object' || Array.isArray(read) || 'data' in read) return null;
  if ('with' in read || 'term' in read) return null;
  const at = 'index' in read && read.index !== undefined ? { index: read.index } : {};
  if ('value' in read) return { question: 'value', node: nodeKey(read.value), ...at };
  if ('gradient' in read) return { question: 'gradient', node: nodeKey(read.gradient), ...at };
  if ('local' in read) return { question: 'local', node: nodeKey(read.local), slot: read.slot, ...at };
  if ('passed' in read) return { question: 'downstream', node: nodeKey(read.passed), slot: read.slot, ...at };
  return null;
}
