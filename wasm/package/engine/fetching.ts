import type { BackflowError } from '../errors/error.js';

/** Fetches what is at an address. */
export type Fetch = (address: string) => Promise<Response | BufferSource>;

/** The errors about a file that cannot be had: from an address that does not answer, and from one that refuses. */
export interface Refusals {
  unreachable(address: string, cause: unknown): BackflowError;
  status(address: string, status: number): BackflowError;
}

/** Fetches a file. An answer that says that it is not there is an error. */
export async function answerOf(
  address: string,
  fetchBytes: Fetch,
  refusals: Refusals,
): Promise<Response | BufferSource> {
  let answer: Response | BufferSource;
  try {
    answer = await fetchBytes(address);
  } catch (cause) {
    throw refusals.unreachable(address, cause);
  }
  if (!('ok' in answer) || answer.ok) return answer;
  // An unread body keeps its connection open, and Node running.
  await answer.body?.cancel().catch(() => {});
  throw refusals.status(address, answer.status);
}

/** Returns a file's default address, beside the package, unless a bundler has removed the package's own address. */
export function addressOf(byDefault: () => URL, file: string, refusals: Refusals): string {
  try {
    return byDefault().href;
  } catch (cause) {
    throw refusals.unreachable(file, cause);
  }
}
