/** Right at the first try, in a row; the best streak of each level is kept in the browser. */
import { SharedText } from '../../../ui/storage';
import type { Level } from './levels';

const KEY = 'drill';
const MOST = 100_000;

function readBest(text: string): Record<string, number> {
  try {
    const best: unknown = JSON.parse(text);
    if (typeof best !== 'object' || best === null) return {};
    return Object.fromEntries(
      Object.entries(best).filter(([, count]) => Number.isInteger(count) && count >= 0 && count <= MOST),
    ) as Record<string, number>;
  } catch {
    return {};
  }
}

export class Streak {
  /** Of the level that is open. */
  now = $state(0);
  readonly #stored = new SharedText(KEY);
  #best = $state.raw(readBest(this.#stored.text));

  best(level: Level): number {
    return Object.hasOwn(this.#best, level) ? this.#best[level]! : 0;
  }

  /** One more, or from the start again. */
  record(level: Level, right: boolean): void {
    this.now = right ? this.now + 1 : 0;
    // Another tab may have come further.
    if (this.#stored.renew()) this.#best = readBest(this.#stored.text);
    if (this.now <= this.best(level)) return;
    this.#best = { ...this.#best, [level]: this.now };
    this.#stored.write(JSON.stringify(this.#best));
  }
}
