#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>

#include "core/train/trainer.hpp"

/** Save and restore: a run as bytes. */
namespace backflow {
namespace {

/** The first bytes of a state. The version, a digit, follows. */
constexpr std::string_view signature = "bckflow";
/**
 * The first version lacked the loss before the first update, and a run could stop as "collapsed", which no longer
 * exists.
 */
constexpr char first_version = '1';
/** In the second version, velocities were the changes of the parameters, −η v, and sgd was the only optimizer. */
constexpr char second_version = '2';
/** The third version lacked the generator of dropout. */
constexpr char third_version = '3';
constexpr char current_version = '4';
/** The optimizer of the first two versions. */
constexpr std::string_view first_optimizer = "sgd";

class Writer {
 public:
  template <class V>
  void put(const V& value) {
    static_assert(std::is_trivially_copyable_v<V>);
    const auto* const from = reinterpret_cast<const std::uint8_t*>(&value);
    bytes.insert(bytes.end(), from, from + sizeof value);
  }
  template <class V>
  void put_all(const std::vector<V>& values) {
    put(static_cast<std::uint64_t>(values.size()));
    for (const V& value : values) put(value);
  }
  void put_text(std::string_view text) {
    put(static_cast<std::uint64_t>(text.size()));
    for (const char letter : text) put(letter);
  }
  std::vector<std::uint8_t> bytes;
};

class Reader {
 public:
  explicit Reader(const std::vector<std::uint8_t>& bytes) : bytes_(bytes) {}

  template <class V>
  V get() {
    V value;
    if (bytes_.size() - at_ < sizeof value) fail("state-cut-short");
    std::memcpy(&value, bytes_.data() + at_, sizeof value);
    at_ += sizeof value;
    return value;
  }
  template <class V>
  std::vector<V> get_all() {
    const auto size = get<std::uint64_t>();
    if (size > (bytes_.size() - at_) / sizeof(V)) fail("state-cut-short");
    std::vector<V> values;
    for (std::uint64_t i = 0; i < size; ++i) values.push_back(get<V>());
    return values;
  }
  std::string get_text() {
    const std::vector<char> letters = get_all<char>();
    return {letters.begin(), letters.end()};
  }
  /** Returns the version of the bytes, which begin with the signature. */
  char version() {
    for (const char letter : signature) {
      if (get<char>() != letter) fail("state-foreign");
    }
    const char found = get<char>();
    if (found >= first_version && found <= current_version) return found;
    throw Error("state-format", {{"format", std::string_view(&found, 1)}}, {}, "restore");
  }
  bool at_end() const { return at_ == bytes_.size(); }

  [[noreturn]] static void fail(Reason reason) { throw Error(reason, {}, {}, "restore"); }

