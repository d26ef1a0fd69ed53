import { describe, expect, it } from 'vitest';
import { hasKey, locale } from '../../../web/src/i18n/index.svelte';
import { ROOMS } from '../../../web/src/rooms/rooms';
import { Rooms } from '../../../web/src/state/page/rooms.svelte';
import { PAGE_SHORTCUTS } from '../../../web/src/state/page/shortcuts';

const ids = ROOMS.map(({ id }) => id);

function roomsAt(hash: string): Rooms {
  return new Rooms({ hash, push: () => undefined, replace: () => undefined, listen: () => undefined }, ids);
}

describe('the table of rooms', () => {
  it('has ids that an address can tell apart, and titles before a room is fetched', () => {
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, title } of ROOMS) {
      expect(id).toMatch(/^[a-z]+$/);
      expect(hasKey(title), title).toBe(true);
    }
  });

  it('leaves the page its keys', () => {
    for (const { id, keys } of ROOMS) for (const { key } of PAGE_SHORTCUTS) expect(keys, id).not.toContain(key);
  });

  it.each(ROOMS)('fetches $id with its words', async ({ id, load }) => {
    const [module] = await Promise.all([load(), locale.need(id)]);
    expect(module.open).toBeTypeOf('function');
  });
});

describe('an address', () => {
  it('is of the room that it names, else of the first', () => {
    expect(roomsAt('').current).toBe(ids[0]);
    expect(roomsAt('#v=1&d=spiral').current).toBe(ids[0]);
    for (const id of ids.slice(1)) {
      expect(roomsAt(`#${id}`).current).toBe(id);
      expect(roomsAt(`#${id}=abc`).current).toBe(id);
      expect(roomsAt(`#${id}s`).current).toBe(ids[0]);
    }
  });
});
