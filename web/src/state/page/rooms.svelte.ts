/**
 * The open room. The address decides it: a hash that begins with `#` and a room's id belongs to that room, all others to the first.
 * Each room sees only its own hashes.
 */
import type { HistoryHost } from './history';
import type { Carried, KeptRooms } from './kept';

export class Rooms {
  current = $state('');
  /** What is being sent to a room that may still be loading. */
  carried = $state.raw<Carried | null>(null);
  readonly #host: HistoryHost;
  readonly #ids: readonly string[];
  /** The hash of each room when the user left it. */
  readonly #last: Record<string, string>;
  readonly #writers: (() => void)[] = [];

  /** `ids` of the rooms. The first is the default. */
  constructor(host: HistoryHost, ids: readonly string[], kept?: KeptRooms) {
    this.#host = host;
    this.#ids = ids;
    this.#last = Object.fromEntries(ids.map((id, index) => [id, index === 0 ? '' : `#${id}`]));
    if (kept) {
      Object.assign(this.#last, kept.addresses);
      this.carried = kept.carried;
    }
    this.#see();
    host.listen(() => this.#see());
  }

  enter(room: string): void {
    if (room === this.current) return;
    this.#host.push(this.#last[room]!);
    this.current = room;
  }

  /** What is restored after a reload. */
  get kept(): KeptRooms {
    for (const write of this.#writers) write();
    return { addresses: { ...this.#last }, carried: this.carried };
  }

  /** The browser's history as one room sees it, without the entries of other rooms. */
  view(room: string): HistoryHost {
    const host = this.#host;
    const last = this.#last;
    const open = () => this.current === room;
    const here = () => this.#roomOf(host.hash) === room;
    return {
      get hash() {
        return here() ? host.hash : last[room]!;
      },
      push(hash) {
        last[room] = hash;
        if (open()) host.push(hash);
      },
      replace(hash) {
        last[room] = hash;
        if (open()) host.replace(hash);
      },
      listen: (moved) => host.listen(() => here() && moved()),
      leaving: (write) => void this.#writers.push(write),
    };
  }

  #roomOf(hash: string): string {
    const [first, ...others] = this.#ids;
    return others.find((id) => hash === `#${id}` || hash.startsWith(`#${id}=`)) ?? first!;
  }

  #see(): void {
    this.current = this.#roomOf(this.#host.hash);
    this.#last[this.current] = this.#host.hash;
  }
}
