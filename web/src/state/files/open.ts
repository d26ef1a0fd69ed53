/** Saves the open room's work, and opens a file of any kind that the page knows. */
import { t } from '../../i18n/index.svelte';
import type { App } from '../network/app.svelte';
import type { Rooms } from '../page/rooms.svelte';
import { openModel, type Opened } from './model';
import { openWork, textOf, workOf } from './work';
import { writeWork } from './work-file';

/** The page that files are saved from and opened in. */
export interface Place {
  app: App;
  rooms: Rooms;
}

/** Larger files are no work of this page. */
const MOST_BYTES = 200 * 2 ** 20;

/** The room's work as a file; null if there is none yet. */
export async function saveWork({ app, rooms }: Place): Promise<{ name: string; text: string } | null> {
  if (rooms.current === 'gates') {
    return { name: 'backflow-graph.json', text: writeWork({ gates: rooms.kept.addresses['gates'] ?? '' }) };
  }
  const work = await workOf(app);
  return (
    work && {
      name: `backflow-${work.own?.name || app.settings.dataset}-${work.step}.json`.replace(/[^\w.-]+/g, '-'),
      text: textOf(work),
    }
  );
}

/** Returns what to say about the file; an empty sentence if it opened somewhere else. */
export async function openAny(place: Place, file: File): Promise<Opened> {
  const { app, rooms } = place;
  const { name } = file;
  if (file.size > MOST_BYTES) return { good: false, text: t('files.large', { name }) };
  if (/\.(npz|safetensors|onnx)$/i.test(name)) {
    rooms.enter('network');
    return openModel(app, name, new Uint8Array(await file.arrayBuffer()));
  }
  if (!/\.json$/i.test(name)) {
    rooms.enter('network');
    app.own.dialog = { view: 'file', file };
    return { good: true, text: '' };
  }
  const refused = await openWork(app, await file.text(), {
    gates: (hash) => {
      location.hash = hash;
    },
  });
  if (refused) return { good: false, text: `${name}: ${refused}` };
  return { good: true, text: t('files.opened', { name }) };
}
