/** A lesson of 50 minutes before a class: which steps, how long, and who works. Its words are `teach.plan.ID` in the dictionaries. */
export interface PlanRow {
  id: string;
  minutes: number;
  /** The steps that are worked through, by id; the first is opened. */
  steps: readonly string[];
  /** Shown on the screen, with answers at a press; otherwise everyone works alone. */
  screen: boolean;
}

export const PLAN: readonly PlanRow[] = [
  { id: 'vote', minutes: 5, steps: ['nudge.graph', 'nudge.rise', 'nudge.predict'], screen: true },
  { id: 'back', minutes: 10, steps: ['backwards.start', 'backwards.times', 'backwards.x'], screen: true },
  { id: 'alone', minutes: 10, steps: ['backwards.all', 'backwards.find', 'backwards.mend'], screen: false },
  { id: 'patterns', minutes: 8, steps: ['patterns.add', 'patterns.mul', 'patterns.max'], screen: true },
  { id: 'forks', minutes: 7, steps: ['patterns.copy', 'patterns.square', 'patterns.order'], screen: false },
  { id: 'why', minutes: 6, steps: ['activations.largest', 'activations.five'], screen: true },
  { id: 'end', minutes: 4, steps: ['patterns.staged'], screen: false },
];
