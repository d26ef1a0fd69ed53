/**
 * A drill: a graph that a seed draws, and one or two of its gradients to be found. The engine decides whether a draw is sound; else the
 * next one of the same seed is taken, so that a link shows everybody the same graph.
 */
import type { LessonAnswers, LessonRequest } from '../../../engine/protocol/lessons';
import type { Blank, Draw, Step } from '../../../lessons/format';
import { DIGITS } from '../scene';
import { DRAWS } from './draws';
import { stepAt, type Level } from './levels';
import type { DrawnGraph } from './lines';
import { chanceFrom, type Chance } from './random';

export interface Drill {
  step: Step;
  scene: DrawnGraph['scene'];
  /** Draws of this seed that were not sound. */
  passedOver: number;
}

type Ask = (request: LessonRequest) => Promise<LessonAnswers> | LessonAnswers;

/** An answer should be a number that can be found by hand. */
const LARGEST = 500;
const SMALLEST = 0.005;
/** Relative difference of gradient and central difference that a kink makes. */
const KINK = 1e-4;
const MOST_DRAWS = 400;
/** Named mistakes that each blank must have, or an answer could not be recognized. */
const FEWEST_MISTAKES = 2;

export async function drawDrill(level: Level, seed: number, ask: Ask): Promise<Drill> {
  for (let place = 0; place < MOST_DRAWS; ++place) {
    const chance = chanceFrom(seed * 1009 + place);
    const { scene, asked } = DRAWS[level](chance);
    const step = stepFor(level, scene, chosen(chance, asked));
    const questions = Object.fromEntries(
      blanksIn(step).map(({ id, truth }) => [id, { truth, wrong: {}, conventions: {}, computed: true }]),
    );
    // A class is a label: it can’t be raised a little.
    const inputs = Object.keys(scene.values).filter((name) => !isClass(scene, name));
    const numbers = Object.fromEntries(inputs.flatMap((name) => [numericOf(name), slopeOf(name)]));
    if (isSound(await ask({ scene: { graph: scene }, numbers, questions, digits: DIGITS })))
      return { step, scene, passedOver: place };
  }
  throw new Error(`${level}: no sound draw for seed ${seed}`);
}

const blanksIn = ({ question }: Step): readonly Blank[] => (question && 'blanks' in question ? question.blanks : []);
const isClass = ({ text }: DrawnGraph['scene'], name: string): boolean => text.includes(`cross_entropy(o, ${name})`);
const numericOf = (name: string) => [`numeric ${name}`, { numeric: name }] as const;
const slopeOf = (name: string) => [`slope ${name}`, { gradient: name }] as const;

/** One or two nodes; of two, the one nearer to the output is asked first. */
function chosen(chance: Chance, asked: readonly string[]): string[] {
  const count = asked.length > 1 && chance.is(0.6) ? 2 : 1;
  const picked = new Set<string>();
  while (picked.size < count) picked.add(chance.pick(asked));
  return asked.filter((name) => picked.has(name));
}

function stepFor(level: Level, scene: DrawnGraph['scene'], names: readonly string[]): Step {
  // Other numbers for the last hint.
  const draw: Draw = Object.fromEntries(Object.keys(scene.values).map((name) => [name, { from: -4, to: 4, step: 1 }]));
  for (const name of Object.keys(draw)) if (isClass(scene, name)) draw[name] = { from: 1, to: 1, step: 1 };
  if (scene.upstream !== undefined) draw['∂'] = { from: -4, to: 4, step: 1 };
  return {
    id: stepAt(level),
    scene: { graph: scene },
    // The output's gradient is where the backward pass starts; everything else is to be worked out.
    shown: { gradients: [scene.text.split('\n').at(-1)!.split('=')[0]!.trim()] },
    question: { blanks: names.map((name) => ({ id: name, truth: { gradient: name } })) },
    draw,
  };
}

function isSound({ numbers, questions }: LessonAnswers): boolean {
  const smooth = Object.keys(numbers)
    .filter((name) => name.startsWith('numeric '))
    .every((name) => {
      const slope = numbers[name.replace('numeric', 'slope')]!.data;
      return numbers[name]!.data.every((one, at) => Math.abs(one - slope[at]!) <= KINK * Math.max(1, Math.abs(one)));
    });
  if (!smooth) return false;
  return Object.values(questions).every(({ truth: { data }, wrong }) => {
    const sized = data.every((one) => one === 0 || (Math.abs(one) <= LARGEST && Math.abs(one) >= SMALLEST));
    return sized && data.some((one) => one !== 0) && wrong.length >= FEWEST_MISTAKES;
  });
}
