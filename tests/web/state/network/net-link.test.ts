// @vitest-environment node
// Links with a trained net, goals of a run as they are entered, and the order of examples.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAddress, writeAddress } from '../../../../web/src/state/network/address';
import { MOST_LINK, withCarried } from '../../../../web/src/state/network/link';
import { sortedBy } from '../../../../web/src/state/network/examples';
import { defaultSettings, toConfig } from '../../../../web/src/state/network/settings';
import { goalOf, readGoal, shareOf } from '../../../../web/src/state/network/until';
import { backflow, catalog } from '../../catalog';

const settings = { ...defaultSettings(), dataset: 'moons' };

function trainedState() {
  const trainer = backflow.trainer(toConfig(settings, catalog));
  trainer.step(40);
  const saved = { state: trainer.save(), loss: trainer.step(0).loss };
  trainer.dispose();
  return saved;
}

describe('a link', () => {
  it('carries the trained net, bit for bit', () => {
    const { state, loss } = trainedState();
    const { hash, carries } = withCarried(writeAddress(settings, catalog), '1', { state, hidden: true });
    expect(carries).toBe(true);
    const reading = readAddress(hash, catalog);
    expect(reading).toEqual({ settings, problems: [], state, bare: true });
    const trainer = backflow.trainer(toConfig(settings, catalog), { restore: reading.state! });
    expect(trainer.step(0)).toMatchObject({ step: 40, loss });
    trainer.dispose();
  });

  it('begins at step 0 if the net is too large for it', () => {
    const state = { ...trainedState().state, bytes: new Uint8Array(MOST_LINK) };
    expect(withCarried('', '1', { state, hidden: false })).toEqual({ hash: '#v=1', carries: false });
  });

  it('reads any bytes that it wrote, and names a state that it can’t read', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 900 }), (bytes) => {
        const state = { format: 'backflow-trainer', version: 3, bytes } as const;
        const { hash } = withCarried('', '1', { state, hidden: false });
        expect(readAddress(hash, catalog).state).toEqual(state);
      }),
    );
    for (const text of ['', 'x', '3.', '3.*', '3.a'])
      expect(readAddress(`#v=1&s=${text}`, catalog).problems).toEqual([{ kind: 'state', key: 's', value: text }]);
  });
});

describe('a goal', () => {
  it('is read as it is entered', () => {
    expect(readGoal('steps', '2 000'.replace(' ', '\u202f'))).toBe(2000);
    expect(readGoal('accuracy', '97.5%')).toBe(0.975);
    expect(readGoal('loss', '0.05')).toBe(0.05);
    for (const [kind, text] of [
      ['steps', '0'],
      ['steps', '1.5'],
      ['accuracy', '101'],
      ['loss', '-1'],
      ['patience', 'long'],
    ] as const)
      expect(readGoal(kind, text), `${kind} ${text}`).toBeNull();
  });

  it('says how far the run has come', () => {
    const now = { step: 250, loss: 0.1, accuracy: 0.45 };
    expect(shareOf(goalOf('steps', 1000), now, 1)).toBe(0.25);
    expect(shareOf(goalOf('accuracy', 0.9), now, 1)).toBe(0.5);
    expect(shareOf(goalOf('loss', 0.01), now, 1)).toBeCloseTo(0.5);
    expect(shareOf(goalOf('loss', 0), now, 1)).toBeNull();
    expect(shareOf(goalOf('patience', 5), now, 1)).toBeNull();
  });
});

describe('the order of examples', () => {
  const losses = Float64Array.of(0.2, Number.NaN, 3, 0.2, 0);
  it.each([
    ['largest', [1, 2, 0, 3, 4]],
    ['smallest', [4, 0, 3, 2, 1]],
    ['data', [0, 1, 2, 3, 4]],
  ] as const)('%s', (sorting, expected) => expect([...sortedBy(losses, sorting)]).toEqual(expected));
});
