// The edits of CONTRIBUTING's recipes, for one made-up row of each table: [file, mark, text]. The text is inserted
// before the mark, or appended if there is none.

const en = 'web/src/i18n/en/settings.ts';
const ko = 'web/src/i18n/ko/settings.ts';

/** Lines of a dictionary, in both languages, before a line of it. */
const lines = (files, mark, entries) =>
  files.map((file) => [
    file,
    mark,
    Object.entries(entries)
      .map(([key, text]) => `  '${key}': '${text}',\n`)
      .join(''),
  ]);

/** A row's words. */
const words = (entries) => lines([en, ko], "  'model.layer'", entries);

/** What a row of the sheet of all settings does. */
const sheets = ['en', 'ko'].map((code) => `web/src/i18n/${code}/parts/sheet.ts`);
const hints = (entries) => lines(sheets, "  'sheet.title'", entries);

const optimizer = `/** w ← w − η where g > 0, else w + η. */
struct Signs {
  template <class T>
  static bool update(const Update<T>& update) {
    const T rate = static_cast<T>(update.hyperparameters[0]);
    update.numbers[0] += update.hyperparameters[1];
    const auto formula = [=](T w, T g, T& last) {
      last = g;
      return w - (g > T(0) ? rate : -rate);
    };
    return for_each_entry(update, formula, update.state[0]);
  }
};

`;
const optimizerRow = `row<Signs>({.name = "signs",
                  .title = "signs",
                  .hyperparameters = {learning_rate(0.125), {"stride", "stride", 3, 1, 9, HyperparameterKind::whole}},
                  .slots = {"last"},
                  .numbers = {{"count", 0}}}),
      `;

const dataset = `/** Above or below a line. */
Point halves(int label, double along, int, double noise, Random& random) {
  return displaced({10 * along - 5, label == 1 ? 2.0 : -2.0}, noise, random);
}

`;

const regularizer = `/** rate · Σ W. */
NodeIndex add_total(Graph& graph, NodeIndex weights, NodeIndex rate) {
  return graph.apply(gate("mul", 2), {rate, graph.apply(gate("sum"), {weights})});
}

`;

const initializer = `void quarters(Random&, std::size_t, std::size_t, std::span<double> weights) {
  std::fill(weights.begin(), weights.end(), 0.25);
}

`;

const option = `{.path = "zoom",
       .title = "zoom",
       .limits = {1, 4},
       .live = true,
       .at = [](C& c) -> Field { return c.zoom; }},
      `;

/** By recipe: the edits, in the order of CONTRIBUTING. */
export const recipes = {
  optimizer: [
    ['core/optim/optimizers.cpp', '/** Returns a row with the update', optimizer],
    ['core/optim/optimizers.cpp', 'row<rules::Adam>(', optimizerRow],
    ['tests/fixtures/optimizers.tsv', 'adam\t0.001', 'signs\t0.125 3\tconstant\t1000 0.5 10000 0 0\t0 0\t0 0 0\n'],
    ...words({ 'optimizer.signs': 'Signs', 'hyperparameter.stride': 'Stride' }),
    ...hints({ 'hyperparameter.stride.hint': 'A number.' }),
  ],
  option: [
    ['core/train/config.hpp', '  std::uint64_t seed = 1;\n  Precision', '  double zoom = 1;\n'],
    ['core/train/options.cpp', '{.path = "seed"', option],
    ['wasm/package/trainer/types.ts', "  precision?: 'float32'", '  zoom?: number;\n'],
    ['web/src/state/network/settings.ts', '  speed: string;', '  zoom: number;\n'],
    [
      'web/src/state/network/settings.ts',
      "  speed: choice('speed'",
      "  zoom: number('zoom', 'zoom', 1, 'live', '1'),\n",
    ],
    ...words({ 'setting.zoom': 'Zoom', 'setting.zoom.hint': 'A number.' }),
  ],
  'data set': [
    ['core/data/datasets.cpp', '/** Two interlocking half circles', dataset],
    ['core/data/datasets.cpp', '{"moons",', '{"halves", "halves", {2}, draw<halves>},\n      '],
    ...words({ 'dataset.halves': 'Halves' }),
  ],
  loss: [
    ['core/nn/losses.cpp', '{"hinge",', '{"gap", "gap", "squared_error", TargetKind::signed_one, "identity"},\n      '],
    ...words({ 'loss.gap': 'Gap' }),
  ],
  regularizer: [
    ['core/optim/regularizers.cpp', '}  // namespace\n\nstd::span<const Regularizer>', regularizer],
    ['core/optim/regularizers.cpp', '{"l2",', '{"total", "total", "\\\\lambda \\\\sum W", add_total},\n      '],
    ...words({ 'regularizer.total': 'Total' }),
  ],
  initializer: [
    ['core/nn/initializers.cpp', '}  // namespace\n\nstd::span<const Initializer>', initializer],
    ['core/nn/initializers.cpp', '{"uniform",', '{"quarters", "quarters", "\\\\tfrac14", quarters},\n      '],
    ...words({ 'initializer.quarters': 'Quarters' }),
  ],
};

