/** The help about a room: what it is, how to use it, its keys, and what can be written in it. */
import { t, type Key } from '../../i18n/index.svelte';
import type { Shortcut } from './shortcuts';

export interface HelpRow {
  /** Keys, or text of the expression language. */
  marks: string[];
  name?: string;
  text: string;
}

export interface HelpTable {
  title: string;
  head: [string, string];
  /** The left column is text of the expression language, not keys. */
  wide: boolean;
  rows: HelpRow[];
}

export interface Help {
  intro: string[];
  how: string[];
  tables: HelpTable[];
}

/** Keys or text, and the dictionary key of what they do. */
export type HelpEntry = readonly [marks: string[], words: Key];

export function ofShortcuts(rows: readonly Shortcut[]): HelpEntry[] {
  return rows.map(({ key, name }) => [[key], name]);
}

export function said(rows: readonly HelpEntry[]): HelpRow[] {
  return rows.map(([marks, key]) => ({
    marks: marks.map((mark) => (mark === ' ' ? t('key.space') : mark)),
    text: t(key),
  }));
}

/** Makes a table of keys. */
export function keyTable(title: Key, rows: HelpRow[]): HelpTable {
  return { title: t(title), head: [t('help.key'), t('help.does')], wide: false, rows };
}
