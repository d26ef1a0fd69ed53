/** How the engine's verdicts on gradients are shown, and what those of a whole check come to. */
import type { Catalog, CheckEntry, EdgeFlag, Verdict } from 'backflow';
import { powerLabel } from '../charts/error-plot';

/** A sign for each verdict: it is never told by colour alone. */
export const VERDICT_SIGNS: Record<Verdict, string> = {
  good: '✓',
  acceptable: '✓',
  uneasy: '?',
  wrong: '✗',
  kink: '∠',
  lost: '~',
  undefined: '∅',
};

const SILENT: readonly Verdict[] = ['undefined', 'kink', 'lost'];

/** Whether the numeric figure can tell anything. */
export const tells = (verdict: Verdict): boolean => !SILENT.includes(verdict);

/** The engine's limits, by the verdict below them, for sentences: `10⁻⁷`. */
export function limits({ verdicts }: Pick<Catalog, 'verdicts'>): Record<'good' | 'acceptable' | 'uneasy', string> {
  const below = (name: string): string => powerLabel(verdicts.find((limit) => limit.name === name)?.below ?? NaN);
  return { good: below('good'), acceptable: below('acceptable'), uneasy: below('uneasy') };
}

export interface GateFlag {
  node: number;
  flag: Exclude<EdgeFlag, 'no-gradient'>;
}

/** The gates where the ways of these entries meet a flag, each once. */
export function flagsOf(entries: readonly Pick<CheckEntry, 'flagged'>[]): GateFlag[] {
  const found: GateFlag[] = [];
  for (const { flagged } of entries) {
    if (!flagged || flagged.flag === 'no-gradient') continue;
    const { node, flag } = flagged;
    if (!found.some((one) => one.node === node && one.flag === flag)) found.push({ node, flag });
  }
  return found;
}

/** What a whole check comes to: how many entries there are of each kind, and whether all is well; null: nothing can be told. */
export interface Tally extends Record<'told' | 'wrong' | 'kink' | 'lost' | 'undefined', number> {
  well: boolean | null;
}

export function tally(verdicts: readonly Verdict[]): Tally {
  const count = (...kinds: Verdict[]): number => verdicts.filter((verdict) => kinds.includes(verdict)).length;
  const told = verdicts.filter(tells).length;
  const wrong = count('wrong', 'uneasy');
  const well = told === 0 ? null : wrong === 0;
  return { told, wrong, kink: count('kink'), lost: count('lost'), undefined: count('undefined'), well };
}
