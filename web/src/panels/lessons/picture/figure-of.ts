/** Where a blank stands among the figures of the picture. */
import type { FigurePlace } from '../../../draw/gates/places';
import type { BlankPlace } from '../../../state/lessons/mask';

export function figureOf({ node, branch }: BlankPlace, figures: readonly FigurePlace[]): FigurePlace | undefined {
  return (
    (branch && figures.find(({ from, to, slot }) => from === node && to === branch.to && slot === branch.slot)) ??
    figures.find(({ from, to }) => from === node && to === null) ??
    figures.find(({ from }) => from === node)
  );
}
