#include <algorithm>
#include <cmath>

#include "core/gates/gate_table.hpp"
#include "core/kernels/pack.hpp"
#include "core/train/trainer.hpp"

/** What a trained network gets right and wrong, example by example. */
namespace backflow {
namespace {

/** The loss gate alone, on one example: scores and target in, loss out. */
template <class T>
struct OneLoss {
  std::shared_ptr<Graph> graph = std::make_shared<Graph>();
  NodeIndex scores;
  NodeIndex target;
  Program<T> program;

  OneLoss(const LossKind& loss, std::size_t outputs)
      : scores(graph->add_input("scores", Shape::matrix(1, outputs))),
        target(loss.target == TargetKind::class_index ? graph->add_input("label", Shape::vector(1))
                                                      : graph->add_input("target", Shape::matrix(1, outputs))),
        program((graph->apply(gate(loss.gate, 2), {scores, target}), graph), Gradients::none) {
    program.plan(graph->size() - 1);
  }

  double of(const T* score, std::size_t pitch, const T* wanted) {
    T* const to = program.memory(scores).data();
    const std::size_t outputs = program.memory(scores).size();
    for (std::size_t k = 0; k < outputs; ++k) to[k] = score[k * pitch];
    std::copy_n(wanted, program.memory(target).size(), program.memory(target).data());
    program.forward();
    return static_cast<double>(std::as_const(program).value(graph->size() - 1)[0]);
  }
};

double share(double part, double whole) { return whole == 0 ? 0 : part / whole; }

std::vector<ClassFigures> figures_of_classes(const std::vector<std::vector<double>>& confusion) {
  std::vector<ClassFigures> figures;
  for (std::size_t k = 0; k < confusion.size(); ++k) {
    double present = 0, predicted = 0;
    for (std::size_t other = 0; other < confusion.size(); ++other) {
      present += confusion[k][other];
      predicted += confusion[other][k];
    }
    const double right = confusion[k][k];
    const double precision = share(right, predicted), recall = share(right, present);
    figures.push_back({precision, recall, share(2 * precision * recall, precision + recall), present});
  }
  return figures;
}

/** The sums that the figures of targets come from, for one output. */
struct Residuals {
  double squares = 0;
  double magnitudes = 0;
  double spread = 0;  // Σ (target − mean)²
};

}  // namespace

template <class T>
ExampleFigures Trainer<T>::example_figures(bool test) {
  const Examples<T>& examples = test ? examples_.test : examples_.train;
  const bool labelled = !examples_.train.labels.empty();
  const std::size_t outputs = examples_.outputs;
  const auto classes = static_cast<std::size_t>(config_.data.classes);
  ExampleFigures figures;
  if (labelled) figures.confusion.assign(classes, std::vector<double>(classes, 0));
  std::vector<Residuals> residuals(outputs);
  std::vector<double> means(outputs, 0);
  for (std::size_t i = 0; !labelled && i < examples.targets.size(); ++i) {
    means[i % outputs] += static_cast<double>(examples.targets[i]) / static_cast<double>(examples.rows);
  }
  OneLoss<T> loss(*spec_.loss, outputs);
  for (std::size_t first = 0; first < examples.rows; first += prediction_rows) {
    const std::size_t rows = std::min(prediction_rows, examples.rows - first);
    const std::size_t pitch = padded(rows);
    Runner<T>& runner = predicting_.rows(rows, spec_, parameters_);
    pack_rows(examples.points.data(), examples.inputs, consecutive(first, rows), runner.points);
    runner.program.forward();
    const T* const scores = std::as_const(runner.program).examples(runner.network.scores).data();
    for (std::size_t r = 0; r < rows; ++r) {
      const T* const target = examples.targets.data() + (first + r) * examples.target_width;
      figures.losses.push_back(loss.of(scores + r, pitch, target));
      if (labelled) {
        const int predicted = predicted_class(scores + r, pitch);
        figures.predicted.push_back(predicted);
        if (predicted >= 0)
          ++figures
                .confusion[static_cast<std::size_t>(examples.labels[first + r])][static_cast<std::size_t>(predicted)];
        continue;
      }
      for (std::size_t k = 0; k < outputs; ++k) {
        const double wanted = static_cast<double>(target[k]);
        const double off = static_cast<double>(scores[k * pitch + r]) - wanted;
        residuals[k].squares += off * off;
        residuals[k].magnitudes += std::abs(off);
        residuals[k].spread += (wanted - means[k]) * (wanted - means[k]);
      }
    }
  }
  if (labelled) {
    figures.per_class = figures_of_classes(figures.confusion);
  } else if (examples.rows > 0) {
    const double count = static_cast<double>(examples.rows * outputs);
    double squares = 0, magnitudes = 0, explained = 0;
    for (const Residuals& one : residuals) {
      squares += one.squares;
      magnitudes += one.magnitudes;
      explained += (1 - one.squares / one.spread) / static_cast<double>(outputs);
    }
    figures.rmse = std::sqrt(squares / count);
    figures.mae = magnitudes / count;
    if (std::isfinite(explained)) figures.r2 = explained;
  }
  return figures;
}

template ExampleFigures Trainer<float>::example_figures(bool);
template ExampleFigures Trainer<double>::example_figures(bool);

}  // namespace backflow
