/** Saves and opens the work in the Network room. */
import { t } from '../../i18n/index.svelte';
import { answerTo } from '../network/answer';
import { readAddress, writeAddress } from '../network/address';
import type { App } from '../network/app.svelte';
import { dataWith } from '../network/data/own.svelte';
import { referenceFor } from '../network/data/use-own';
import { toConfig } from '../network/settings';
import { readWork, writeWork, type FileProblem, type NetworkWork } from './work-file';

/** The work as it stands; null before the first run. */
export async function workOf(app: App): Promise<NetworkWork | null> {
  const moment = await app.course.moment();
  if (!moment) return null;
  const settings = writeAddress(moment.settings, app.run.catalog!);
  return { settings, own: app.run.own, state: moment.state, curve: moment.curve, step: moment.step ?? 0 };
}

export const textOf = (network: NetworkWork): string => writeWork({ network });

/** Where a saved graph is shown. */
export interface Places {
  gates(hash: string): void;
}

/** Opens a saved file. Returns a sentence about what is wrong with it, and then nothing has changed; null: it is open. */
export async function openWork(app: App, text: string, places: Places): Promise<string | null> {
  const work = readWork(text);
  if ('problem' in work) return problemText(work);
  if ('gates' in work) {
    places.gates(work.gates);
    return null;
  }
  return openNetwork(app, work.network);
}

export async function openNetwork(
  app: App,
  { settings: hash, own, state, curve }: NetworkWork,
): Promise<string | null> {
  const catalog = app.run.catalog!;
  const { settings, problems } = readAddress(hash, catalog);
  const wanted = { ...settings, own: own ? referenceFor(app, own) : settings.own };
  // Data that only another browser keeps.
  if (wanted.own !== '' && !own && !(await app.own.get(wanted.own))) return problemText({ problem: 'damaged' });
  if (problems.some(({ key }) => key !== 'own')) return problemText({ problem: 'damaged' });
  const config = toConfig(wanted, catalog);
  const data = own ? dataWith(own, wanted) : config.data;
  const answer = await answerTo(app.run.questions.verify({ ...config, data }, state));
  if ('reason' in answer) return t('files.refused', { reason: answer.reason });
  app.opening.stop();
  // One undo takes it back.
  await app.course.record();
  await app.goTo({ settings: wanted, state, curve, mistake: null });
  return null;
}

export const problemText = ({ problem, version = 0 }: FileProblem): string =>
  t(`files.problem.${problem}`, { version });
