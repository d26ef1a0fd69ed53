#include <cstring>

#include "core/train/trainer.hpp"

/** Save and restore: a run as bytes. */
namespace backflow {
namespace {

/** How saved bytes begin; the version, a digit, follows. */
constexpr std::string_view signature = "bckflow";
/** The first had no loss before the first update and could stop as "collapsed", which is no stop any more. */
constexpr char first_version = '1';
constexpr char current_version = '2';

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
  /** Of the bytes, which begin with the signature. */
  char version() {
    for (const char letter : signature) {
      if (get<char>() != letter) fail("state-foreign");
    }
    const char found = get<char>();
    if (found == first_version || found == current_version) return found;
    throw Error("state-format", {{"format", std::string_view(&found, 1)}}, {}, "restore");
  }
  bool at_end() const { return at_ == bytes_.size(); }

  [[noreturn]] static void fail(Reason reason) { throw Error(reason, {}, {}, "restore"); }

 private:
  const std::vector<std::uint8_t>& bytes_;
  std::size_t at_ = 0;
};

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
  std::vector<std::uint64_t> sizes;
  for (const ParameterLeaf& leaf : parameters_.leaves) sizes.push_back(leaf.shape.size());
  writer.put_all(sizes);
  writer.put_all(parameters_.values);
  for (const auto& slot : parameters_.state) writer.put_all(slot);
  return writer.bytes;
}

template <class T>
void Trainer<T>::restore(const std::vector<std::uint8_t>& bytes) {
  Reader reader(bytes);
  const bool is_old = reader.version() == first_version;
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
  const auto sizes = reader.get_all<std::uint64_t>();
  bool fits = sizes.size() == parameters_.leaves.size();
  for (std::size_t i = 0; fits && i < sizes.size(); ++i) fits = sizes[i] == parameters_.leaves[i].shape.size();
  if (!fits) Reader::fail("state-layers");
  const auto values = reader.get_all<T>();
  if (values.size() != parameters_.values.size()) Reader::fail("state-layers");
  std::vector<std::vector<T>> state;
  for (const auto& slot : parameters_.state) {
    state.push_back(reader.get_all<T>());
    if (state.back().size() != slot.size()) Reader::fail("state-optimizer");
  }
  if (!reader.at_end()) Reader::fail("state-too-long");

  batches_->restore(batches);
  step_ = step;
  epochs_before_ = epochs_before;
  first_loss_ = has_first && !is_old ? std::optional(first) : std::nullopt;
  stopped_ = has_stopped ? std::optional(Stopped{at}) : std::nullopt;
  has_batch_ = false;
  // Into the blocks that the programs are bound to, not instead of them.
  std::copy(values.begin(), values.end(), parameters_.values.begin());
  for (std::size_t i = 0; i < state.size(); ++i) {
    std::copy(state[i].begin(), state[i].end(), parameters_.state[i].begin());
  }
  // What an old state does not know is taken now; before the first update it still can be had as for any run.
  if (is_old && step_ > 0) first_loss_ = evaluate(examples_.train).data_loss;
}

template std::vector<std::uint8_t> Trainer<float>::save() const;
template std::vector<std::uint8_t> Trainer<double>::save() const;
template void Trainer<float>::restore(const std::vector<std::uint8_t>&);
template void Trainer<double>::restore(const std::vector<std::uint8_t>&);

}  // namespace backflow
