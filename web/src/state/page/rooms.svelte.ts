/**
 * Which room is open. The address says it: a hash that begins with `#gates` is the Gates room's, every other the Network's.
 * Each room sees only its own hashes and leaves the other's alone.
 */
import type { GatesPlace } from '../gates/place';
import type { HistoryHost } from './history';
import type { KeptRooms } from './kept';

export type RoomName = 'network' | 'gates';

export const ROOMS: readonly RoomName[] = ['network', 'gates'];

export function roomOf(hash: string): RoomName {
  return /^#gates(=|$)/.test(hash) ? 'gates' : 'network';
}

export class Rooms {
  current = $state<RoomName>('network');
  /** A graph on its way to the Gates room, which may not be there yet. */
  carried = $state.raw<GatesPlace | null>(null);
  readonly #host: HistoryHost;
  /** Where each room stood when it was left. */
  readonly #last: Record<RoomName, string> = { network: '', gates: '#gates' };
  readonly #writers: (() => void)[] = [];

  constructor(host: HistoryHost, kept?: KeptRooms) {
    this.#host = host;
    if (kept) {
      Object.assign(this.#last, kept.addresses);
      this.carried = kept.carried;
    }
    this.#see();
    host.listen(() => this.#see());
  }

  enter(room: RoomName): void {
    if (room === this.current) return;
    this.#host.push(this.#last[room]);
    this.current = room;
  }

  /** What a page that is loaded anew goes on with. */
  get kept(): KeptRooms {
    for (const write of this.#writers) write();
    return { addresses: { ...this.#last }, carried: this.carried };
  }

  /** The browser's history as one room may see it: nothing that happens in another room is its business. */
  view(room: RoomName): HistoryHost {
    const host = this.#host;
    const last = this.#last;
    const open = () => this.current === room;
    const here = () => roomOf(host.hash) === room;
    return {
      get hash() {
        return here() ? host.hash : last[room];
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

  #see(): void {
    this.current = roomOf(this.#host.hash);
    this.#last[this.current] = this.#host.hash;
  }
}
