/** Lessons' words as HTML text, with numbers from the engine. */
import type { Tensor } from 'backflow';
import type { Inline, Paragraph } from '../src/lessons/format';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign]!);

const one = (value: number): string => String(Number(value.toPrecision(3))).replace('-', '−');

/** Three significant digits, as on the page. */
export function numberText({ shape, data }: Tensor): string {
  if (shape.length === 0) return one(data[0]!);
  if (shape.length === 1) return `[${[...data].map(one).join(', ')}]`;
  const rows = Array.from({ length: shape[0]! }, (_, row) => [...data.slice(row * shape[1]!, (row + 1) * shape[1]!)]);
  return `[${rows.map((row) => `[${row.map(one).join(', ')}]`).join(', ')}]`;
}

export function htmlOf(paragraphs: readonly Paragraph[], numbers: Record<string, Tensor>): string {
  return paragraphs.map((paragraph) => `<p>${paragraph.map((part) => inline(part, numbers)).join('')}</p>`).join('\n');
}

export function plainOf(paragraphs: readonly Paragraph[]): string {
  const plain = (part: Inline): string => {
    if (typeof part === 'string') return part;
    if ('number' in part) return '…';
    if ('code' in part) return part.code;
    return ('strong' in part ? part.strong : 'em' in part ? part.em : part.of).map(plain).join('');
  };
  return paragraphs.map((paragraph) => paragraph.map(plain).join('')).join(' ');
}

function inline(part: Inline, numbers: Record<string, Tensor>): string {
  const of = (inlines: readonly Inline[]): string => inlines.map((each) => inline(each, numbers)).join('');
  if (typeof part === 'string') return escapeHtml(part);
  if ('number' in part) return `<b>${escapeHtml(numberText(numbers[part.number]!))}</b>`;
  if ('strong' in part) return `<strong>${of(part.strong)}</strong>`;
  if ('em' in part) return `<em>${of(part.em)}</em>`;
  if ('code' in part) return `<code>${escapeHtml(part.code)}</code>`;
  return 'part' in part ? `<i>${of(part.of)}</i>` : of(part.of);
}
