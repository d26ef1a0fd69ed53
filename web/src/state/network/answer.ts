/** What the engine answers to a question that it may refuse. */
import { EngineError } from '../../engine/protocol/errors';
import { errorSentence } from '../../i18n/index.svelte';

/** What it found, or a sentence that says why it found nothing. */
export type Answer<T> = { found: T } | { reason: string };

export async function answerTo<T>(question: Promise<T>): Promise<Answer<T>> {
  try {
    return { found: await question };
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return { reason: errorSentence(error.wire) };
  }
}
