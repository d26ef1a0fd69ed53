import type { GatesAnswer, GatesRefusal, GatesRequest } from '../../../../web/src/engine/protocol/gates';
import { readLink } from '../../../../web/src/state/gates/link';
import { firstPlace, type GatesPlace } from '../../../../web/src/state/gates/fields';
import { GatesState } from '../../../../web/src/state/gates/gates.svelte';
import { Bench } from '../../engine/worker/gates/worker';

export type Evaluate = (request: GatesRequest) => Promise<GatesAnswer | GatesRefusal>;

export interface RoomAt {
  state: GatesState;
  /** Every address that the room wrote. */
  written: string[];
  /** What a reload would show. */
  place(): GatesPlace;
  /** Changes the address as a user would. */
  go(hash: string): void;
}

/** The Gates room's state at an address, by default with the real engine. */
export function openAt(first: string, evaluate?: Evaluate): RoomAt {
  const bench = new Bench();
  const written: string[] = [];
  let hash = first;
  let moved = (): void => undefined;
  const state = new GatesState(
    { ...bench.engine, ...(evaluate && { evaluate }) },
    {
      get hash() {
        return hash;
      },
      push: () => undefined,
      replace: (next) => void written.push((hash = next)),
      listen: (listener) => void (moved = listener),
    },
  );
  return {
    state,
    written,
    place: () => readLink(hash)?.place ?? firstPlace(),
    go(next) {
      hash = next;
      moved();
    },
  };
}
