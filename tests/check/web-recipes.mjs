// What the test of CONTRIBUTING's recipes for the page adds: files, and rows before a mark in existing files.

const words = (text) => `export const words = {\n  ${text}\n} as const;\n`;

export const room = {
  title: 'Add a room',
  placeholder: (path) => path.replace('notes/Notes', '<id>/<Id>').replace('/notes/', '/<id>/'),
  files: {
    'web/src/rooms/notes/index.ts': `import { openRoom, type OpenRoom } from '../page.svelte';
import Notes from './Notes.svelte';

export function open(): OpenRoom {
  return openRoom({}, { Main: Notes });
}
`,
    'web/src/rooms/notes/Notes.svelte': `<script lang="ts">
  import { t } from '../../i18n/index.svelte';
</script>

<section id="stage" tabindex="-1">{t('notes.text')}</section>
`,
    'web/src/rooms/notes/help.ts': `import { t } from '../../i18n/index.svelte';
import type { Help } from '../../state/page/help';

export const notesHelp = (): Help => ({ intro: [t('notes.text')], how: [], tables: [] });
`,
    'web/src/i18n/en/notes/index.ts': words("'notes.text': 'Write something down.',"),
    'web/src/i18n/ko/notes/index.ts': words("'notes.text': '무엇이든 적어 보세요.',"),
  },
  rows: {
    'web/src/rooms/rooms.ts': [
      ["import * as network from './network';", "import { notesHelp } from './notes/help';\n"],
      ['\n];', "\n  { id: 'notes', title: 'room.notes', load: () => import('./notes'), keys: [], help: notesHelp },"],
    ],
    'web/src/i18n/en/rooms.ts': [
      ["import type { words as gates } from './gates';", "import type { words as notes } from './notes';\n"],
      ['\n} as const;', "\n  'room.notes': 'Notes',"],
      ['keyof typeof data;', 'keyof typeof notes | '],
    ],
    'web/src/i18n/ko/rooms.ts': [['\n};', "\n  'room.notes': '노트',"]],
  },
};

export const networkPanel = {
  title: 'Add a panel',
  placeholder: (path) => path.replace('MottoPanel', '<Name>Panel').replace(/i18n\/(en|ko)/, 'i18n/<code>'),
  files: {
    'web/src/panels/network/MottoPanel.svelte': `<script lang="ts">
  import { t } from '../../i18n/index.svelte';
  import type { PanelProps } from './panels';

  let { app }: PanelProps = $props();
</script>

<p>{t('motto.text', { classes: app.settings.classes })}</p>
`,
  },
  rows: {
    'web/src/panels/network/panels.ts': [
      ["import ModelPanel from './ModelPanel.svelte';", "import MottoPanel from './MottoPanel.svelte';\n"],
      ['\n];', "\n  { id: 'motto', area: 'side', Panel: MottoPanel, watch: () => ({ boundary: 200 }) },"],
    ],
    'web/src/i18n/en/stage.ts': [['\n} as const;', "\n  'motto.text': 'Tell {classes} classes apart.',"]],
    'web/src/i18n/ko/stage.ts': [['\n};', "\n  'motto.text': '클래스 {classes}개를 구분하세요.',"]],
  },
};

export const gatesPanel = {
  title: 'Add a tab to the Gates room',
  placeholder: (path) => path.replace('SizePanel', '<Name>Panel').replace(/i18n\/(en|ko)/, 'i18n/<code>'),
  files: {
    'web/src/panels/gates/cards/SizePanel.svelte': `<script lang="ts">
  import { t } from '../../../i18n/index.svelte';
  import type { PanelProps } from './panel-props';

  let { gates }: PanelProps = $props();
</script>

<p data-role="size">{t('size.text', { count: gates.nodes.length })}</p>
`,
  },
  rows: {
    'web/src/state/gates/panel-rows.ts': [['\n] as const satisfies', "\n  { name: 'size', title: 'size.title' },"]],
    'web/src/i18n/en/gates/panels.ts': [
      ['\n} as const;', "\n  'size.title': 'Size',\n  'size.text': 'The graph has {count} nodes.',"],
    ],
    'web/src/i18n/ko/gates/panels.ts': [
      ['\n};', "\n  'size.title': '크기',\n  'size.text': '그래프의 노드는 {count}개입니다.',"],
    ],
  },
};

const translated = (source) => `import { words as source } from '${source}';

export const words = Object.fromEntries(Object.entries(source).map(([key, text]) => [key, \`eo \${text}\`]));
`;

