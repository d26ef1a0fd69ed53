import type { rooms as source } from '../en/rooms';

export const rooms: Record<keyof typeof source, string> = {
  'room.network': '신경망',
  'room.gates': '게이트',
  'room.lessons': '수업',
};
