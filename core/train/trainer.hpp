#pragma once

#include "core/train/any_trainer.hpp"
#include "core/train/examples.hpp"
#include "core/train/grid_inputs.hpp"
#include "core/train/runners.hpp"

namespace backflow {

/**
 * Trains a network: forward, loss, backward, update, on the same graph that `snapshot` shows. T is the precision of all
 * numbers. step() allocates nothing between its first update and its evaluation.
 */
template <class T>
class Trainer final : public AnyTrainer {
 public:
  /** Error as `validate` says. */
  explicit Trainer(const TrainerConfig& config);
  Trainer(Trainer&&) = default;

  const ExampleSets<T>& examples() const { return examples_; }
  const Parameters<T>& parameters() const { return parameters_; }

  bool has_classes() const override { return !examples_.train.labels.empty(); }
  void require_points(const Tensor& points) const override;
  Inputs& inputs() override { return examples_.inputs; }

  StepResult step(std::uint64_t n) override;
  UpdateResult update(std::uint64_t n) override;

  void set_parameter(const std::string& name, const std::vector<double>& values) override;
  std::vector<ParameterInfo> parameter_infos() const override;
  ExamplesInfo examples_info(bool test) const override;

  Tensor predict(const Tensor& points, bool raw) override;
  Tensor activations(const Tensor& points, std::size_t layer) override;
  ExampleFigures example_figures(bool test) override;
  std::vector<GradientInfo> example_gradients(std::size_t example) override;
  UnitMaps<T> maps(const Grid& grid, bool units);
  AnyMaps maps_over(const Grid& grid, bool units) override { return maps(grid, units); }
  std::unique_ptr<Program<T>> snapshot(std::optional<std::size_t> example);
  std::unique_ptr<AnyProgram> graph_of(std::optional<std::size_t> example) override { return snapshot(example); }
  std::optional<Mistake> mistake_of(std::optional<std::size_t> example) override;
  std::unique_ptr<AnyProgram> program_of(const Network& network, NodeIndex output) const override;
  void load_examples(AnyProgram& program, const Network& network, const RowChoice& rows) const override;

  std::vector<std::uint8_t> save() const override;
  void restore(const std::vector<std::uint8_t>& bytes) override;

 private:
  struct Evaluation {
    double data_loss = 0;
    double penalty = 0;
    std::optional<double> accuracy;
    std::vector<int> collapsed;
  };

  void initialize();
  void configured(bool with_new_optimizer) override;
  void run(std::uint64_t n);
  bool update_once(double most);
  bool apply_gradients();
  Evaluation evaluate(const Examples<T>& examples);
  bool any_alive(const Runner<T>& runner, std::size_t layer) const;
  int predicted_class(const T* scores, std::size_t pitch) const;
  std::vector<std::vector<double>> next_masks(std::size_t rows) const;
  std::unique_ptr<Program<T>> loaded(const Network& network, NodeIndex output) const;
  std::unique_ptr<Program<T>> swept(const Network& network, const RowChoice& rows,
                                    const std::optional<Mistake>& mistake) const;
  std::optional<Mistake> mistake_in(const Network& network, bool step) const;
  void sweep_with_mistake(std::span<const std::uint32_t> batch, std::vector<std::vector<double>> masks);
  void require_example(std::size_t example) const;
  template <class Pick>
  Tensor predicted_values(const Tensor& points, std::size_t columns, Pick node_of);

  ExampleSets<T> examples_;
  Parameters<T> parameters_;
  Runners<T> training_;
  Runners<T> evaluating_;
  Runners<T> predicting_;
  GridInputs<T> grid_inputs_;
};

extern template class Trainer<float>;
extern template class Trainer<double>;

}  // namespace backflow
