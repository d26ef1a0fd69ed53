/** What panels need in each frame. The worker computes only what one of them needs. */
import type { TrainerConfig } from 'backflow';
import type { Watch } from '../../engine/protocol/messages';

/** Cells per side of the maps that a panel shows of this net, and whether it shows the layers' statistics. */
export type Needs = (config: TrainerConfig | null) => Partial<Pick<Watch, 'boundary' | 'units' | 'statistics'>>;

/** What all of them need together. */
export function allOf(
  needs: readonly Needs[],
  config: TrainerConfig | null,
): Pick<Watch, 'boundary' | 'units' | 'statistics'> {
  const each = needs.map((need) => need(config));
  const most = (what: 'boundary' | 'units') => Math.max(0, ...each.map((one) => one[what] ?? 0));
  return { boundary: most('boundary'), units: most('units'), statistics: each.some((one) => one.statistics) };
}

/** What the page looks at beside what its panels always need. */
export type Looks = Pick<Watch, 'unit' | 'evaluation' | 'space' | 'arrows' | 'example' | 'part' | 'inspector'>;

export const NO_LOOKS: Looks = {
  unit: null,
  evaluation: null,
  space: null,
  arrows: false,
  example: null,
  part: null,
  inspector: null,
};
