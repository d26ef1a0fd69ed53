/** Runs axe on the current page. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** axe's types are for a newer driver; it uses only what both versions have. */
type AxePage = ConstructorParameters<typeof AxeBuilder>[0]['page'];

const every = Boolean(process.env.BACKFLOW_EVERY_LOOK);

/**
 * The looks that axe checks: each language and each theme once. `npm run prove` checks all combinations (BACKFLOW_EVERY_LOOK),
 * which seldom differ; a look takes ten seconds.
 */
export const LOOKS: readonly (readonly ['en' | 'ko', 'light' | 'dark'])[] = every
  ? [
      ['en', 'light'],
      ['en', 'dark'],
      ['ko', 'light'],
      ['ko', 'dark'],
    ]
  : [
      ['en', 'light'],
      ['ko', 'dark'],
    ];

/** The sizes at which a look is checked: all of them with BACKFLOW_EVERY_LOOK, otherwise one look at each. */
export const sizesFor = <Size>(look: number, sizes: readonly Size[]): readonly Size[] =>
  every ? sizes : [sizes[look % sizes.length]!];

/** Violations in readable form; `part` limits the search to a part of the page. */
export async function violations(page: Page, part?: string): Promise<string[]> {
  const axe = new AxeBuilder({ page: page as unknown as AxePage }).options({ resultTypes: ['violations'] });
  // Without frames, one page is enough to collect results.
  axe.setLegacyMode(true);
  if (part) axe.include(part);
  const { violations: found } = await axe.analyze();
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any }) => `${id}: ${help}: ${target.join(' ')} ${any[0]?.message ?? ''}`),
  );
}
