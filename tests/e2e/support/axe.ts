/** What axe finds on the page as it stands. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Its own copy of the driver's types is a newer one's; it uses what both have. */
type AxePage = ConstructorParameters<typeof AxeBuilder>[0]['page'];

/**
 * The looks that axe sees: each language and each theme once. `npm run prove` crosses them (BACKFLOW_EVERY_LOOK): what axe
 * finds in one language and theme is seldom missing in the other three, and a look costs ten seconds.
 */
export const LOOKS: readonly (readonly ['en' | 'ko', 'light' | 'dark'])[] = process.env.BACKFLOW_EVERY_LOOK
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

/** Violations in a form that a person can read; `part` narrows the search to what has changed since the last one. */
export async function violations(page: Page, part?: string): Promise<string[]> {
  const axe = new AxeBuilder({ page: page as unknown as AxePage }).options({ resultTypes: ['violations'] });
  // There are no frames to gather results from: one page is enough.
  axe.setLegacyMode(true);
  if (part) axe.include(part);
  const { violations: found } = await axe.analyze();
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any }) => `${id}: ${help}: ${target.join(' ')} ${any[0]?.message ?? ''}`),
  );
}
