/** Asks the engine to go through the engineer's routine. */
import { EngineError } from '../../../engine/protocol/errors';
import type { Routine } from '../../../engine/protocol/routine';
import { errorSentence } from '../../../i18n/index.svelte';
import type { App } from '../app.svelte';

/** What it found, or a sentence that says why it found nothing. */
export type RoutineAnswer = { found: Routine } | { reason: string };

export async function goThroughRoutine(app: App): Promise<RoutineAnswer> {
  try {
    return { found: await app.run.questions.routine() };
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return { reason: errorSentence(error.wire) };
  }
}
