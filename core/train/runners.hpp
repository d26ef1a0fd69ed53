#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "core/graph/plan/program.hpp"
#include "core/kernels/pack.hpp"
#include "core/train/dropout.hpp"
#include "core/train/examples.hpp"
#include "core/train/pack_rows.hpp"
#include "core/train/parameters.hpp"

namespace backflow {

/** Copies examples into the leaves of a program with Layout::rows. */
template <class T>
void load_rows(const Examples<T>& examples, Program<T>& program, const Network& network, const RowChoice& rows) {
  T* points = program.memory(network.points).data();
  T* targets = program.memory(network.target).data();
  for (std::size_t r = 0; r < rows.count; ++r) {
    points = std::copy_n(examples.points.data() + rows[r] * examples.inputs, examples.inputs, points);
    targets = std::copy_n(examples.targets.data() + rows[r] * examples.target_width, examples.target_width, targets);
  }
}

/** A network's program for one number of rows, bound to the trainer's parameters. */
template <class T>
struct Runner {
  Network network;
  Program<T> program;
  std::vector<T*> masks;  // of the layers with dropout, [units][padded rows]
  // Where a step writes its examples and reads its losses. `targets` and losses only in a graph for training.
  T* points = nullptr;
  T* targets = nullptr;
  const T* loss = nullptr;
  const T* data_loss = nullptr;
  const T* penalty = nullptr;

  /** With `Gradients::parameters`, a backward sweep writes the trainer's gradients. */
  Runner(Network net, Parameters<T>& parameters, Gradients wanted)
      : network(std::move(net)), program(network.graph, wanted, Layout::examples) {
    for (std::size_t i = 0; i < parameters.leaves.size(); ++i) {
      T* const gradient =
          wanted == Gradients::parameters ? parameters.gradients.data() + parameters.offsets[i] : nullptr;
      program.bind(network.parameters[i].node, parameters.value(i).data(), gradient);
    }
    program.plan(network.graph->output);
    points = program.examples(network.points).data();
    for (const DropoutMask& mask : network.masks) masks.push_back(program.examples(mask.node).data());
    if (network.loss == 0) return;  // a graph for predictions
    targets = program.examples(network.target).data();
    loss = std::as_const(program).value(network.loss).data();
    data_loss = std::as_const(program).value(network.data_loss).data();
    penalty = std::as_const(program).value(network.penalty).data();
  }

  /** Loads examples side by side, as pack_rows() lays them out. */
  void load(const Examples<T>& examples, const RowChoice& rows) {
    pack_rows(examples.points.data(), examples.inputs, rows, points);
    pack_rows(examples.targets.data(), examples.target_width, rows, targets);
  }

  /** Draws the masks of all layers with dropout for this number of rows. */
  void draw_masks(Random& random, std::size_t rows) {
    const std::size_t pitch = padded(rows);
    for (std::size_t i = 0; i < masks.size(); ++i) {
      const DropoutMask& mask = network.masks[i];
      T* const to = masks[i];
      draw_mask<T>(random, mask.rate, rows, mask.units, [=](std::size_t unit, std::size_t row, const Pack<T>& pack) {
        store<T>(to + unit * pitch + row, pack);
      });
    }
  }
};

/** Runners by number of rows, created on first use: the full batch, the short last one, an evaluation's chunk. */
template <class T>
class Runners {
 public:
  Runners(Network (*build)(const NetworkSpec&, std::size_t), Gradients wanted) : build_(build), wanted_(wanted) {}

  Runner<T>& rows(std::size_t rows, const NetworkSpec& spec, Parameters<T>& parameters) {
    if (last_ && last_rows_ == rows) return *last_;
    auto& runner = runners_[rows];
    if (!runner) runner = std::make_unique<Runner<T>>(build_(spec, rows), parameters, wanted_);
    last_rows_ = rows;
    last_ = runner.get();
    return *runner;
  }

  /** Call after a change of the specification. */
  void clear() {
    runners_.clear();
    last_ = nullptr;
  }

 private:
  Network (*build_)(const NetworkSpec&, std::size_t);
  Gradients wanted_;
  std::map<std::size_t, std::unique_ptr<Runner<T>>> runners_;
  std::size_t last_rows_ = 0;
  Runner<T>* last_ = nullptr;
};

}  // namespace backflow