export const language = {
  title: 'Add a language',
  placeholder: (path) =>
    path
      .replace('/eo/', '/<code>/')
      .replace(
        /(gates|notes|camera|files|health|inspector|lessons|notices|parts|pictures|data|teach)\/index/,
        '<room>/index',
      ),
  files: {
    'web/src/i18n/eo/index.ts': translated('../en'),
    'web/src/i18n/eo/gates/index.ts': translated('../../en/gates'),
    'web/src/i18n/eo/files/index.ts': translated('../../en/files'),
    'web/src/i18n/eo/health/index.ts': translated('../../en/health'),
    'web/src/i18n/eo/pictures/index.ts': translated('../../en/pictures'),
    'web/src/i18n/eo/teach/index.ts': translated('../../en/teach'),
    'web/src/i18n/eo/camera/index.ts': translated('../../en/camera'),
    'web/src/i18n/eo/inspector/index.ts': translated('../../en/inspector'),
    'web/src/i18n/eo/lessons/index.ts': translated('../../en/lessons'),
    'web/src/i18n/eo/notices/index.ts': translated('../../en/notices'),
    'web/src/i18n/eo/parts/index.ts': translated('../../en/parts'),
    'web/src/i18n/eo/data/index.ts': translated('../../en/data'),
    'web/src/i18n/eo/notes/index.ts': translated('../../en/notes'),
  },
  rows: { 'web/src/i18n/languages.ts': [['\n] as const;', "\n  { code: 'eo', title: 'Esperanto' },"]] },
};

/** A unit test of the copy: uses what was added. */
export const usage = `import { flushSync, mount, type Component } from 'svelte';
import { describe, expect, it } from 'vitest';
import { locale, t } from '../../web/src/i18n/index.svelte';
import { languageAfter } from '../../web/src/i18n/languages';
import GatePanels from '../../web/src/panels/gates/cards/GatePanels.svelte';
import { PANELS } from '../../web/src/panels/network/panels';
import { ROOMS } from '../../web/src/rooms/rooms';
import TopBar from '../../web/src/panels/page/TopBar.svelte';
import { readLink, writeLink } from '../../web/src/state/gates/link';
import { GatesPanels } from '../../web/src/state/gates/panels.svelte';
import { Rooms } from '../../web/src/state/page/rooms.svelte';
import { catalog } from './catalog';
import { openAt } from './state/gates/room-at';

function shown(Part: Component<never>, props: object): HTMLElement {
  const target = document.createElement('div');
  document.body.append(target);
  mount(Part as Component<object>, { target, props });
  flushSync();
  return target;
}

describe('what the recipes added', () => {
  it('is a room in the bar, at its address, with its words and its help', async () => {
    const nothing = (): void => undefined;
    const host = { hash: '#notes', push: nothing, replace: nothing, listen: nothing };
    const rooms = new Rooms(host, ROOMS.map(({ id }) => id));
    expect(rooms.current).toBe('notes');
    const row = ROOMS.find(({ id }) => id === 'notes')!;
    const [module] = await Promise.all([row.load(), locale.need('notes')]);
    const { Main, props } = module.open({} as never);
    expect(shown(Main as never, props).textContent).toBe('Write something down.');
    expect((await row.help()).intro).toEqual(['Write something down.']);
    const bar = { rooms: ROOMS, room: 'notes', onroom: nothing, onlanguage: nothing, ontheme: nothing, onhelp: nothing };
    expect(shown(TopBar as never, bar).querySelector('nav')!.textContent).toContain('Notes');
  });

  it('is a panel of the Network room', () => {
    const { Panel, area, watch } = PANELS.find(({ id }) => id === 'motto')!;
    expect(area).toBe('side');
    expect(watch!(null)).toEqual({ boundary: 200 });
    const app = { settings: { classes: 3 } };
    expect(shown(Panel as never, { app, compact: false, room: 0 }).textContent).toBe('Tell 3 classes apart.');
  });

  it('is a tab of the Gates room, which a link can open', async () => {
    await locale.need('gates');
    const { state: gates } = openAt('#gates');
    await gates.ask();
    const panels = new GatesPanels(gates, { look: () => Promise.reject(new Error('nothing was to be looked at')) });
    const props = { gates, panels, catalog, target: 'f', curves: () => Promise.resolve([]) };
    const room = shown(GatePanels as never, props);
    room.querySelector<HTMLElement>('[data-tab="size"]')!.click();
    flushSync();
    expect(room.querySelector('[data-role="size"]')!.textContent).toBe('The graph has 5 nodes.');
    expect(gates.place.panels.open).toBe('size');
    expect(readLink(writeLink(gates.place))).toEqual({ place: gates.place, problems: [] });
  });

  it('is a language, in turn with the others', async () => {
    expect(languageAfter('ko').code).toBe('eo');
    await locale.choose('eo' as never);
    expect(document.documentElement.lang).toBe('eo');
    expect([t('room.notes' as never), t('size.title' as never)]).toEqual(['eo Notes', 'eo Size']);
  });
});
`;
