#include "core/session/fit.hpp"

#include <algorithm>
#include <set>

#include "core/expression/lexer.hpp"
#include "core/expression/unicode.hpp"

namespace backflow {
namespace {

/** This side is tried, and the sides of given tensors if they are small. */
constexpr std::size_t first_side = 2;
constexpr std::size_t most_side = 32;
constexpr std::size_t most_sides = 4;
/** The most tries, and the most characters of text in all tries together, so that a user who types need not wait. */
constexpr std::size_t most_tries = 300;
constexpr std::size_t most_characters = 30000;

/** The possible values of an input, the likeliest first. `given`: the first is the given value. */
struct Choice {
  std::string name;
  std::vector<Tensor> tries;
  bool given = false;
};

Tensor filled(const Shape& shape, double value) { return {shape, std::vector<double>(shape.size(), value)}; }

/** True for Latin, Greek and Cyrillic capitals. */
bool is_capital(char32_t c) {
  return (c >= U'A' && c <= U'Z') || (c >= U'À' && c <= U'Þ' && c != U'×') || (c >= U'Α' && c <= U'Ω') ||
         (c >= U'Ѐ' && c <= U'Я');
}

/** Returns the names that are operands of `@`, transposed or not. */
std::set<std::string> operands_of_products(std::string_view text) {
  const std::string plain = with_plain_signs(text);
  std::vector<Token> words;
  for (const Token& token : tokenize(plain)) {
    const bool transposed =
        token.kind == TokenKind::name && token.text == "T" && !words.empty() && words.back().kind == TokenKind::dot;
    if (transposed) {
      words.pop_back();
    } else {
      words.push_back(token);
    }
  }
  std::set<std::string> names;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].kind != TokenKind::name) continue;
    const bool before = i > 0 && words[i - 1].kind == TokenKind::matmul;
    const bool behind = i + 1 < words.size() && words[i + 1].kind == TokenKind::matmul;
    if (before || behind) names.emplace(words[i].text);
  }
  return names;
}

/** Returns the inputs of a text. A constant with a value is an input too. */
std::vector<std::string> inputs_of(const Script& script, const std::vector<NamedTensor>& given) {
  std::vector<std::string> names = script.inputs;
  for (const std::string& name : script.constants) {
    const auto is_it = [&](const NamedTensor& one) { return one.name == name; };
    if (std::any_of(given.begin(), given.end(), is_it)) names.push_back(name);
  }
  return names;
}

/** Returns the side that the largest index of a text needs. */
std::size_t side_of_picks(const Script& script) {
  int side = 0;
  for (const Assignment& line : script.assignments) {
    for (const Step& step : line.steps) {
      if (step.gate == nullptr || step.gate->written.sign != "[") continue;
      for (const int index : step.attributes) side = std::max(side, index < 0 ? -index : index + 1);
    }
  }
  return static_cast<std::size_t>(side);
}

std::vector<std::size_t> sides_to_try(const Script& script, const std::vector<Choice>& choices) {
  std::vector<std::size_t> sides{first_side};
  const auto add = [&](std::size_t side) {
    const bool known = std::find(sides.begin(), sides.end(), side) != sides.end();
    if (side > 0 && side <= most_side && sides.size() < most_sides && !known) sides.push_back(side);
  };
  const auto add_all = [&](const Shape& shape) {
    for (int axis = 0; axis < shape.rank; ++axis) add(shape.dims[static_cast<std::size_t>(axis)]);
  };
  if (const std::size_t side = side_of_picks(script); side > first_side) add(side);
  for (const Choice& choice : choices) {
    if (choice.given) add_all(choice.tries[0].shape);
  }
  for (const Assignment& line : script.assignments) {
    for (const Step& step : line.steps) add_all(step.shape);  // of a list
  }
  return sides;
}

