/** Puts a net of another program's file into the room: its layers, then its numbers. Nothing changes until all of it fits. */
import type { TakenModel } from '../../engine/protocol/takeaway';
import { t } from '../../i18n/index.svelte';
import { answerTo } from '../network/answer';
import type { App } from '../network/app.svelte';
import { joinLayers } from '../network/codecs';

/** A sentence: what is wrong, or what was taken. */
export interface Opened {
  good: boolean;
  text: string;
}

export async function openModel(app: App, name: string, bytes: Uint8Array): Promise<Opened> {
  const answer = await answerTo(app.run.questions.readModel(name, bytes));
  if ('reason' in answer) return { good: false, text: answer.reason };
  const model = answer.found;
  const { parameters } = app.run.frame!;
  const inputs = parameters[0]!.shape[0]!;
  const outputs = parameters.at(-1)!.data.length;
  if (model.inputs !== inputs || model.outputs !== outputs) {
    const { inputs: given, outputs: made } = model;
    return { good: false, text: t('files.model.ends', { name, given, made, inputs, outputs }) };
  }
  const refused = unfit(app, model);
  if (refused) return { good: false, text: t('files.model.layers', { name, most: refused }) };
  const known = model.layers.map(({ activation }) => activation ?? app.run.config?.layers?.[0]?.activation ?? 'tanh');
  app.change({
    hidden: model.layers.map(({ units }) => units),
    ...(known.length > 0 && { activation: joinLayers(known) }),
  });
  await app.course.ask();
  await app.run.pause();
  await app.run.questions.setParameters(model.parameters);
  app.run.changes += 1;
  return {
    good: true,
    text: [t('files.model.taken', { name, layers: model.layers.length }), ...model.notes].join(' '),
  };
}

/** The most layers or units that a net can have; null if the model fits. */
function unfit(app: App, { layers }: TakenModel): string | null {
  const range = (path: string) => app.run.catalog!.options.find(({ name }) => name === path)?.range;
  const [most, units] = [range('layers')?.max ?? 0, range('layers.units')?.max ?? 0];
  const fits = layers.length <= most && layers.every((layer) => layer.units <= units);
  return fits ? null : `${most} × ${units}`;
}
