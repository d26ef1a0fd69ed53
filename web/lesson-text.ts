/**
 * Turns a lesson's Markdown into data when the page is built, so that no parser and no HTML reaches the browser.
 *
 *     # Title
 *     The claim.
 *
 *     ## lesson.step: Title of the step
 *     The text, with {placeholders}, [a term](term:router) of the glossary and [a part](part:q) of the picture.
 *
 *     ### ask, ### after          paragraphs
 *     ### hints                   a list
 *     ### choices, mistakes, labels   a list of `id: text`
 */
import { marked, type Token, type Tokens } from 'marked';
import type { Plugin } from 'vite';
import type { Inline, LessonText, Paragraph, StepText } from './src/lessons/format';

type Section = 'text' | 'ask' | 'after' | 'hints' | 'choices' | 'mistakes' | 'labels';
const LISTS: readonly Section[] = ['hints', 'choices', 'mistakes', 'labels'];
const SECTIONS: readonly Section[] = ['ask', 'after', ...LISTS];

/** Reads the Markdown of a lesson. Throws an error that names the place for everything that has no meaning here. */
export function parseLesson(markdown: string, file = 'lesson'): LessonText {
  const lesson: LessonText = { title: '', claim: [], steps: {} };
  let step: StepText | null = null;
  let section: Section = 'text';
  const wrong = (what: string): Error => new Error(`${file}: ${what}`);

  for (const token of marked.lexer(markdown)) {
    if (token.type === 'space') continue;
    if (token.type === 'heading') {
      const { depth, text } = token as Tokens.Heading;
      if (depth === 1) lesson.title = text;
      else if (depth === 2) {
        const [, id, title] = /^([\w.-]+): (.+)$/.exec(text) ?? [];
        if (id === undefined || title === undefined) throw wrong(`"## ${text}" is not "## id: title"`);
        if (Object.hasOwn(lesson.steps, id)) throw wrong(`step ${id} twice`);
        step = { title, text: [], ask: [], after: [], hints: [], choices: {}, mistakes: {}, labels: {} };
        lesson.steps[id] = step;
        section = 'text';
      } else {
        const known = SECTIONS.find((name) => name === text);
        if (!known || !step) throw wrong(`"### ${text}" is none of ${SECTIONS.join(', ')}`);
        section = known;
      }
    } else if (token.type === 'paragraph') {
      const paragraph = inlines((token as Tokens.Paragraph).tokens, wrong);
      if (!step) lesson.claim.push(paragraph);
      else if (LISTS.includes(section)) throw wrong(`"### ${section}" is a list`);
      else step[section as 'text' | 'ask' | 'after'].push(paragraph);
    } else if (token.type === 'list' && step && LISTS.includes(section)) {
      for (const item of (token as Tokens.List).items) addItem(step, section, paragraphsOf(item, wrong), wrong);
    } else throw wrong(`${token.type} has no meaning here: ${token.raw.slice(0, 60)}`);
  }
  return lesson;
}

function addItem(step: StepText, section: Section, paragraphs: Paragraph[], wrong: (what: string) => Error): void {
  if (section === 'hints') return void step.hints.push(paragraphs.flat());
  const [first, ...others] = paragraphs;
  const [start, ...rest] = first ?? [];
  const [, id, words] = (typeof start === 'string' && /^([\w.,-]+): ?([\s\S]*)$/.exec(start)) || [];
  if (id === undefined) throw wrong(`an entry of "### ${section}" is not "- id: text"`);
  const entries = step[section as 'choices' | 'mistakes' | 'labels'];
  if (Object.hasOwn(entries, id)) throw wrong(`${section}: ${id} twice`);
  entries[id] = [[...(words ? [words] : []), ...rest], ...others];
}

function paragraphsOf(item: Tokens.ListItem, wrong: (what: string) => Error): Paragraph[] {
  return item.tokens
    .filter(({ type }) => type !== 'space')
    .map((token) => {
      if (token.type !== 'text' && token.type !== 'paragraph') throw wrong(`${token.type} in a list`);
      return inlines((token as Tokens.Text).tokens ?? [], wrong);
    });
}

function inlines(tokens: readonly Token[], wrong: (what: string) => Error): Inline[] {
  return tokens.flatMap((token): Inline[] => {
    const of = (): Inline[] => inlines((token as Tokens.Generic).tokens ?? [], wrong);
    switch (token.type) {
      case 'text':
      case 'escape':
        return withNumbers((token as Tokens.Text).text);
      case 'strong':
        return [{ strong: of() }];
      case 'em':
        return [{ em: of() }];
      case 'codespan':
        return [{ code: (token as Tokens.Codespan).text }];
      case 'link': {
        const [, kind, name] = /^(term|part):(.+)$/.exec((token as Tokens.Link).href) ?? [];
        if (kind === 'term') return [{ term: name!, of: of() }];
        if (kind === 'part') return [{ part: decodeURIComponent(name!), of: of() }];
        throw wrong(`a link to ${(token as Tokens.Link).href}`);
      }
      default:
        throw wrong(`${token.type} in a text: ${token.raw.slice(0, 60)}`);
    }
  });
}

/** Splits `f is {f}` into words and placeholders. Line breaks of the file are spaces. */
function withNumbers(text: string): Inline[] {
  return text
    .replace(/\n/g, ' ')
    .split(/(\{[a-zA-Z]\w*\})/)
    .filter((part) => part !== '')
    .map((part) => (/^\{\w+\}$/.test(part) ? { number: part.slice(1, -1) } : part));
}

/** What the list of lessons shows of one, without the rest. */
export function contentsOf({ title, claim, steps }: LessonText) {
  return { title, claim, steps: Object.keys(steps) };
}

/** `lesson.md` is the whole text, `lesson.md?contents` its title, claim and the ids of its steps. */
export const lessonText: Plugin = {
  name: 'lesson-text',
  transform(code, id) {
    const found = /\/lessons\/[^/]+\/\w+\.md(\?contents)?$/.exec(id);
    if (!found) return undefined;
    const text = parseLesson(code, id);
    return { code: `export default ${JSON.stringify(found[1] ? contentsOf(text) : text)};`, map: null };
  },
};
