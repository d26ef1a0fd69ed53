/** The editor's completions. */
import {
  closeCompletion,
  selectedCompletion,
  selectedCompletionIndex,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import type { EditorState } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { usesOf } from '../../../state/gates/expression-text';

export interface Word {
  label: string;
  detail: string;
  gate: boolean;
}

const BEFORE = /[\p{L}_][\p{L}\p{M}\p{N}_]*$/u;
const AFTER = /^[\p{L}\p{M}\p{N}_]*/u;

/** Offers no list if the only match is the word itself. A name that occurs only at the caret is not offered. */
export function completions(words: () => readonly Word[]) {
  return (context: CompletionContext): CompletionResult | null => {
    const typed = context.matchBefore(BEFORE);
    if (!typed && !context.explicit) return null;
    const own = typed && newNameIn(context.state, typed.from);
    const fitting = words().filter(({ label, gate }) => (!typed || fits(typed.text, label)) && (gate || label !== own));
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

/** The name that begins at `from`, if the text has it only there. */
function newNameIn({ doc }: EditorState, from: number): string | null {
  const line = doc.lineAt(from);
  const [name] = AFTER.exec(line.text.slice(from - line.from))!;
  return usesOf(doc.toString(), name) > 1 ? null : name;
}

/**
 * For the Enter key: closes the list, so that the key breaks the line, if the chosen word is already there. After a single
 * letter, which is more often a whole name, the first word counts as chosen only if the user chose it.
 */
export function closeIfTyped(view: EditorView): boolean {
  const { state } = view;
  const chosen = selectedCompletion(state);
  const { head } = state.selection.main;
  const line = state.doc.lineAt(head);
  const typed = BEFORE.exec(line.text.slice(0, head - line.from))?.[0];
  if (!chosen || typed === undefined) return false;
  const single = typed.length === 1 && selectedCompletionIndex(state) === 0;
  if (chosen.label === typed || single) closeCompletion(view);
  return false;
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
