/**
 * CodeMirror for the expression language. It is in a shadow root, where its style sheet is a constructed one, which the page's
 * content security policy allows. Undo belongs to the room, since it covers the values too.
 */
import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  closeCompletion,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap } from '@codemirror/commands';
import { bracketMatching, HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { Compartment, EditorState, StateEffect, StateField, type Extension } from '@codemirror/state';
import {
  Decoration,
  EditorView,
  keymap,
  lineNumbers,
  placeholder,
  type DecorationSet,
  type ViewUpdate,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { newNameAt, tokenAt } from '../../../state/gates/expression-text';
import { closeIfTyped, completions, type Word } from './completions';

export interface EditorHost {
  /** The words to complete: gates with their descriptions, and the names in the text. */
  words(): Word[];
  /** `typing` is the name at the caret that may be incomplete. */
  changed(text: string, typing: string | null): void;
  /** The caret has left the word that was typed, or the editor has lost focus. */
  rested(): void;
  undo(): void;
  redo(): void;
  /** Mends the text's problem; false if there is no fix. */
  mend(): boolean;
}

export interface Editor {
  /** Shows another text and keeps the cursor where possible. */
  show(text: string): void;
  /**
   * Replaces a part of the text and focuses the editor. A caret behind it on the same line stays where it was in the line;
   * otherwise the caret moves behind the part. The host is not told.
   */
  edit(change: { from: number; to: number; insert: string }): void;
  mark(extent: { from: number; to: number } | null): void;
  /** Closes the list of completions. */
  closeList(): void;
  /** Sets the accessible name and description, in the current language. */
  name(label: string, hint: string): void;
  focus(): void;
  dispose(): void;
}

const setMark = StateEffect.define<{ from: number; to: number } | null>();
const underline = Decoration.mark({ class: 'wrong', attributes: { 'aria-invalid': 'true' } });

const marks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(value, transaction) {
    let next = value.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (!effect.is(setMark)) continue;
      const extent = effect.value;
      const end = Math.min(extent?.to ?? 0, transaction.newDoc.length);
      next = extent && extent.from < end ? Decoration.set([underline.range(extent.from, end)]) : Decoration.none;
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

const KINDS: Record<string, string> = { comment: 'comment', number: 'number', bracket: 'paren', operator: 'operator' };

function language(gates: ReadonlySet<string>): Extension {
  const words = StreamLanguage.define({
    token(stream) {
      const { kind, to } = tokenAt(stream.string, stream.pos);
      const text = stream.string.slice(stream.pos, to);
      stream.pos = to;
      // Only gates are called, also by other names, such as ln.
      const called = /^\s*\(/.test(stream.string.slice(to));
      if (kind === 'name') return called || gates.has(text) ? 'keyword' : 'variableName';
      return KINDS[kind] ?? null;
    },
  });
  const style = HighlightStyle.define([
    { tag: tags.comment, color: 'var(--ink-soft)', fontStyle: 'italic' },
    { tag: tags.number, color: 'var(--value)' },
    { tag: tags.keyword, color: 'var(--ink)', fontWeight: '600' },
    { tag: tags.operator, color: 'var(--ink-soft)' },
  ]);
  return [words, syntaxHighlighting(style)];
}

const look = EditorView.theme({
  '&': { height: '100%', fontSize: '1rem', color: 'var(--ink)', backgroundColor: 'transparent' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '1.6', overflow: 'auto' },
  '.cm-content': { caretColor: 'var(--ink)', padding: '0.5rem 0' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--ink-soft)', border: 'none' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-placeholder': { color: 'var(--ink-soft)' },
  '& .cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    backgroundColor: 'var(--accent-soft)',
  },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--surface-sunken)',
    outline: '1px solid var(--line-strong)',
  },
  '.wrong': {
    textDecoration: 'underline wavy var(--warning) 1.5px',
    textUnderlineOffset: '4px',
    backgroundColor: 'color-mix(in srgb, var(--warning) 12%, transparent)',
  },
  '.cm-tooltip': {
    border: '1px solid var(--line)',
    borderRadius: '8px',
    backgroundColor: 'var(--surface-raised)',
    color: 'var(--ink)',
    overflow: 'hidden',
  },
  '.cm-tooltip-autocomplete ul li': { padding: '3px 8px', fontFamily: 'var(--font-mono)' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--accent-soft)',
    color: 'var(--ink)',
  },
  '.cm-completionDetail': {
    color: 'var(--ink-soft)',
    fontFamily: 'var(--font)',
    fontStyle: 'normal',
    marginLeft: '1em',
  },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
});

