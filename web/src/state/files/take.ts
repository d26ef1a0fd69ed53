/** The net in the formats of other programs, and tables of its numbers. */
import { EngineError } from '../../engine/protocol/errors';
import type { FormatRow, TableName, Taken } from '../../engine/protocol/takeaway';
import { errorSentence } from '../../i18n/index.svelte';
import type { App } from '../network/app.svelte';

export { TABLES } from '../../engine/protocol/takeaway';
export type { FormatRow, TableName, Taken };

export const formatsOf = (app: App): Promise<FormatRow[]> => app.run.questions.formats();

/** The files, or a sentence that says what can't be translated. */
export async function take(
  app: App,
  what: { format: string } | { table: TableName },
): Promise<Taken | { reason: string }> {
  try {
    return await app.run.questions.take(what);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return { reason: errorSentence(error.wire) };
  }
}
