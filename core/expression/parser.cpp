#include "core/expression/parser.hpp"

#include <map>

#include "core/expression/fixes.hpp"
#include "core/expression/lexer.hpp"
#include "core/expression/names.hpp"
#include "core/expression/other_names.hpp"
#include "core/expression/postfix.hpp"
#include "core/expression/unicode.hpp"
#include "core/gates/gate_table.hpp"

namespace backflow {

namespace {

class Parser {
 public:
  Parser(const std::vector<Token>& tokens, const AssignedNames& names)
      : first_(tokens.data()), next_(tokens.data()), assigned_somewhere_(names) {}

  Script run() {
    while (true) {
      while (next_->kind == TokenKind::separator) ++next_;
      if (next_->kind == TokenKind::end) break;
      assignment();
    }
    if (script_.assignments.empty()) {
      throw Error("nothing-to-compute", {}, {1, 1});
    }
    return std::move(script_);
  }

 private:
  void assignment() {
    const Token& name = *next_;
    const Token* const equals = equals_of_line(next_);
    if (equals == nullptr) throw without_name(next_, first_);
    const std::string text(name.text);
    check_assignable(text, name.place);
    next_ = equals + 1;
    Assignment line{text, name.place, read_expression(next_, assigned_somewhere_)};
    for (const Step& step : line.steps) {
      if (step.kind == StepKind::name) note_use(step);
    }
    check_unread(text, name.place);  // y = y + 1
    assigned_.emplace(text, name.place);
    script_.names.push_back(text);
    script_.assignments.push_back(std::move(line));
  }

  void check_assignable(const std::string& name, const Place& place) const {
    if (is_reserved(name)) throw Error("gate-assigned", {{"name", name}}, place, name);
    if (const auto found = assigned_.find(name); found != assigned_.end()) {
      throw Error("assigned-twice", {{"name", name}, {"line", found->second.line}}, place, name);
    }
    check_unread(name, place);
  }

  /** A name that was read before is an input and cannot be assigned. */
  void check_unread(const std::string& name, const Place& place) const {
    const auto found = read_.find(name);
    if (found == read_.end()) return;
    throw Error("read-before-assigned", {{"name", name}, {"line", found->second.line}}, place, name);
  }

  void note_use(const Step& step) {
    if (assigned_.contains(step.name) || !read_.emplace(step.name, step.place).second) return;
    if (!assigned_somewhere_.contains(step.name) && constant_named(step.name) != nullptr) {
      return script_.constants.push_back(step.name);
    }
    script_.inputs.push_back(step.name);
    script_.input_places.push_back(step.place);
  }

  const Token* first_;
  const Token* next_;
  const AssignedNames& assigned_somewhere_;
  Script script_;
  std::map<std::string, Place> assigned_;
  std::map<std::string, Place> read_;  // names that were read before they were assigned
};

}  // namespace

Step literal_step(double number, const Place& place) {
  Step step;
  step.numbers = {number};
  step.place = place;
  return step;
}

Step apply_step(const Gate& gate, int arguments, const Place& place, const Attributes& attributes) {
  Step step;
  step.kind = StepKind::apply;
  step.gate = &gate;
  step.arguments = arguments;
  step.attributes = attributes;
  step.place = place;
  return step;
}

Script parse(std::string_view text) {
  const std::string plain = with_plain_signs(text);
  const std::vector<Token> tokens = tokenize(plain);
  const AssignedNames assigned = assigned_names(tokens);
  return Parser(with_words(tokens, assigned), assigned).run();
}

}  // namespace backflow
