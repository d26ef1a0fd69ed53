// @vitest-environment node
// Everything that can be chosen has a name in both languages.
import { describe, expect, it } from 'vitest';
import { settings as english } from '../../../web/src/i18n/en/settings';
import { sheet as englishSheet } from '../../../web/src/i18n/en/parts/sheet';
import { sheet as koreanSheet } from '../../../web/src/i18n/ko/parts/sheet';
import { optionPrefix } from '../../../web/src/state/network/words';
import { optionsWithoutRow } from '../../../web/src/state/network/settings';
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
  option: optionsWithoutRow(catalog),
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

  it('has one for what every option takes, and says what each does', () => {
    for (const row of optionsWithoutRow(catalog)) {
      expect(englishSheet).toHaveProperty([`option.${row.name}.hint`]);
      expect(koreanSheet).toHaveProperty([`option.${row.name}.hint`]);
      const prefix = optionPrefix(row);
      // Names of activations are the same in every language.
      for (const name of prefix === 'activation' ? [] : (row.choices ?? []))
        for (const words of [english, korean]) expect(words).toHaveProperty([`${prefix}.${name}`]);
    }
    for (const { name } of tables.hyperparameter.filter((row) => !['learningRate', 'momentum'].includes(row.name)))
      for (const words of [englishSheet, koreanSheet]) expect(words).toHaveProperty([`hyperparameter.${name}.hint`]);
  });
});
