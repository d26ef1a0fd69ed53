// @vitest-environment node
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readLink, writeLink } from '../../../../web/src/state/gates/link';

interface Saved {
  name: string;
  hash: string;
  place: NonNullable<ReturnType<typeof readLink>>['place'];
  problems: unknown[];
}

/** Links that earlier versions wrote, with what they must open. Add to them, but never change one. */
const { gates } = JSON.parse(readFileSync('tests/fixtures/links.json', 'utf8')) as { gates: Saved[] };

describe('a link that an earlier version wrote', () => {
  it.each(gates)('opens as it did: $name', ({ hash, place, problems }) => {
    expect(readLink(hash)).toEqual({ place, problems });
  });

  it.each(gates)('is written again with the same meaning: $name', ({ hash }) => {
    const { place } = readLink(hash)!;
    expect(readLink(writeLink(place!))).toEqual({ place, problems: [] });
  });
});
