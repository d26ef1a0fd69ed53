/** Which mistakes a class made, the most frequent first. */
import type { Mistaken, ReportRow } from './report';

export interface CommonMistake extends Mistaken {
  /** In so many receipts. */
  count: number;
}

/** A receipt counts once for each of its mistakes; the same receipt twice counts once. */
export function commonMistakes(rows: readonly ReportRow[], most: number): CommonMistake[] {
  const all = new Map<string, CommonMistake>();
  for (const { finding, mistakes } of rows) {
    if (finding !== 'agrees') continue;
    for (const one of mistakes) {
      const key = `${one.step} ${one.mistake}`;
      all.set(key, { ...one, count: (all.get(key)?.count ?? 0) + 1 });
    }
  }
  return [...all.values()].sort((a, b) => b.count - a.count).slice(0, most);
}
