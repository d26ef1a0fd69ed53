#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <vector>

#include "core/train/any_trainer.hpp"
#include "core/train/pack_rows.hpp"

namespace backflow {

/** Runs a trainer's network on training examples in chunks, for figures that need every value on the way. */
class ExampleSweeps {
 public:
  /** `order`: the training examples, by index. */
  ExampleSweeps(const AnyTrainer& trainer, std::vector<std::uint32_t> order)
      : trainer_(trainer), order_(std::move(order)) {}

  std::size_t examples() const { return order_.size(); }

  /**
   * Calls visit(program, network, rows) after a forward sweep, and a backward one if wanted, over each chunk. The loss
   * is the mean over the chunk, plus the penalty.
   */
  template <class Visit>
  void for_each(bool backward, Visit visit) {
    for (std::size_t first = 0; first < order_.size(); first += chunk_rows) {
      const std::size_t rows = std::min(chunk_rows, order_.size() - first);
      if (!program_ || rows != rows_) prepare(rows);
      // A single chunk is still there from the pass before.
      if (first != first_) {
        trainer_.load_examples(*program_, network_, {rows, order_.data() + first, 0});
        program_->forward_all();
        first_ = first;
      }
      if (backward) program_->backward_from({});
      visit(*program_, network_, rows);
    }
  }

 private:
  static constexpr std::size_t chunk_rows = 1024;
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  void prepare(std::size_t rows) {
    network_ = build_loss_graph(trainer_.spec(), rows);
    program_ = trainer_.program_of(network_, network_.loss);
    rows_ = rows;
    first_ = none;
  }

  const AnyTrainer& trainer_;
  std::vector<std::uint32_t> order_;
  Network network_;
  std::unique_ptr<AnyProgram> program_;
  std::size_t rows_ = 0;
  std::size_t first_ = none;  // the chunk that the program has run on
};

}  // namespace backflow
