/** Worksheets as LaTeX, for LuaLaTeX or XeLaTeX, because lessons contain letters of many scripts. */
import type { GraphNode, Tensor } from 'backflow';
import type { Inline, Paragraph } from '../../lessons/format';
import { blanksOf, shuffled } from './scene';
import type { SheetItem } from './sheet';

export type SheetKind = 'blank' | 'key' | 'solution';

export interface LatexWishes {
  kind: SheetKind;
  title: string;
  language: string;
  write(tensor: Tensor): string;
  words: { version(version: number, seed: number): string; name: string; net: string };
  /** What a blank without a label of its own is called. */
  labelOf(item: SheetItem, blank: string): string;
  linkTo(step: string, seed: number): string;
}

const SPECIAL: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '#': '\\#',
  $: '\\$',
  '%': '\\%',
  '&': '\\&',
  _: '\\_',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
};
/** Signs that text fonts of TeX lack. */
const SIGNS: Record<string, string> = {
  '∂': '\\ensuremath{\\partial}',
  '×': '\\ensuremath{\\times}',
  '·': '\\ensuremath{\\cdot}',
  '⊙': '\\ensuremath{\\odot}',
  '−': '\\ensuremath{-}',
  '≈': '\\ensuremath{\\approx}',
  '≤': '\\ensuremath{\\le}',
  '≥': '\\ensuremath{\\ge}',
  '→': '\\ensuremath{\\rightarrow}',
  ᵀ: '\\ensuremath{^{\\mathsf T}}',
  '‖': '\\ensuremath{\\Vert}',
  '∞': '\\ensuremath{\\infty}',
  ᵢ: '\\ensuremath{_i}',
  ⱼ: '\\ensuremath{_j}',
  '\u202f': '\\,',
  '\u00a0': '~',
  ...Object.fromEntries(
    [...'αβγδεζηθικλμνξπρστυφχψωΣΔΛ'].map((letter, at) => [
      letter,
      `\\ensuremath{\\${
        'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi omega Sigma Delta Lambda'.split(
          ' ',
        )[at]
      }}`,
    ]),
  ),
  ...Object.fromEntries([...'₀₁₂₃₄₅₆₇₈₉'].map((digit, at) => [digit, `\\ensuremath{_{${at}}}`])),
  ...Object.fromEntries([...'⁰¹²³⁴⁵⁶⁷⁸⁹'].map((digit, at) => [digit, `\\ensuremath{^{${at}}}`])),
  '⁻': '\\ensuremath{^{-}}',
};

const escaped = (text: string): string => [...text].map((sign) => SPECIAL[sign] ?? SIGNS[sign] ?? sign).join('');

/** Writes all versions as one document, each on its own pages. */
export function latexOf(versions: readonly (readonly SheetItem[])[], wishes: LatexWishes): string {
  const { title, language, words, kind } = wishes;
  const pages = versions.map((items, at) => {
    const seed = items[0]?.seed ?? 0;
    const head = `\\section*{${escaped(title)} \\hfill \\normalsize ${escaped(words.version(at + 1, seed))}}`;
    const name = kind === 'blank' ? [`${escaped(words.name)} \\hrulefill`, ''] : [];
    const body = items.map((item) => question(item, wishes));
    return [...(at > 0 ? ['\\clearpage'] : []), head, ...name, '\\begin{enumerate}', ...body, '\\end{enumerate}'].join(
      '\n',
    );
  });
  return [
    '% Compile with lualatex or xelatex.',
    '\\documentclass[11pt,a4paper]{article}',
    '\\usepackage[margin=2.2cm]{geometry}',
    '\\usepackage{amssymb}',
    language === 'ko' ? '\\usepackage{kotex}' : '\\usepackage{fontspec}',
    '\\usepackage{url}',
    '\\setlength{\\parindent}{0pt}',
    '\\begin{document}',
    ...pages,
    '\\end{document}',
    '',
  ].join('\n');
}

function question(item: SheetItem, wishes: LatexWishes): string {
  const { played, graph, scene, numbers, answers, seed } = item;
  const { step, words } = played;
  const { kind, write, linkTo } = wishes;
  const solved = kind !== 'blank';
  const say = (paragraphs: readonly Paragraph[]): string =>
    paragraphs.map((paragraph) => paragraph.map((one) => inline(one, numbers, write)).join('')).join('\n\n');
  const head = words.title === '' ? '\\item' : `\\item \\textbf{${escaped(words.title)}}`;
  const lines = [head, '', say(words.text), ''];
  if (graph && scene && 'graph' in scene)
    lines.push(formulas(scene.graph.text), given(graph.nodes, graph.values, write), '');
  else if (scene) lines.push(`${escaped(wishes.words.net)} \\url{${linkTo(step.id, seed)}}`, '');
  lines.push(`\\textbf{${say(words.ask)}}`, '');
  if (step.question && 'choices' in step.question) {
    const { choices, right } = step.question;
    lines.push('\\begin{itemize}');
    for (const choice of shuffled(choices, step.id, seed)) {
      const box = solved && right.includes(choice) ? '$\\boxtimes$' : '$\\square$';
      lines.push(`\\item[${box}] ${say(words.choices[choice]?.slice(0, 1) ?? [])}`);
    }
    lines.push('\\end{itemize}');
  }
  for (const { id } of blanksOf(step)) {
    const label = words.labels[id] ? say(words.labels[id]) : escaped(wishes.labelOf(item, id));
    const answer = solved ? `\\textbf{${escaped(write(answers[id]!.truth))}}` : '\\underline{\\hspace{4cm}}';
    lines.push(`${label}: ${answer}\\\\[2pt]`);
  }
  if (kind === 'solution') lines.push('', say(words.after));
  return lines.join('\n');
}

const formulas = (text: string): string =>
  text
    .split('\n')
    .map((line) => `\\texttt{${escaped(line)}}`)
    .join('\\\\\n');

/** The inputs' values. What the graph computes from them stays to be found. */
function given(
  nodes: readonly GraphNode[],
  values: ReadonlyMap<number, Tensor>,
  write: (tensor: Tensor) => string,
): string {
  const inputs = nodes.filter(({ gate, name }) => gate === 'input' && name !== undefined);
  return `\\\\ ${inputs.map(({ id, name }) => `\\textit{${escaped(name!)}} = ${escaped(write(values.get(id)!))}`).join(', ')}`;
}

function inline(one: Inline, numbers: Record<string, Tensor>, write: (tensor: Tensor) => string): string {
  const of = (inlines: readonly Inline[]): string => inlines.map((part) => inline(part, numbers, write)).join('');
  if (typeof one === 'string') return escaped(one);
  if ('number' in one) return escaped(write(numbers[one.number]!));
  if ('strong' in one) return `\\textbf{${of(one.strong)}}`;
  if ('em' in one) return `\\emph{${of(one.em)}}`;
  if ('code' in one) return `\\texttt{${escaped(one.code)}}`;
  return 'part' in one ? `\\textit{${of(one.of)}}` : of(one.of);
}
