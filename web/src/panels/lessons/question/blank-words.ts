/** What a blank asks for, in words. */
import type { GraphNode } from 'backflow';
import { t } from '../../../i18n/index.svelte';
import type { StepText } from '../../../lessons/format';
import type { BlankPlace } from '../../../state/lessons/mask';

/** The value or gradient of a node of the picture, or what a branch carries. */
export function placeWords({ kind, node, branch }: BlankPlace, nodes: readonly GraphNode[]): string {
  const nameOf = (id: number): string => nodes.find((one) => one.id === id)?.name ?? `#${id}`;
  return branch
    ? t('lessons.blank.branch', { node: nameOf(node), gate: nameOf(branch.to) })
    : t(`lessons.blank.${kind}`, { node: nameOf(node) });
}

/** The step's own label of a blank or a choice, if it has one. */
export const labelIn = ({ labels }: StepText, id: string): string | undefined =>
  labels[id]
    ?.flat()
    .map((one) => (typeof one === 'string' ? one : 'code' in one ? one.code : ''))
    .join('');
