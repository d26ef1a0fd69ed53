// @vitest-environment node
// The same finding in several layers is one.
import type { Finding } from 'backflow';
import { beforeAll, describe, expect, it } from 'vitest';
import { locale } from '../../../../../web/src/i18n/index.svelte';
import { groupedFindings } from '../../../../../web/src/state/network/health/groups';
import { layersText, othersText } from '../../../../../web/src/state/network/health/words';
import { backflow } from '../../../catalog';

/** What the engine finds in a net of three layers whose weights are all 0. */
function found(): Finding[] {
  const trainer = backflow.trainer({
    data: { name: 'circle' },
    layers: [4, 3, 2].map((units) => ({ units, activation: 'tanh' })),
    initializer: 'zeros',
  });
  trainer.step(50);
  const findings = trainer.diagnose();
  trainer.dispose();
  return findings;
}

describe('groups of findings', () => {
  beforeAll(() => locale.need('health'));

  it('name every layer of a finding, with what was measured there', () => {
    const findings = found();
    expect(findings.filter(({ code }) => code === 'identical-units')).toHaveLength(3);
    const groups = groupedFindings(findings);
    const same = groups.filter(({ finding }) => finding.code === 'identical-units');
    expect(same).toHaveLength(1);
    expect(layersText(same[0]!)).toBe('layers 1, 2, 3');
    expect(othersText(same[0]!)).toBe('The same in layer 2 (3), layer 3 (2).');
    expect(groups.reduce((sum, { others }) => sum + 1 + others.length, 0)).toBe(findings.length);
  });

  it('keep problems apart from the rest, and findings about the whole net as they are', () => {
    const make = (code: Finding['code'], severity: Finding['severity'], layer?: number): Finding => ({
      ...{ code, severity, figures: { share: 0.5 }, remedies: [] },
      ...(layer !== undefined && { layer }),
    });
    const groups = groupedFindings([
      make('dead-units', 'problem', 2),
      make('dead-units', 'problem', 3),
      make('dead-units', 'hint', 1),
      make('overfitting', 'hint'),
    ]);
    expect(groups.map(({ finding, others }) => [finding.layer, others.length])).toEqual([
      [2, 1],
      [1, 0],
      [undefined, 0],
    ]);
    expect(layersText(groups[2]!)).toBe('');
    expect(othersText(groups[0]!)).toBe('The same in layer 3 (50.0%).');
  });
});
