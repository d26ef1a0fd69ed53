// @vitest-environment node
/** The static pages: one for each lesson and question in each language, whole, with links to states that exist. */
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { staticPages } from '../../../web/leaflets/pages';
import { coursesIn } from '../../../web/leaflets/make';
import { QUESTIONS } from '../../../web/leaflets/questions';
import { LANGUAGES } from '../../../web/src/i18n/languages';
import { LESSON_IDS } from '../../../web/src/lessons/lessons';
import { readPlace } from '../../../web/src/state/lessons/place';
import { backflow } from '../catalog';

const courses = coursesIn(new URL('../../../web/src/lessons/', import.meta.url));
const pages = staticPages(backflow, courses);
const paths = pages.map(({ path }) => path);
const steps = new Set(courses.flatMap(({ lesson }) => lesson.steps.map(({ id }) => id)));

test('a page for each lesson and each of the fifteen questions, in both languages', () => {
  expect(courses.map(({ lesson }) => lesson.id)).toEqual([...LESSON_IDS]);
  expect(QUESTIONS).toHaveLength(15);
  for (const { code } of LANGUAGES) {
    const folder = code === 'en' ? '' : `${code}/`;
    for (const id of [...LESSON_IDS, 'index']) expect(paths).toContain(`${folder}lessons/${id}.html`);
    for (const { id, title, answer } of QUESTIONS) {
      expect(paths).toContain(`${folder}questions/${id}.html`);
      expect(title[code], id).toMatch(/\?$/);
      expect(answer[code]!.length, id).toBeGreaterThan(40);
    }
  }
  expect(new Set(paths).size).toBe(paths.length);
});

test.each(pages)('$path is whole, and its links lead somewhere', ({ path, html }) => {
  expect(html).toMatch(/<title>[^<]+ · Backflow<\/title>/);
  for (const tag of ['name="description"', 'property="og:title"', 'property="og:description"', 'rel="canonical"'])
    expect(html).toContain(tag);
  expect(html.match(/rel="alternate" hreflang/g)).toHaveLength(LANGUAGES.length);
  expect(html).not.toMatch(/undefined|NaN|\{\w+\}|…/);
  expect(html).not.toMatch(/ style="|<script/);
  if (!path.endsWith('index.html')) expect(html).toContain('<svg');
  const folder = posix.dirname(path);
  for (const [, href] of html.matchAll(/(?:href|content)="(\.[^"]*)"/g)) {
    const [file, hash] = href!.split('#') as [string, string?];
    const target = posix.join(folder, file.split('?')[0]!);
    if (hash !== undefined) {
      const place = readPlace(`#${hash}`);
      expect(place.known, href).toBe(true);
      expect(target, href).toBe('./');
      if (place.step !== null) expect(steps, href).toContain(place.step);
    } else if (target.endsWith('.html')) expect(paths, href).toContain(target);
    else expect(['./', 'leaflet.css', 'favicon.svg', 'gates.png'], href).toContain(target);
  }
});

test('numbers in them are the engine’s', () => {
  const page = pages.find(({ path }) => path === 'questions/used-twice.html')!;
  const graph = backflow.graph('p = x * x\nf = p + x', { x: -2 });
  graph.forward();
  graph.backward();
  expect(page.html).toContain(`>${String(graph.gradient('x').data[0]).replace('-', '−')}</text>`);
  graph.dispose();
});

test('with the address of the site, previews read absolute addresses', () => {
  const [first] = staticPages(backflow, courses, 'https://example.org/backflow/');
  expect(first!.html).toContain('<meta property="og:url" content="https://example.org/backflow/lessons/nudge.html">');
  expect(first!.html).toContain('<meta property="og:image" content="https://example.org/backflow/gates.png">');
});
