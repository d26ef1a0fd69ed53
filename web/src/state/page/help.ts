/** What the help says about each room: what it is, how it is used, its keys, and what can be written in it. */
import { t, type Key } from '../../i18n/index.svelte';
import { settingName } from '../network/messages';
import type { RoomName } from './rooms.svelte';
import { SETTING_NAMES, SETTINGS } from '../network/settings';
import { ACTIONS, type Action } from './shortcuts';

export interface HelpRow {
  /** Keys, or what is written. */
  marks: string[];
  name?: string;
  text: string;
}

export interface HelpTable {
  title: string;
  head: [string, string];
  /** What stands at the left is text of the expression language, not keys. */
  wide: boolean;
  rows: HelpRow[];
}

export interface Help {
  intro: string[];
  how: string[];
  tables: HelpTable[];
}

/** In the language of the moment. The Gates room's words must have been fetched. */
export function helpOf(room: RoomName): Help {
  return room === 'gates' ? gatesHelp() : networkHelp();
}

function networkHelp(): Help {
  const settings = SETTING_NAMES.map((name) => ({
    marks: [SETTINGS[name].shortcut],
    name: settingName(name),
    text: t(`setting.${name}.hint`),
  }));
  return {
    intro: [t('help.intro')],
    how: [],
    tables: [keys('help.actions', actions()), keys('help.settings', settings)],
  };
}

/** The keys of the Gates room, as its panels listen to them. */
const SWEEP: [string[], Key][] = [
  [[' '], 'gates.step.play.hint'],
  [['.'], 'gates.step.next'],
  [[','], 'gates.step.back'],
];
const GRAPH: [string[], Key][] = [
  [['→'], 'help.gates.graph.right'],
  [['←'], 'help.gates.graph.left'],
  [['↑', '↓'], 'help.gates.graph.aside'],
  [['Home', 'End'], 'help.gates.graph.ends'],
  [['+', '−'], 'help.gates.graph.zoom'],
  [['0'], 'gates.fit'],
];
const FIELDS: [string[], Key][] = [
  [['↑', '↓'], 'help.gates.fields.step'],
  [['Shift'], 'help.gates.fields.shift'],
  [['Alt'], 'help.gates.fields.alt'],
  [['Enter', 'Esc'], 'help.gates.fields.done'],
];
const HISTORY: [string[], Key][] = [
  [['Ctrl+Z'], 'gates.undo'],
  [['Ctrl+Y'], 'gates.redo'],
];
const EVERYWHERE: readonly Action[] = ['theme', 'language', 'help'];

function gatesHelp(): Help {
  const language: [string[], Key][] = [
    [[t('help.gates.line')], 'help.gates.line.means'],
    [['+', '-', '*', '/'], 'help.gates.arithmetic'],
    [['x ^ 2'], 'help.gates.power'],
    [['W @ x'], 'help.gates.product'],
    [['W.T'], 'help.gates.transpose'],
    [['exp(x)', 'max(a, b)', 'sum(x)'], 'help.gates.call'],
    [['softmax_cross_entropy(s, y)', 'hinge(s, y)'], 'help.gates.loss'],
    [[t('help.gates.comment')], 'help.gates.comment.means'],
  ];
  return {
    intro: [t('help.gates.intro'), t('help.gates.patterns')],
    how: (['write', 'choose', 'sweep', 'share'] as const).map((what) => t(`help.gates.how.${what}`)),
    tables: [
      keys('help.gates.sweep', said(SWEEP)),
      keys('help.gates.graph', said(GRAPH)),
      keys('help.gates.fields', said(FIELDS)),
      keys('help.gates.history', said(HISTORY)),
      keys('help.gates.everywhere', actions(EVERYWHERE)),
      {
        title: t('help.gates.language'),
        head: [t('help.gates.written'), t('help.gates.means')],
        wide: true,
        rows: said(language),
      },
    ],
  };
}

function actions(some?: readonly Action[]): HelpRow[] {
  const rows = ACTIONS.filter(({ action }) => some?.includes(action) ?? true);
  return said(rows.map(({ key, name }) => [[key], name]));
}

function said(rows: readonly [string[], Key][]): HelpRow[] {
  return rows.map(([marks, key]) => ({
    marks: marks.map((mark) => (mark === ' ' ? t('key.space') : mark)),
    text: t(key),
  }));
}

function keys(title: Key, rows: HelpRow[]): HelpTable {
  return { title: t(title), head: [t('help.key'), t('help.does')], wide: false, rows };
}
