// @vitest-environment node
// Everything that can be chosen has a name in both languages.
import { describe, expect, it } from 'vitest';
import { settings as english } from '../../../web/src/i18n/en/settings';
import { settings as korean } from '../../../web/src/i18n/ko/settings';
import { catalog } from '../catalog';

const tables = {
  dataset: catalog.datasets,
  feature: catalog.features,
  loss: catalog.options.find(({ name }) => name === 'loss')!.choices!.map((name) => ({ name })),
  optimizer: catalog.optimizers,
  hyperparameter: catalog.optimizers.flatMap(({ hyperparameters }) => hyperparameters),
  regularizer: catalog.regularizers,
  initializer: catalog.initializers,
};

describe('the words of the catalog', () => {
  for (const [prefix, rows] of Object.entries(tables)) {
    it(`has one for every ${prefix}`, () => {
      for (const { name } of rows) {
        expect(english).toHaveProperty([`${prefix}.${name}`]);
        expect(korean).toHaveProperty([`${prefix}.${name}`]);
      }
    });
  }
});
