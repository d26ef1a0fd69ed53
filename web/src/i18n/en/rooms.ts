/** The rooms' titles, which the top bar shows before a room is fetched. A room's words are in the folder with its name. */
import type { words as camera } from './camera';
import type { words as data } from './data';
import type { words as gates } from './gates';
import type { words as inspector } from './inspector';
import type { words as lessons } from './lessons';
import type { words as notices } from './notices';
import type { words as parts } from './parts';
import type { words as files } from './files';
import type { words as health } from './health';
import type { words as pictures } from './pictures';
import type { words as teach } from './teach';

export const rooms = {
  'room.network': 'Network',
  'room.gates': 'Gates',
  'room.lessons': 'Lessons',
} as const;

/** The keys of the words that come with a room, or with the parts of the Network room that are fetched later. */
export type RoomKey =
  | keyof typeof parts
  | keyof typeof health
  | keyof typeof files
  | keyof typeof pictures
  | keyof typeof camera
  | keyof typeof notices
  | keyof typeof inspector
  | keyof typeof gates
  | keyof typeof lessons
  | keyof typeof teach
  | keyof typeof data;
