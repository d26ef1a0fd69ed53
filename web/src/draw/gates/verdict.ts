/** Shows the engine's verdicts on gradients, and summarizes those of a whole check. */
import type { Catalog, CheckEntry, EdgeFlag, Verdict } from 'backflow';
import { powerLabel } from '../charts/error-plot';

/** A sign for each verdict, which is never shown by color alone. */
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

/** True if the numeric estimate proves something. */
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

/** The distinct gates with a flag on the paths of these entries. */
export function flagsOf(entries: readonly Pick<CheckEntry, 'flagged'>[]): GateFlag[] {
  const found: GateFlag[] = [];
  for (const { flagged } of entries) {
    if (!flagged || flagged.flag === 'no-gradient') continue;
    const { node, flag } = flagged;
    if (!found.some((one) => one.node === node && one.flag === flag)) found.push({ node, flag });
  }
  return found;
}

/** Summary of a check: the number of entries of each kind, and whether all is well (null: nothing could be checked). */
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
