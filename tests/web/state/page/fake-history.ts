import type { HistoryHost } from '../../../../web/src/state/page/history';

/** A browser's history in memory. */
export function fakeHistory(hash = ''): HistoryHost & { entries: string[]; back(): void } {
  const entries = [hash];
  let moved = (): void => undefined;
  return {
    entries,
    get hash() {
      return entries.at(-1)!;
    },
    push: (next) => void entries.push(next),
    replace: (next) => void (entries[entries.length - 1] = next),
    listen: (listener) => void (moved = listener),
    back() {
      entries.pop();
      // A browser fires popstate and hashchange.
      moved();
      moved();
    },
  };
}