/** The name at the caret if it is being typed letter by letter; pasted and completed names are complete. */
function typedName({ state, transactions, changes }: ViewUpdate): string | null {
  let inserted = 0;
  changes.iterChanges((_from, _to, _start, _end, text) => (inserted += text.length));
  const typing = transactions.some((one) => one.isUserEvent('input.type') || one.isUserEvent('delete'));
  return typing && inserted <= 1 ? newNameAt(state.doc.toString(), state.selection.main.head) : null;
}

/** In a shadow root, Firefox inserts typed text without replacing the selection, so the editor replaces it. */
const typeOver = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { data, inputType, isComposing } = event;
    const { main } = view.state.selection;
    if (inputType !== 'insertText' || data === null || isComposing || main.empty) return false;
    const insert = () =>
      view.state.update({ ...view.state.replaceSelection(data), userEvent: 'input.type', scrollIntoView: true });
    // Other input handlers go first, such as the one that puts brackets around a selection.
    const handlers = view.state.facet(EditorView.inputHandler);
    if (!handlers.some((handle) => handle(view, main.from, main.to, data, insert))) view.dispatch(insert());
    event.preventDefault();
    return true;
  },
});

export function makeEditor(parent: HTMLElement, text: string, gates: ReadonlySet<string>, host: EditorHost): Editor {
  const root = parent.shadowRoot ?? parent.attachShadow({ mode: 'open' });
  const names = new Compartment();
  let quiet = false;
  const act = (action: () => void) => () => {
    action();
    return true;
  };
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        language(gates),
        marks,
        bracketMatching(),
        closeBrackets(),
        autocompletion({
          override: [completions(host.words)],
          defaultKeymap: false,
          icons: false,
          aboveCursor: false,
        }),
        keymap.of([
          { key: 'Mod-z', run: act(host.undo), preventDefault: true },
          { key: 'Mod-y', mac: 'Mod-Shift-z', run: act(host.redo), preventDefault: true },
          { key: 'Mod-Shift-z', run: act(host.redo), preventDefault: true },
          { key: 'Mod-.', run: host.mend },
          { key: 'Enter', run: closeIfTyped },
          ...completionKeymap,
          ...closeBracketsKeymap,
          ...defaultKeymap,
        ]),
        EditorView.lineWrapping,
        typeOver,
        names.of([]),
        look,
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !quiet) host.changed(update.state.doc.toString(), typedName(update));
          else if (!quiet && (update.selectionSet || (update.focusChanged && !update.view.hasFocus))) host.rested();
        }),
      ],
    }),
  });
  return {
    show(next) {
      const old = view.state.doc.toString();
      if (old === next) return;
      // Replace only the difference, so that the cursor stays in place.
      let from = 0;
      while (from < old.length && from < next.length && old[from] === next[from]) ++from;
      let tail = 0;
      while (tail < old.length - from && tail < next.length - from && old.at(-1 - tail) === next.at(-1 - tail)) ++tail;
      quiet = true;
      view.dispatch({ changes: { from, to: old.length - tail, insert: next.slice(from, next.length - tail) } });
      quiet = false;
    },
    edit({ from, to, insert }) {
      quiet = true;
      const { doc, selection } = view.state;
      const { head } = selection.main;
      const behind = head >= from && head <= doc.lineAt(to).to;
      const changes = view.state.changes({ from, to, insert });
      const anchor = behind ? changes.mapPos(head, 1) : from + insert.length;
      view.dispatch({ changes, selection: { anchor }, scrollIntoView: true });
      quiet = false;
      view.focus();
    },
    mark: (extent) => view.dispatch({ effects: setMark.of(extent) }),
    closeList: () => void closeCompletion(view),
    name: (label, hint) =>
      view.dispatch({
        effects: names.reconfigure([
          EditorView.contentAttributes.of({ 'aria-label': label, 'aria-description': hint }),
          placeholder(hint),
        ]),
      }),
    focus: () => view.focus(),
    dispose: () => view.destroy(),
  };
}
