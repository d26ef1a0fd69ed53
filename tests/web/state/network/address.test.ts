// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAddress, writeAddress } from '../../../../web/src/state/network/address';
import {
  defaultSettings,
  lossesFor,
  optionsWithoutRow,
  SETTING_NAMES,
  SETTINGS,
  type Settings,
} from '../../../../web/src/state/network/settings';
import { withOption, type OptionRow, type OptionValue, type Options } from '../../../../web/src/state/network/options';
import { reconcile } from '../../../../web/src/state/network/reconcile';
import { catalog } from '../../catalog';

const read = (hash: string) => readAddress(hash, catalog);
const pick = (names: readonly { name: string }[]) => fc.constantFrom(...names.map(({ name }) => name));
const inRange = (path: string) => {
  const { min, max, integer } = catalog.ranges[path]!;
  return integer ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true });
};

/** Any values of the engine's options without a setting of their own. */
function options(): fc.Arbitrary<Options> {
  const valueOf = ({ kind, range, choices }: OptionRow): fc.Arbitrary<OptionValue> => {
    if (choices) return fc.constantFrom(...choices);
    if (kind === 'boolean') return fc.boolean();
    const { min, max, integer } = range!;
    return integer ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true });
  };
  const rows = optionsWithoutRow(catalog);
  return fc.tuple(...rows.map((row) => fc.option(valueOf(row)))).map((values) =>
    rows.reduce<Options>((all, row, at) => {
      const value = values[at] ?? null;
      return value === null ? all : withOption(all, row, value, 2, row.perLayer ? 1 : undefined);
    }, {}),
  );
}

/** Any settings that the controls could show. */
const settings: fc.Arbitrary<Settings> = fc
  .record({
    dataset: pick(catalog.datasets),
    own: fc.constantFrom('', '', '3.2.@my cars, 2', '0.1.1q1bKU7Iy-0_', '2.4.1aB-_'),
    classes: fc.constantFrom(2, 3),
    samples: inRange('data.samples'),
    noise: inRange('data.noise'),
    trainFraction: inRange('data.trainFraction'),
    dataSeed: inRange('data.seed'),
    features: fc.subarray(
      catalog.features.map(({ name }) => name),
      { minLength: 1 },
    ),
    hidden: fc.array(inRange('layers.units'), { maxLength: catalog.ranges['layers']!.max }),
    activation: fc.array(pick(catalog.activations), { minLength: 1, maxLength: 3 }).map((names) => names.join(',')),
    loss: fc.constantFrom(...lossesFor(catalog, 2)),
    optimizer: fc.constant('sgd'),
    hyperparameters: fc.constantFrom<Settings['hyperparameters']>({}, { nesterov: true }),
    learningRate: inRange('optimizer.learningRate'),
    momentum: inRange('optimizer.momentum'),
    batchSize: fc.oneof(inRange('batchSize'), fc.constant('all' as const)),
    regularizer: pick(catalog.regularizers),
    regularization: inRange('regularizer.rate'),
    initializer: pick(catalog.initializers),
    seed: inRange('seed'),
    options: options(),
    speed: fc.constantFrom('1', '1000', 'max'),
  })
  .map((wanted) => reconcile(catalog, wanted).settings);

describe('the address', () => {
  it('is empty for the defaults, and an empty one gives the defaults', () => {
    expect(writeAddress(defaultSettings(), catalog)).toBe('');
    expect(read('')).toEqual({ settings: defaultSettings(), problems: [] });
  });

  it('is short and readable', () => {
    expect(
      writeAddress({ ...defaultSettings(), dataset: 'spiral', hidden: [4, 2], features: ['x', 'x2'] }, catalog),
    ).toBe('#v=1&d=spiral&f=x,x2&net=4,2');
  });

  it('restores every configuration that it was written for', () => {
    fc.assert(
      fc.property(settings, (wanted) => {
        expect(read(writeAddress(wanted, catalog))).toEqual({ settings: wanted, problems: [] });
      }),
    );
  });

  it('accepts valid parts and names invalid ones', () => {
    const { settings, problems } = read('#v=1&d=moons&noise=abc&lr=1e9&net=8,0&colour=red&n=100&n=200&f=');
    expect(settings).toEqual({ ...defaultSettings(), dataset: 'moons', samples: 100 });
    expect(problems.map(({ kind, key, value }) => [kind, key, value])).toEqual([
      ['twice', 'n', '200'],
      ['refused', 'noise', 'abc'],
      ['refused', 'f', ''],
      ['refused', 'net', '8,0'],
      ['refused', 'lr', '1e9'],
      ['unknown', 'colour', 'red'],
    ]);
  });

  it('names an unknown version', () => {
    expect(read('#v=7&d=xor')).toMatchObject({
      settings: { dataset: 'xor' },
      problems: [{ kind: 'version', value: '7' }],
    });
  });

  it('refuses a number of classes or a loss that does not fit', () => {
    expect(read('#d=circle&c=3').problems).toMatchObject([{ setting: 'classes', refusal: { options: ['2'] } }]);
    expect(read('#d=spiral&c=3&loss=binary-hinge').problems).toMatchObject([{ setting: 'loss' }]);
    expect(read('#d=spiral&c=3&loss=hinge')).toMatchObject({ settings: { classes: 3, loss: 'hinge' }, problems: [] });
  });

  it.each([
    '__proto__=1',
    'constructor=x',
    'd=__proto__',
    'act=toString',
    'n=NaN',
    'n=Infinity',
    'noise=1e-400x',
    'net=,',
  ])('keeps the defaults for %s', (part) => {
    const { settings, problems } = read(`#${part}`);
    expect(settings).toEqual(defaultSettings());
    expect(problems).toHaveLength(1);
  });

  it('survives any text', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constant('#'.repeat(70_000)), fc.constant('%E0%A4%A&d=%'));
    fc.assert(
      fc.property(text, (hash) => {
        for (const name of SETTING_NAMES) expect(read(hash).settings[name]).toBeDefined();
      }),
    );
  });

  it('has one key for each setting', () => {
    const keys = SETTING_NAMES.map((name) => SETTINGS[name].key);
    expect(new Set([...keys, 'v']).size).toBe(keys.length + 1);
  });
});
