/** Starts the page: words and theme first, so that even a failure is shown in the user's language. */
import './ui/colors.css';
import './ui/tokens.css';
import './ui/base.css';
import './ui/forced-colors.css';
import './ui/presentation.css';
import './ui/print.css';
import { mount } from 'svelte';
import firstUrl from '../../build/package/backflow-first.wasm?url';
import restUrl from '../../build/package/backflow-rest.wasm?url';
import { missingCapability } from './engine/page/capabilities';
import { failure } from './engine/protocol/errors';
import layoutUrl from './layout-worker?worker&url';
import { scriptAddress, spawnEngine, spawnWorker } from './engine/page/spawn';
import { locale, t } from './i18n/index.svelte';
import { Page } from './rooms/page.svelte';
import { printing } from './rooms/printing.svelte';
import { ROOMS } from './rooms/rooms';
import Shell from './rooms/Shell.svelte';
import { App } from './state/network/app.svelte';
import { hashAsked } from './state/page/asked';
import { browserHistory } from './state/page/history';
import { keep, takeKept } from './state/page/kept';
import { Rooms } from './state/page/rooms.svelte';
import { forgetLostStyles, reloadWith } from './ui/parts';
import { theme } from './ui/theme.svelte';

const query = new URLSearchParams(location.search);
theme.start(query);
printing.start();
await locale.start(query, navigator.languages);

forgetLostStyles(document);
const kept = takeKept(history);
const asked = location.hash ? null : hashAsked(query);
if (asked) history.replaceState(history.state, '', asked);
const arrived = location.hash;
const address = (url: string): string => new URL(url, document.baseURI).href;
const rooms = new Rooms(
  browserHistory(window),
  ROOMS.map(({ id }) => id),
  kept?.rooms,
);
const host = {
  spawn: spawnEngine,
  files: { first: address(firstUrl), rest: address(restUrl) },
  // A link may want anything of the engine at once.
  firstVisit: arrived === '' && !kept,
  nextFrame: (draw: () => void) => requestAnimationFrame(draw),
  still: () => matchMedia('(prefers-reduced-motion: reduce)').matches,
};
const app = new App({ ...host, history: rooms.view('network') }, kept?.app);
reloadWith(async () => {
  keep(history, { app: await app.keep(), rooms: rooms.kept });
  location.reload();
});

const target = document.getElementById('app')!;
target.replaceChildren();
const page = new Page(app, rooms, {
  spawnLayout: () => spawnWorker(layoutUrl, 'backflow-layout'),
  anotherApp: (history) => new App({ ...host, firstVisit: false, history }),
});
mount(Shell, { target, props: { page } });

const lack = missingCapability();
if (lack) app.fail(failure(lack, lack));
// Without these parts, the page only keeps nothing: they may be gone, or the page may be closing.
else void app.start().then(() => keepForLater().catch(() => undefined));

/** Later, so that the first picture does not wait for it. */
async function keepForLater(): Promise<void> {
  const { keepLast } = await import('./state/files/keep-last.svelte');
  await keepLast(app, arrived, kept !== null);
  if (!import.meta.env.PROD) return;
  const { keepOffline } = await import('./state/page/offline');
  await keepOffline(navigator.serviceWorker, scriptAddress('./sw.js'), () => {
    page.update = true;
    app.status.say(() => t('offline.waits'));
  });
}

// For the fault tolerance tests, and only if the address asks for it.
if (query.has('faults')) Object.assign(window, { backflowFault: (kind: 'throw' | 'spin') => app.run.fault(kind) });
