// @vitest-environment node
// Links that users have saved: they must always give the same settings.
import { describe, expect, it } from 'vitest';
import links from '../../../fixtures/links.json';
import { readAddress } from '../../../../web/src/state/network/address';
import { defaultSettings } from '../../../../web/src/state/network/settings';
import { catalog } from '../../catalog';

describe('old links of the Network room', () => {
  for (const { hash, settings, refused = [] } of links.network as {
    hash: string;
    settings: object;
    refused?: string[];
  }[]) {
    it(hash === '' ? 'the bare address' : hash, () => {
      const reading = readAddress(hash, catalog);
      expect(reading.settings).toEqual({ ...defaultSettings(), ...settings });
      expect(reading.problems.map(({ kind, key }) => `${kind} ${key}`)).toEqual(refused.map((key) => `refused ${key}`));
    });
  }
});
