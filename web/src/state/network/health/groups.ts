/** Findings that repeat from layer to layer, as one. */
import type { Finding } from 'backflow';

export interface FindingGroup {
  /** The first one: its remedies help the others too. */
  finding: Finding;
  /** The same finding in other layers. */
  others: Finding[];
}

/** Groups findings of one code and one severity; in the order of the first of each. */
export function groupedFindings(findings: readonly Finding[]): FindingGroup[] {
  const groups = new Map<string, FindingGroup>();
  for (const finding of findings) {
    const key = `${finding.code}-${finding.severity}`;
    const group = finding.layer === undefined ? undefined : groups.get(key);
    if (group) group.others.push(finding);
    else groups.set(key, { finding, others: [] });
  }
  return [...groups.values()];
}
