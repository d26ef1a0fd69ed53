/** What the curve can show, a row each. */
import type { ComponentProps } from 'svelte';
import type { CurvePoint } from '../../../engine/protocol/messages';
import type { Key } from '../../../i18n/index.svelte';
import { formatNumber, formatPercent } from '../../../ui/format';
import type Line from '../../charts/Line.svelte';

export interface CurveLine {
  name: Key;
  look: ComponentProps<typeof Line>['look'];
  read(point: CurvePoint): number | null;
}

export interface CurveView {
  id: string;
  title: Key;
  lines: readonly CurveLine[];
  format(value: number): string;
  /** Whether the values may be drawn on a logarithmic scale. */
  log: boolean;
}

/** Drawn only if the loss has a part for the regularization. */
export const PARTS: readonly CurveLine[] = [
  { name: 'curve.data', look: 'third', read: ({ dataLoss }) => dataLoss },
  { name: 'curve.penalty', look: 'fourth', read: ({ loss, dataLoss }) => loss - dataLoss },
];

export const VIEWS: readonly CurveView[] = [
  {
    id: 'loss',
    title: 'curve.loss',
    lines: [
      { name: 'stage.loss.train', look: 'first', read: ({ loss }) => loss },
      { name: 'stage.loss.test', look: 'second', read: ({ testLoss }) => testLoss },
    ],
    format: formatNumber,
    log: true,
  },
  {
    id: 'accuracy',
    title: 'curve.accuracy',
    lines: [
      { name: 'stage.loss.train', look: 'first', read: ({ accuracy }) => accuracy },
      { name: 'stage.loss.test', look: 'second', read: ({ testAccuracy }) => testAccuracy },
    ],
    format: formatPercent,
    log: false,
  },
  {
    id: 'rate',
    title: 'curve.rate',
    lines: [{ name: 'curve.rate', look: 'first', read: ({ learningRate }) => learningRate }],
    format: formatNumber,
    log: true,
  },
];
