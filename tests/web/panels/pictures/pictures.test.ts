// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { words as en } from '../../../../web/src/i18n/en/camera';
import { PICTURES } from '../../../../web/src/panels/pictures/pictures';

const panels = join(import.meta.dirname, '../../../../web/src/panels');
const sources = readdirSync(panels, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.svelte'))
  .map((path) => readFileSync(join(panels, path), 'utf8'))
  .join('\n');

describe('the table of pictures', () => {
  it.each(PICTURES.map(({ id, parts }) => [id, parts] as const))(
    '%s has words, and its parts are marked',
    (id, parts) => {
      expect(Object.keys(en)).toContain(`camera.of.${id}`);
      for (const [, mark] of parts.join().matchAll(/\[(data-[\w-]+="[\w-]+")\]/g)) expect(sources).toContain(mark);
    },
  );

  it('has a row for everything that is marked', () => {
    const marked = [...sources.matchAll(/data-picture="([\w-]+)"/g)].map(([, id]) => id!);
    const known = PICTURES.flatMap(({ parts }) => parts).join();
    for (const id of marked) expect(known).toContain(`"${id}"`);
    expect(marked.length).toBeGreaterThan(6);
  });

  it('has each id once', () => {
    expect(new Set(PICTURES.map(({ id }) => id)).size).toBe(PICTURES.length);
  });
});
