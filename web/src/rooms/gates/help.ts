/** The help about the Gates room: its keys and the expression language. */
import { t } from '../../i18n/index.svelte';
import { keyTable, ofShortcuts, said, type Help, type HelpEntry } from '../../state/page/help';
import { PAGE_SHORTCUTS } from '../../state/page/shortcuts';

const SWEEP: HelpEntry[] = [
  [[' '], 'gates.step.play.hint'],
  [['.'], 'gates.step.next'],
  [[','], 'gates.step.back'],
];
const GRAPH: HelpEntry[] = [
  [['→'], 'help.gates.graph.right'],
  [['←'], 'help.gates.graph.left'],
  [['↑', '↓'], 'help.gates.graph.aside'],
  [['Home', 'End'], 'help.gates.graph.ends'],
  [['+', '−'], 'help.gates.graph.zoom'],
  [['0'], 'gates.fit'],
];
const FIELDS: HelpEntry[] = [
  [['↑', '↓'], 'help.gates.fields.step'],
  [['Shift'], 'help.gates.fields.shift'],
  [['Alt'], 'help.gates.fields.alt'],
  [['Enter', 'Esc'], 'help.gates.fields.done'],
];
const HISTORY: HelpEntry[] = [
  [['Ctrl+Z'], 'gates.undo'],
  [['Ctrl+Y'], 'gates.redo'],
  [['Ctrl+.'], 'help.gates.fix'],
];

/** The help in the current language. The room's words must have been fetched. */
export function gatesHelp(): Help {
  const language: HelpEntry[] = [
    [[t('help.gates.line')], 'help.gates.line.means'],
    [['+', '-', '*', '/'], 'help.gates.arithmetic'],
    [['x ^ 2'], 'help.gates.power'],
    [['W @ x'], 'help.gates.product'],
    [['W.T'], 'help.gates.transpose'],
    [['a < b', 'a == b', 'a and not b', 'a or b'], 'help.gates.compare'],
    [['where(c, a, b)'], 'help.gates.where'],
    [['exp(x)', 'max(a, b)', 'sum(x)'], 'help.gates.call'],
    [['sum(X, 0)', 'amax(X, -1)'], 'help.gates.axis'],
    [['x[0]', 'X[1, 0]', 'x[-1]'], 'help.gates.pick'],
    [['[1, -2]', '[[1, 2], [3, 4]]', 'concat(a, b)'], 'help.gates.list'],
    [['e', 'pi', 'π'], 'help.gates.constants'],
    [['softmax_cross_entropy(s, y)', 'hinge(s, y)'], 'help.gates.loss'],
    [['x ** 2', 'x²', '2 × x', 'np.exp(x)'], 'help.gates.pasted'],
    [[t('help.gates.comment')], 'help.gates.comment.means'],
  ];
  return {
    intro: [t('help.gates.intro'), t('help.gates.patterns')],
    how: (['write', 'choose', 'sweep', 'predict', 'share'] as const).map((what) => t(`help.gates.how.${what}`)),
    tables: [
      keyTable('help.gates.sweep', said(SWEEP)),
      keyTable('help.gates.graph', said(GRAPH)),
      keyTable('help.gates.fields', said(FIELDS)),
      keyTable('help.gates.history', said(HISTORY)),
      keyTable('help.gates.everywhere', said(ofShortcuts(PAGE_SHORTCUTS))),
      {
        title: t('help.gates.language'),
        head: [t('help.gates.written'), t('help.gates.means')],
        wide: true,
        rows: said(language),
      },
    ],
  };
}
