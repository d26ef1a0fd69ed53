import type { Printer } from '../formula/print.js';
import type { Notes } from '../notes.js';
import { comment, indented as by, lines } from '../text.js';
import { stateFunctions } from './cpp-state.js';
import { entryAssignments, numberAssignments } from './javascript-training.js';
import type { NetModel } from './model.js';
import { drops } from './model.js';
import { optimizerOf, rateOf } from './optimizers.js';
import { trained } from './pass.js';

const indented = (text: string): string => by(text, 2);

function updateFunction(net: NetModel, printer: Printer): string {
  const { states, shared } = optimizerOf(net);
  const lists = states.map((one) => `${one}_of = trained(state.${one})`);
  return lines(
    `/** One update with ${net.optimizer.name}; t counts the updates, from 1. */`,
    'inline void update(Parameters& p, Parameters& gradients, [[maybe_unused]] State& state, [[maybe_unused]] Real t, Real rate) {',
    ...shared.map(([name]) => indented(`Real& ${name} = state.${name};`)),
    ...numberAssignments(net, printer, 'const Real').map((line) => indented(line)),
    indented(`const auto ${['weights = trained(p)', 'slopes = trained(gradients)', ...lists].join(', ')};`),
    indented('for (std::size_t k = 0; k < weights.size(); ++k) {'),
    by('for (std::size_t i = 0; i < weights[k]->data.size(); ++i) {', 4),
    by('Real& w = weights[k]->data[i];', 6),
    by('const Real g = slopes[k]->data[i];', 6),
    ...states.map((one) => by(`Real& ${one} = ${one}_of[k]->data[i];`, 6)),
    ...entryAssignments(net, printer, 'const Real').map((line) => by(line, 6)),
    by('}', 4),
    indented('}'),
    '}',
  );
}

function clipFunction({ clip }: NetModel): string {
  if (!clip.norm && !clip.value) return '';
  return lines(
    '/** Limits the gradients that an update applies. */',
    'inline void clip(Parameters& gradients) {',
    indented('const auto lists = trained(gradients);'),
    clip.value > 0 && indented('for (Matrix* list : lists)'),
    clip.value > 0 &&
      by(`for (Real& g : list->data) g = std::min<Real>(std::max<Real>(g, -${clip.value}), ${clip.value});`, 4),
    clip.norm > 0 && indented('Real squares = 0;'),
    clip.norm > 0 && indented('for (const Matrix* list : lists)'),
    clip.norm > 0 && by('for (Real g : list->data) squares += g * g;', 4),
    clip.norm > 0 && indented(`const Real scale = std::min<Real>(1, ${clip.norm} / (std::sqrt(squares) + 1e-6));`),
    clip.norm > 0 && indented('for (Matrix* list : lists)'),
    clip.norm > 0 && by('for (Real& g : list->data) g *= scale;', 4),
    '}',
  );
}

function loadFunction({ columns, train, targets }: NetModel): string {
  const width = columns.length;
  const answers = targets.kind === 'given' ? (train.answers[0] as number[]).length : 1;
  return lines(
    '/** The inputs and targets of the training or the test examples of data.csv. */',
    'struct Examples {',
    indented('Matrix X, target;'),
    '};',
    '',
    'inline Examples load(const std::string& path, bool test) {',
    indented('std::ifstream file(path);'),
    indented('if (!file) throw std::runtime_error("there is no file " + path);'),
    indented(`Matrix points(0, ${width}), answers(0, ${answers});`),
    indented('std::string line, cell;'),
    indented('std::getline(file, line);  // the names of the columns'),
    indented('while (std::getline(file, line)) {'),
    by('std::vector<Real> row;', 4),
    by("for (std::istringstream cells(line); std::getline(cells, cell, ',');) row.push_back(std::stod(cell));", 4),
    by('if ((row.back() == 1) != test) continue;', 4),
    by(`points.data.insert(points.data.end(), row.begin(), row.begin() + ${width});`, 4),
    by(`answers.data.insert(answers.data.end(), row.begin() + ${width}, row.end() - 1);`, 4),
    by('++points.rows;', 4),
    by('++answers.rows;', 4),
    indented('}'),
    indented('return {features(points), targetsOf(answers)};'),
    '}',
  );
}

function trainFunction(net: NetModel, notes: Notes): string {
  const whole = net.batchSize === 'all';
  return lines(
    (!whole || drops(net)) && comment(notes.say('order'), '// '),
    '/** Trains on data.csv and returns the parameters. */',
    'inline Parameters train(const std::string& path, std::size_t updates = 1000, std::size_t every = 100) {',
    indented('const Examples training = load(path, false), test = load(path, true);'),
    indented('Parameters p = parameters();'),
    indented('State state = optimizerState();'),
    (!whole || drops(net)) && indented('std::mt19937 random(1);'),
    !whole && indented('std::vector<std::size_t> order(training.X.rows);'),
    !whole && indented('std::iota(order.begin(), order.end(), std::size_t(0));'),
    !whole && indented('std::size_t next = order.size();'),
    indented('for (std::size_t t = 1; t <= updates; ++t) {'),
    !whole && by('if (next >= order.size()) {  // the next epoch', 4),
    !whole && net.shuffle && by('std::shuffle(order.begin(), order.end(), random);', 6),
    !whole && by('next = 0;', 6),
    !whole && by('}', 4),
    !whole && by(`const std::size_t end = std::min(order.size(), next + ${net.batchSize});`, 4),
    !whole &&
      by(
        'const std::vector<std::size_t> batch(order.begin() + std::ptrdiff_t(next), order.begin() + std::ptrdiff_t(end));',
        4,
      ),
    !whole && by('next = end;', 4),
    whole &&
      by('Pass pass = lossAndGradients(p, training.X, training.target' + (drops(net) ? ', &random' : '') + ');', 4),
    !whole &&
      by(
        `Pass pass = lossAndGradients(p, pick(training.X, batch), pick(training.target, batch)${drops(net) ? ', &random' : ''});`,
        4,
      ),
    (net.clip.norm || net.clip.value) && by('clip(pass.gradients);', 4),
    by(
      `update(p, pass.gradients, state, Real(${net.state ? 'state_updates + t' : 't'}), learningRate(Real(updates_made + t - 1)));`,
      4,
    ),
    by('if (t % every != 0 && t != updates) continue;', 4),
    by('std::printf("update %zu: loss %.9g", t, lossAndGradients(p, training.X, training.target).loss);', 4),
    by('if (test.X.rows > 0) std::printf(", test %.9g", lossAndGradients(p, test.X, test.target).loss);', 4),
    by('std::printf("\\n");', 4),
    indented('}'),
    indented('return p;'),
    '}',
  );
}

/** The functions of training. */
export const cppTraining = (net: NetModel, printer: Printer, notes: Notes): string[] => [
  loadFunction(net),
  lines(
    `/** The rate after t updates (schedule: ${net.schedule.name}). */`,
    net.updates > 0 && net.schedule.name !== 'constant' && comment(notes.say('step'), '// '),
    `inline Real learningRate([[maybe_unused]] Real t) { return ${printer.print(rateOf(net))}; }`,
  ),
  lines(
    net.layers.some((layer) => layer.frozen) && comment(notes.say('frozen'), '// '),
    '/** The parameters that training changes. */',
    'inline std::vector<Matrix*> trained(Parameters& p) {',
    indented(
      `return {${trained(net)
        .map((name) => `&p.${name}`)
        .join(', ')}};`,
    ),
    '}',
  ),
  clipFunction(net),
  stateFunctions(net, notes),
  updateFunction(net, printer),
  trainFunction(net, notes),
];
