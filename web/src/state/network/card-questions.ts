/** What the open card asks for in predict mode: numbers of the net that is trained, as it stands. */
import type { ChosenGate } from '../../engine/protocol/snapshot';
import type { PartStep } from '../../engine/protocol/part';
import type { Read, RunScene } from '../../engine/protocol/lessons';
import type { Blank } from '../../lessons/format';
import type { AskedQuestion } from '../lessons/asked.svelte';
import type { Run } from './run.svelte';

/** What a card can ask about. */
export interface CardQuestion {
  /** The thing of the card. */
  about: string;
  blanks: readonly Blank[];
  /** The step and the data that its numbers are from. */
  step: number;
  run: RunScene['run'];
}

/** Null while the net trains, and until the card shows its last step. What changes the net is another question. */
export function questionNow(
  run: Pick<Run, 'playing' | 'frame' | 'step' | 'changes'> & { engine: Pick<Run['engine'], 'restarts'> },
  question: CardQuestion | null,
): AskedQuestion | null {
  const { frame } = run;
  if (!question || !frame || run.playing || frame.running || question.step !== run.step) return null;
  const { about, blanks } = question;
  return {
    key: JSON.stringify([about, question.run, run.step, frame.generation, run.changes, run.engine.restarts]),
    step: { id: 'card', ...(blanks.length > 0 && { question: { blanks } }) },
    scene: blanks.length > 0 ? { run: question.run } : null,
  };
}

/** Sums of more numbers would be work, not practice. */
export const MOST_TERMS = 12;

const nameOf = (node: number): string => `#${node}`;

/** Of a gate, its local gradient and what it passes on at the chosen entry; of a leaf, its gradient. None where nothing flows back. */
export function gateBlanks({ node, edges, slot, entry, terms, check, contributions }: ChosenGate): Blank[] {
  const edge = edges[slot];
  // What can't be nudged takes no gradient.
  if (!check || edge?.flag) return [];
  if (!edge) {
    const { data } = contributions.sum;
    return Number.isFinite(data[entry]) ? [{ id: 'gradient', truth: { gradient: nameOf(node), index: entry } }] : [];
  }
  const [sole] = terms;
  if (!sole || terms.length > MOST_TERMS || !Number.isFinite(edge.downstream.data[entry])) return [];
  const { local } = edge;
  // Elementwise, the local gradient has the shape of the input; else that of the result.
  const index = local?.shape.join() === edge.downstream.shape.join() ? entry : sole.outputIndex;
  const asksLocal = terms.length === 1 && local !== null && Number.isFinite(local.data[index]);
  return [
    ...(asksLocal ? [{ id: 'local', truth: { local: nameOf(node), slot, index }, computed: true }] : []),
    { id: 'passed', truth: { passed: nameOf(node), slot, index: entry } },
  ];
}

/** Of a weight, the contribution of its first row, their sum, and what comes out with the regularizer's part. */
export function partBlanks(
  { name, index, gate, slot, rows, count, sum, penalty, total }: PartStep,
  bias: boolean,
): Blank[] {
  const [first] = rows;
  if (!first || ![first.product, sum, total].every(Number.isFinite)) return [];
  const blanks: Blank[] = [];
  if (count > 1 && !bias) {
    const at = { term: nameOf(gate), slot, index, result: first.result };
    const wrong: Record<string, Read> = {
      'upstream-forgotten': { ...at, factor: 'local' },
      'local-forgotten': { ...at, factor: 'upstream' },
      sign: { formula: '-p', of: { p: at } },
      added: {
        formula: 'value + upstream',
        of: { value: { ...at, factor: 'local' }, upstream: { ...at, factor: 'upstream' } },
      },
    };
    blanks.push({ id: 'row', truth: at, wrong });
  }
  if (count <= MOST_TERMS) blanks.push({ id: 'sum', truth: { passed: nameOf(gate), slot, index } });
  if (penalty.length > 0) blanks.push({ id: 'total', truth: { gradient: name, index } });
  return blanks;
}
