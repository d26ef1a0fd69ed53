/** Runs axe on the current page, in different looks. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, type ViewportSize } from '@playwright/test';

/** axe's types are for a newer driver; it uses only what both versions have. */
type AxePage = ConstructorParameters<typeof AxeBuilder>[0]['page'];

/** What a state of the page looks like. */
export interface Look {
  lang: 'en' | 'ko';
  theme: 'light' | 'dark';
  size: ViewportSize;
}

export const DESK: ViewportSize = { width: 1440, height: 900 };
export const PHONE: ViewportSize = { width: 390, height: 844 };

const every = Boolean(process.env.BACKFLOW_EVERY_LOOK);

/**
 * The looks of each test: one test that goes through each language, theme and size once. `npm run prove` has a test for
 * each combination (BACKFLOW_EVERY_LOOK), which seldom differ; a look takes several seconds.
 */
export const looksAt = (...sizes: ViewportSize[]): readonly (readonly [Look, Look?])[] =>
  every
    ? (['en', 'ko'] as const).flatMap((lang) =>
        (['light', 'dark'] as const).flatMap((theme) => sizes.map((size) => [{ lang, theme, size }] as const)),
      )
    : [
        [
          { lang: 'en', theme: 'light', size: sizes[0]! },
          { lang: 'ko', theme: 'dark', size: sizes.at(-1)! },
        ],
      ];

export const nameOf = (looks: readonly (Look | undefined)[]): string =>
  looks.flatMap((look) => (look ? [`${look.lang}, ${look.theme}, ${look.size.width} px`] : [])).join('; ');

export const queryOf = ({ lang, theme }: Look): string => `lang=${lang}&theme=${theme}`;

/** Gives the open page another look, without moving the focus or the pointer. */
export async function show(page: Page, { lang, theme, size }: Look): Promise<void> {
  const html = page.locator('html');
  if ((await html.getAttribute('lang')) !== lang) await page.locator('[data-action="language"]').dispatchEvent('click');
  await expect(html).toHaveAttribute('lang', lang);
  // The third theme is that of the system.
  for (let press = 0; press < 2 && (await html.getAttribute('data-theme')) !== theme; ++press)
    await page.locator('[data-action="theme"]').dispatchEvent('click');
  await expect(html).toHaveAttribute('data-theme', theme);
  await page.setViewportSize(size);
  // Colors that still change have no contrast yet.
  const changing = () =>
    page.evaluate(() => document.getAnimations().filter((one) => one instanceof CSSTransition).length);
  await expect.poll(changing).toBe(0);
}

/** Expects no violations in any of the looks. Leaves the page in the last one. */
export async function expectNone(page: Page, what: string, looks: readonly (Look | undefined)[], part?: string) {
  for (const look of looks) {
    if (!look) continue;
    await show(page, look);
    expect(await violations(page, part), `${what}: ${nameOf([look])}`).toEqual([]);
  }
}

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