 private:
  const std::vector<std::uint8_t>& bytes_;
  std::size_t at_ = 0;
};

/** What an optimizer keeps between steps, as read from a state. */
template <class T>
struct Carried {
  std::vector<std::vector<T>> state;
  std::vector<double> numbers;
  std::uint64_t updates = 0;
};

/** Reads the optimizer's name, its updates, its numbers and its slots by name. */
template <class T>
void put_optimizer(Writer& writer, const Optimizer& optimizer, const Parameters<T>& parameters) {
  writer.put_text(optimizer.name);
  writer.put(parameters.updates);
  writer.put_all(parameters.numbers);
  writer.put(static_cast<std::uint64_t>(optimizer.slots.size()));
  for (std::size_t i = 0; i < optimizer.slots.size(); ++i) {
    writer.put_text(optimizer.slots[i]);
    writer.put_all(parameters.state[i]);
  }
}

template <class T>
Carried<T> get_optimizer(Reader& reader, const Optimizer& optimizer, const Parameters<T>& parameters) {
  if (reader.get_text() != optimizer.name) Reader::fail("state-optimizer");
  Carried<T> carried;
  carried.updates = reader.get<std::uint64_t>();
  carried.numbers = reader.get_all<double>();
  if (carried.numbers.size() != parameters.numbers.size()) Reader::fail("state-optimizer");
  if (reader.get<std::uint64_t>() != optimizer.slots.size()) Reader::fail("state-optimizer");
  carried.state.resize(optimizer.slots.size());
  for (std::size_t i = 0; i < optimizer.slots.size(); ++i) {
    const std::string name = reader.get_text();
    const auto slot = std::find(optimizer.slots.begin(), optimizer.slots.end(), name);
    if (slot == optimizer.slots.end()) Reader::fail("state-optimizer");
    std::vector<T> values = reader.get_all<T>();
    if (values.size() != parameters.values.size()) Reader::fail("state-optimizer");
    carried.state[static_cast<std::size_t>(slot - optimizer.slots.begin())] = std::move(values);
  }
  for (const auto& slot : carried.state) {
    if (slot.size() != parameters.values.size()) Reader::fail("state-optimizer");
  }
  return carried;
}

/**
 * Reads the velocity of an older version: the last change of the parameters, which is −η times the present velocity. η
 * is the rate of the current configuration, which is never 0.
 */
template <class T>
Carried<T> get_velocity(Reader& reader, const Optimizer& optimizer, const Parameters<T>& parameters,
                        const std::vector<double>& hyperparameters, std::uint64_t step) {
  if (optimizer.name != first_optimizer) Reader::fail("state-optimizer");
  Carried<T> carried;
  carried.updates = step;
  carried.state.push_back(reader.get_all<T>());
  if (carried.state[0].size() != parameters.values.size()) Reader::fail("state-optimizer");
  const T rate = static_cast<T>(hyperparameters[0]);
  for (T& velocity : carried.state[0]) velocity = velocity == T(0) ? T(0) : -velocity / rate;
  return carried;
}

}  // namespace

template <class T>
std::vector<std::uint8_t> Trainer<T>::save() const {
  Writer writer;
  for (const char letter : signature) writer.put(letter);
  writer.put(current_version);
  writer.put(static_cast<std::uint64_t>(sizeof(T)));
  writer.put(step_);
  writer.put(epochs_before_);
  writer.put(static_cast<std::uint64_t>(first_loss_.has_value()));
  writer.put(first_loss_.value_or(0));
  writer.put(static_cast<std::uint64_t>(stopped_.has_value()));
  writer.put(stopped_.value_or(Stopped{}).at);
  const BatchesState& batches = batches_->state();
  writer.put_all(batches.order);
  writer.put(batches.cursor);
  writer.put(batches.epoch);
  writer.put(batches.random);
  writer.put(dropout_random_.state());
  std::vector<std::uint64_t> sizes;
  for (const ParameterLeaf& leaf : parameters_.leaves) sizes.push_back(leaf.shape.size());
  writer.put_all(sizes);
  writer.put_all(parameters_.values);
  put_optimizer(writer, *optimizer_, parameters_);
  return writer.bytes;
}

template <class T>
void Trainer<T>::restore(const std::vector<std::uint8_t>& bytes) {
  Reader reader(bytes);
  const char version = reader.version();
  const bool is_old = version == first_version;
  if (reader.get<std::uint64_t>() != sizeof(T)) Reader::fail("state-precision");
  const auto step = reader.get<std::uint64_t>();
  const auto epochs_before = reader.get<std::uint64_t>();
  const bool has_first = reader.get<std::uint64_t>() != 0;
  const auto first = reader.get<double>();
  bool has_stopped = reader.get<std::uint64_t>() != 0;
  if (is_old && reader.get<std::uint64_t>() != 0) has_stopped = false;  // collapsed
  const auto at = reader.get<std::uint64_t>();
  BatchesState batches;
  batches.order = reader.get_all<std::uint32_t>();
  batches.cursor = reader.get<std::uint64_t>();
  batches.epoch = reader.get<std::uint64_t>();
  batches.random = reader.get<RandomState>();
  RandomState dropout = dropout_random_.state();
  if (version > third_version) dropout = reader.get<RandomState>();
  if (dropout == RandomState{}) throw Error("state-random", {}, {}, "restore");
  const auto sizes = reader.get_all<std::uint64_t>();
  bool fits = sizes.size() == parameters_.leaves.size();
  for (std::size_t i = 0; fits && i < sizes.size(); ++i) fits = sizes[i] == parameters_.leaves[i].shape.size();
  if (!fits) Reader::fail("state-layers");
  const auto values = reader.get_all<T>();
  if (values.size() != parameters_.values.size()) Reader::fail("state-layers");
  const Carried<T> carried = version > second_version
                                 ? get_optimizer(reader, *optimizer_, parameters_)
                                 : get_velocity(reader, *optimizer_, parameters_, hyperparameters_, step);
  if (!reader.at_end()) Reader::fail("state-too-long");

  batches_->restore(batches);
  dropout_random_ = Random(dropout);
  step_ = step;
  epochs_before_ = epochs_before;
  first_loss_ = has_first && !is_old ? std::optional(first) : std::nullopt;
  stopped_ = has_stopped ? std::optional(Stopped{at}) : std::nullopt;
  has_batch_ = false;
  // Copies into the existing blocks, because the programs are bound to them.
  std::copy(values.begin(), values.end(), parameters_.values.begin());
  parameters_.previous = parameters_.values;
  for (std::size_t i = 0; i < carried.state.size(); ++i) {
    std::copy(carried.state[i].begin(), carried.state[i].end(), parameters_.state[i].begin());
  }
  std::fill(parameters_.gradients.begin(), parameters_.gradients.end(), T(0));
  parameters_.numbers = carried.numbers;
  parameters_.updates = carried.updates;
  // A state of the first version lacks this loss, so it is computed now. Before the first update, run() computes it.
  if (is_old && step_ > 0) first_loss_ = evaluate(examples_.train).data_loss;
}

template std::vector<std::uint8_t> Trainer<float>::save() const;
template std::vector<std::uint8_t> Trainer<double>::save() const;
template void Trainer<float>::restore(const std::vector<std::uint8_t>&);
template void Trainer<double>::restore(const std::vector<std::uint8_t>&);

}  // namespace backflow