/** How many files each recipe touches, words in both languages counted as two. */
export const counts = { optimizer: 6, option: 6, 'data set': 3, loss: 3, regularizer: 3, initializer: 3 };

/** Uses what was added: a Catch2 file and a vitest file of the copy alone. */
export const useInCore = `#include "core/catalog.hpp"
#include "core/train/trainer.hpp"
#include "tests/core/support/catch.hpp"

using namespace backflow;

TEST_CASE("the added rows are used", "[recipes]") {
  TrainerConfig config = default_config();
  apply({{"data.name", std::string("halves")},
         {"loss", std::string("gap")},
         {"optimizer.name", std::string("signs")},
         {"optimizer.learningRate", 0.01},
         {"optimizer.stride", 2.0},
         {"regularizer.name", std::string("total")},
         {"regularizer.rate", 0.5},
         {"initializer", std::string("quarters")},
         {"zoom", 2.0}},
        config);
  CHECK(config.zoom == 2);
  Trainer<float> trainer(config);
  const StepResult first = trainer.step(0);
  // The default network has 8 units: 2 · 8 + 8 weights of a quarter, and half of their sum.
  CHECK(first.regularization_loss == 3);
  CHECK(trainer.step(20).data_loss < first.data_loss);
  CHECK(trainer.parameters().numbers == std::vector<double>{40});
  Trainer<float> restored(config);
  restored.restore(trainer.save());
  CHECK(restored.parameters().numbers == std::vector<double>{40});
  CHECK(restored.step(5).loss == trainer.step(5).loss);
  config.zoom = 3;
  CHECK_NOTHROW(trainer.configure(config));

  std::size_t found = 0;
  for (const OptionEntry& entry : make_catalog().options) found += entry.name == "zoom" || entry.name == "optimizer.stride";
  CHECK(found == 2);
}
`;

/** The catalog that the page's half sees: the engine of the build, with the rows added. */
export const catalogOfCopy = `import { load } from 'backflow';
const real = (await load()).catalog;
const row = (name: string) => ({ name, title: name });
export const catalog = {
  ...real,
  datasets: [...real.datasets, { ...real.datasets[0]!, ...row('halves') }],
  losses: [...real.losses, { ...real.losses[2]!, ...row('gap') }],
  regularizers: [...real.regularizers, row('total')],
  initializers: [...real.initializers, row('quarters')],
  optimizers: [
    ...real.optimizers,
    { ...row('signs'), hyperparameters: [{ ...row('stride'), default: 3, range: { min: 1, max: 9, integer: true } }] },
  ],
  ranges: { ...real.ranges, zoom: { min: 1, max: 4, default: 1 } },
};
`;

export const useInPage = `// @vitest-environment node
import { expect, it } from 'vitest';
import { readAddress, writeAddress } from '../../web/src/state/network/address';
import { startOf } from '../../web/src/state/network/optimizers';
import { defaultSettings, liveChanges, toConfig } from '../../web/src/state/network/settings';
import { catalog } from './catalog';

it('takes the option and the optimizer that were added', () => {
  const settings = { ...defaultSettings(), ...startOf(catalog, 'signs'), hyperparameters: { stride: 2 }, zoom: 2 };
  expect(toConfig(settings, catalog)).toMatchObject({ optimizer: { name: 'signs', stride: 2 }, zoom: 2 });
  expect(liveChanges(settings, catalog)).toMatchObject({ zoom: 2 });
  expect(writeAddress(settings, catalog)).toContain('zoom=2');
  expect(readAddress('#zoom=9', catalog).problems).toMatchObject([{ setting: 'zoom', refusal: { reason: 'range' } }]);
});
`;
