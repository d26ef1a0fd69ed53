/** Reads one weight or bias of the next step while its card is open, a few times a second and in a small share of the time. */
import type { Backflow, Graph, GraphNode, Term, Trainer, TrainerConfig } from 'backflow';
import type { Part, PartRow, PartStep, PartUpdate } from '../../protocol/part';
import { ExamplesOfRows } from './rows';
import { Turns } from './turns';

/** At most this often during training. */
const EVERY_MS = 400;
/** The largest share of a run's time. */
const SHARE = 1 / 20;
/** The most rows that are sent. */
const MOST_ROWS = 200;

/** What is trained. `config`: as given, with the data that a trainer doesn't repeat. */
export interface Trained {
  engine: Backflow;
  trainer: Trainer;
  config: TrainerConfig;
}

export class Parts {
  readonly #turns = new Turns(EVERY_MS, SHARE);
  /** What was read last, at which step. */
  #last = '';
  #examples: ExamplesOfRows | null = null;

  /** The next one is due at once: the net or its settings changed without a step. */
  reset(): void {
    this.#last = '';
  }

  /** Another run has other examples. */
  forget(): void {
    this.reset();
    this.#examples = null;
  }

  /** Null if none is due, or if the net has no such part. */
  take(trained: Trained, part: Part, step: number, rate: number, running: boolean, now: () => number): PartStep | null {
    const start = now();
    const which = `${part.name}:${part.index}`;
    if (this.#last.startsWith(`${which}@`)) {
      if (this.#last === `${which}@${step}` || !this.#turns.isDue(running, start)) return null;
    }
    this.#last = `${which}@${step}`;
    return this.#turns.run(
      () => {
        this.#examples ??= new ExamplesOfRows(trained);
        return partStep(trained, this.#examples, part, step, rate);
      },
      start,
      now,
    );
  }

  /** The milliseconds that it took since the last call. */
  takeTime = (): number => this.#turns.takeTime();
}

function partStep(
  trained: Trained,
  examples: ExamplesOfRows,
  { name, index }: Part,
  step: number,
  rate: number,
): PartStep | null {
  const graph = trained.trainer.graph();
  try {
    const parameter = graph.nodes.find((node) => node.name === name && node.inputs.length === 0);
    if (!parameter) return null;
    const { uses, sum: whole } = graph.contributions(parameter.id);
    if (index >= whole.data.length) return null;
    const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
    const inLayer = uses.find(({ node }) => nodes.get(node)?.group?.kind === 'affine');
    if (!inLayer) return null;
    const terms = graph.terms(inLayer.node, inLayer.slot, index);
    terms.sort((a, b) => Math.abs(b.product) - Math.abs(a.product));
    return {
      ...{ name, index, step, gate: inLayer.node, slot: inLayer.slot },
      rows: rowsOf(terms.slice(0, MOST_ROWS), graph, nodes.get(inLayer.node)!, examples),
      count: terms.length,
      sum: inLayer.gradient.data[index]!,
      penalty: uses.filter((use) => use !== inLayer).map(({ gradient }) => gradient.data[index]!),
      total: whole.data[index]!,
      update: updateOf(trained, { name, index }, rate),
    };
  } finally {
    graph.dispose();
  }
}

/** The results of an affine gate are rows of examples: [batch, units]. */
function rowsOf(terms: readonly Term[], graph: Graph, { shape }: GraphNode, examples: ExamplesOfRows): PartRow[] {
  const units = shape.at(-1) ?? 1;
  const input = graph.value('X');
  return terms.map(({ outputIndex, upstream, local, product }) => {
    const row = Math.floor(outputIndex / units);
    return {
      ...{ row, result: outputIndex, example: examples.of(input, row) },
      ...{ value: local, gradient: upstream, product },
    };
  });
}

/**
 * A copy of the trainer makes the step, so that the run doesn't advance. Null with gradients that are not cleared: the copy
 * doesn't have those of the steps before.
 */
function updateOf({ engine, trainer, config }: Trained, { name, index }: Part, rate: number): PartUpdate | null {
  if (trainer.mistake === 'not-cleared') return null;
  const entry = (from: Trainer) => from.parameters.find((one) => one.name === name)!;
  const copy = engine.trainer({ ...trainer.config, data: config.data }, { restore: trainer.save() });
  try {
    copy.makeMistake(trainer.mistake);
    copy.step(1, { evaluate: false });
    const { data, state } = entry(copy);
    return {
      before: entry(trainer).data[index]!,
      after: data[index]!,
      rate,
      state: Object.fromEntries(Object.entries(state).map(([slot, values]) => [slot, values[index]!])),
    };
  } finally {
    copy.dispose();
  }
}
