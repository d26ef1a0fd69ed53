/** The work of the last visit, which the room offers to continue. */
import type { NetworkWork } from './work-file';

class Offer {
  work = $state.raw<NetworkWork | null>(null);
}

export const offer = new Offer();
