/** The editor's completions. */
import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';

export interface Word {
  label: string;
  detail: string;
  gate: boolean;
}

/** Offers no list if the only match is the word itself. */
export function completions(words: () => readonly Word[]) {
  return (context: CompletionContext): CompletionResult | null => {
    const typed = context.matchBefore(/[\p{L}_][\p{L}\p{M}\p{N}_]*/u);
    if (!typed && !context.explicit) return null;
    const fitting = words().filter(({ label }) => !typed || fits(typed.text, label));
    if (fitting.every(({ label }) => label === typed?.text)) return null;
    const options = fitting.map(({ label, detail, gate }) => ({
      label,
      detail,
      apply: gate ? `${label}(` : label,
      type: gate ? 'function' : 'variable',
    }));
    return { from: typed?.from ?? context.pos, options };
  };
}

/** One letter must begin the word; more must be adjacent in it or begin its parts. The list matches these too and sorts them. */
function fits(typed: string, label: string): boolean {
  const [few, word] = [typed.toLowerCase(), label.toLowerCase()];
  if (few.length === 1) return word.startsWith(few);
  if (word.includes(few)) return true;
  const initials = word.replace(/(?<=[^_])[^_]/gu, '').replaceAll('_', '');
  return isWithin(few, initials);
}

function isWithin(few: string, many: string): boolean {
  let at = 0;
  for (const letter of many) if (letter === few[at]) at += 1;
  return at === few.length;
}
