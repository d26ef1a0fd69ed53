/** The rooms' titles, which the top bar shows before a room is fetched. A room's words are in the folder with its name. */
import type { words as data } from './data';
import type { words as gates } from './gates';
import type { words as network } from './network';

export const rooms = {
  'room.network': 'Network',
  'room.gates': 'Gates',
} as const;

/** The keys of the words that come with a room, or with the parts of the Network room that are fetched later. */
export type RoomKey = keyof typeof network | keyof typeof gates | keyof typeof data;
