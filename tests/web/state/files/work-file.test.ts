// @vitest-environment node
// A saved file gives back what was saved, bit for bit; anything else gives a reason.
import fc from 'fast-check';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checksum, readWork, writeWork, type NetworkWork } from '../../../../web/src/state/files/work-file';
import { backflow } from '../../catalog';

const trainer = backflow.trainer({
  data: { name: 'circle', samples: 40 },
  layers: [{ units: 3, activation: 'tanh' }],
  optimizer: { name: 'adam' },
});
const { step, loss, dataLoss, testLoss, accuracy, testAccuracy, learningRate } = trainer.step(17);

const work: NetworkWork = {
  settings: '#v=1&d=circle&net=3',
  own: {
    name: 'my points',
    columns: ['a', 'b'],
    target: 'class',
    points: Float64Array.of(0.1, -2, 1e-300, 3.5),
    labels: Uint8Array.of(1, 0),
    targets: null,
    classNames: ['no', 'yes'],
  },
  state: trainer.save(),
  curve: [{ step, loss, dataLoss, testLoss, accuracy, testAccuracy, learningRate }],
  step,
};
const text = writeWork({ network: work });

describe('a saved file', () => {
  it('gives back everything that was saved', () => {
    expect(readWork(text)).toEqual({ network: work });
    expect(readWork(writeWork({ gates: '#gates=v1' }))).toEqual({ gates: '#gates=v1' });
  });

  it('holds a net that continues bit for bit', () => {
    const read = readWork(text);
    const { state } = (read as { network: NetworkWork }).network;
    const other = backflow.trainer(
      {
        data: { name: 'circle', samples: 40 },
        layers: [{ units: 3, activation: 'tanh' }],
        optimizer: { name: 'adam' },
      },
      { restore: state! },
    );
    trainer.step(5);
    other.step(5);
    expect(other.parameters.map(({ data }) => data)).toEqual(trainer.parameters.map(({ data }) => data));
  });

  it('is JSON that a person can read: format, version, step', () => {
    const {
      format,
      version,
      work: plain,
    } = JSON.parse(text) as {
      format: string;
      version: number;
      work: { network: { step: number } };
    };
    expect([format, version, plain.network.step]).toEqual(['backflow-work', 1, 17]);
  });

  it('is refused when it is cut short, anywhere', () => {
    for (let end = 0; end < text.length - 2; end += 7) expect(readWork(text.slice(0, end))).toHaveProperty('problem');
  });

  it('is refused when one character of what it holds was altered', () => {
    const start = text.indexOf('"work"');
    fc.assert(
      fc.property(fc.integer({ min: start, max: text.length - 3 }), fc.constantFrom('7', 'x', '}', ' '), (at, by) => {
        fc.pre(/\S/.test(text[at]!) && text[at] !== by && by !== ' ');
        const read = readWork(text.slice(0, at) + by + text.slice(at + 1));
        expect(read).toHaveProperty('problem');
      }),
      { numRuns: 500 },
    );
  });

  it('is refused with its reason when it is something else', () => {
    expect(readWork('a,b\n1,2')).toEqual({ problem: 'not-json' });
    expect(readWork('')).toEqual({ problem: 'not-json' });
    expect(readWork('null')).toEqual({ problem: 'foreign' });
    expect(readWork('{"format":"other"}')).toEqual({ problem: 'foreign' });
    expect(readWork('{"format":"backflow-work","version":99}')).toEqual({ problem: 'newer', version: 99 });
    expect(readWork('{"format":"backflow-work","version":1}')).toEqual({ problem: 'damaged' });
    fc.assert(fc.property(fc.json(), (json) => void expect(readWork(json)).toHaveProperty('problem')));
    fc.assert(fc.property(fc.string(), (any) => void expect(readWork(any)).toHaveProperty('problem')));
  });

  it('whose own data contradicts itself is damaged', () => {
    const plain = (JSON.parse(text) as { work: { network: { own: { labels: number[] } } } }).work;
    for (const labels of [[1], [1, 2], [1, 0, 1]]) {
      plain.network.own.labels = labels;
      const bad = { format: 'backflow-work', version: 1, checksum: checksum(JSON.stringify(plain)), work: plain };
      expect(readWork(JSON.stringify(bad))).toEqual({ problem: 'damaged' });
    }
  });
});

describe('files of every earlier version', () => {
  const folder = new URL('../../../fixtures/work/', import.meta.url);
  it.each(readdirSync(folder))('%s opens', (name) => {
    const read = readWork(readFileSync(new URL(name, folder), 'utf8'));
    expect(read).not.toHaveProperty('problem');
    if (!('network' in read)) return;
    const { state, own } = read.network;
    expect(state!.bytes.length).toBeGreaterThan(50);
    expect(own?.points.length ?? 4).toBe(4);
  });
});