/** Appends the possible values of an input. */
void add_guesses(Choice& choice, const std::vector<std::size_t>& sides, bool in_product) {
  std::vector<Tensor> vectors, matrices, labels{Tensor::scalar(0)};
  for (const std::size_t rows : sides) {
    vectors.push_back(filled(Shape::vector(rows), 1));
    // With a single class, the label must be 0.
    labels.push_back(filled(Shape::vector(rows), 0));
    for (const std::size_t columns : sides) matrices.push_back(filled(Shape::matrix(rows, columns), 1));
  }
  const auto add = [&](const std::vector<Tensor>& tensors) {
    choice.tries.insert(choice.tries.end(), tensors.begin(), tensors.end());
  };
  if (!in_product) add({Tensor::scalar(1)});
  const bool capital = is_capital(decode(choice.name).value);
  add(capital ? matrices : vectors);
  add(capital ? vectors : matrices);
  if (in_product) add({Tensor::scalar(1)});
  add(labels);
}

/** Tries combinations of choices, ordered by how many are not the first choice. */
class Search {
 public:
  Search(const std::string& text, const std::vector<Choice>& choices)
      : text_(text),
        choices_(choices),
        picked_(choices.size(), 0),
        left_(std::clamp<std::size_t>(most_characters / std::max<std::size_t>(text.size(), 1), 1, most_tries)) {}

  /** Returns for each input the choice with which the text makes a graph. */
  const std::vector<std::size_t>& run() {
    // The first choices are tried separately: `pick` recurses once per input, and a text may have thousands.
    if (fits()) return picked_;
    for (std::size_t changes = 1; changes <= choices_.size(); ++changes) {
      if (pick(0, changes)) return picked_;
    }
    throw *first_;
  }

 private:
  /** Tries combinations for the inputs from `at` on in which exactly `changes` are not the first choice. */
  bool pick(std::size_t at, std::size_t changes) {
    if (at == choices_.size()) return fits();
    picked_[at] = 0;
    if (choices_.size() - at > changes && pick(at + 1, changes)) return true;
    if (changes == 0) return false;
    for (std::size_t other = 1; other < choices_[at].tries.size(); ++other) {
      picked_[at] = other;
      if (pick(at + 1, changes - 1)) return true;
    }
    picked_[at] = 0;
    return false;
  }

  bool fits() {
    std::vector<NamedTensor> inputs;
    for (std::size_t i = 0; i < choices_.size(); ++i) {
      inputs.push_back({choices_[i].name, choices_[i].tries[picked_[i]]});
    }
    try {
      GraphSession(text_, inputs, "");
      return true;
    } catch (const Error& error) {
      if (!first_) first_ = error;
      const bool about_values =
          error.code == ErrorCode::shape || error.code == ErrorCode::bad_value || error.code == ErrorCode::out_of_range;
      if (!about_values || --left_ == 0) throw *first_;
      return false;
    }
  }

  const std::string& text_;
  const std::vector<Choice>& choices_;
  std::vector<std::size_t> picked_;
  std::size_t left_;
  std::optional<Error> first_;
};

}  // namespace

std::vector<NamedTensor> fit(const std::string& text, const std::vector<NamedTensor>& given, bool keep) {
  std::vector<Choice> choices;
  const Script script = parse(text);
  for (const std::string& name : inputs_of(script, given)) {
    Choice choice{name, {}, false};
    for (const NamedTensor& one : given) {
      if (one.name != name) continue;
      choice.tries = {one.value};
      choice.given = true;
    }
    choices.push_back(std::move(choice));
  }
  const std::vector<std::size_t> sides = sides_to_try(script, choices);
  const auto operands = operands_of_products(text);
  for (Choice& choice : choices) {
    if (!choice.given || !keep) add_guesses(choice, sides, operands.contains(choice.name));
  }
  const std::vector<std::size_t> picked = Search(text, choices).run();
  std::vector<NamedTensor> found;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (picked[i] > 0 || !choices[i].given) found.push_back({choices[i].name, choices[i].tries[picked[i]]});
  }
  return found;
}

}  // namespace backflow
