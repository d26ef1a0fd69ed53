#include <string>

#include "core/expression/other_names.hpp"
#include "core/expression/parser.hpp"
#include "core/gates/gate_table.hpp"
#include "tests/core/support/catch.hpp"
#include "tests/core/support/expect_error.hpp"

using namespace backflow;

namespace {

/** Returns the error sentence for a call of an unknown gate. */
std::string sentence_about(const std::string& name) {
  CAPTURE(name);
  const Error error =
      expect_error([&] { parse("y = " + name + "(x)"); }, ErrorCode::unknown_gate, {1, 5}, "'" + name + "'");
  CHECK(error.subject == name);
  return error.what();
}

bool says(const std::string& name, const std::string& piece) {
  const std::string sentence = sentence_about(name);
  CAPTURE(sentence);
  return sentence.find(piece) != std::string::npos;
}

template <class Use>
void each_name(const OtherNames& row, Use use) {
  std::string_view left = row.names;
  while (!left.empty()) {
    const std::string_view name = left.substr(0, left.find(' '));
    use(std::string(name));
    left.remove_prefix(std::min(left.size(), name.size() + 1));
  }
}

}  // namespace

TEST_CASE("names from other tools lead to the intended gate", "[hints]") {
  for (const OtherNames& row : gates_elsewhere) {
    CHECK(is_gate_name(row.here));
    each_name(row, [&](const std::string& name) { CHECK(says(name, "called '" + std::string(row.here) + "' here")); });
  }
  CHECK(says("loge", "'log'"));
  CHECK(says("mse", "'squared_error'"));
}

TEST_CASE("for functions that are written with operators, the error says how", "[hints]") {
  for (const OtherNames& row : functions_elsewhere) {
    CHECK_NOTHROW(parse("y = " + std::string(row.here)));
    each_name(row, [&](const std::string& name) { CHECK(says(name, "write " + std::string(row.here) + " instead")); });
  }
}

TEST_CASE("case and underscores are ignored", "[hints]") {
  CHECK(says("MSELoss", "'squared_error'"));
  CHECK(says("cross_entropy", "'softmax_cross_entropy'"));
  CHECK(says("ReLU", "'relu'"));
  CHECK(says("LeakyReLU", "'leaky_relu'"));
  CHECK(says("Sqr", "x ^ 2"));
}

TEST_CASE("a typo, and only a typo, leads to the nearest gate", "[hints]") {
  CHECK(says("sigmod", "'sigmoid'"));
  CHECK(says("sigm", "'sigmoid'"));
  CHECK(says("tahn", "'tanh'"));
  CHECK(says("sqared_eror", "'squared_error'"));
  for (const char* name : {"f", "W1", "loss", "zz", "fourier", "обучение"}) {
    CHECK_FALSE(says(name, "nearest"));
    CHECK(says(name, std::string(name) + " * ("));
  }
}
