/** Asks the engine for the largest paths from a weight or bias to the loss. */
import { EngineError } from '../../engine/protocol/errors';
import type { Part } from '../../engine/protocol/part';
import type { StepPaths } from '../../engine/protocol/paths';
import { errorSentence } from '../../i18n/index.svelte';
import type { App } from './app.svelte';

/** What it found, or a sentence that says why it found nothing. */
export type PathsAnswer = { found: StepPaths } | { reason: string };

export async function pathsOf(app: App, part: Part): Promise<PathsAnswer> {
  try {
    return { found: await app.run.questions.paths(part) };
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return { reason: errorSentence(error.wire) };
  }
}
