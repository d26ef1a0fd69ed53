/** Fetches predict mode with its words. */
import { locale } from '../../../i18n/index.svelte';

export const fetchPredict = async () => (await Promise.all([import('.'), locale.need('lessons')]))[0];
export type PredictPart = Awaited<ReturnType<typeof fetchPredict>>;
