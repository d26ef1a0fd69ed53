#include "core/expression/postfix.hpp"

#include <string>

#include "core/expression/brackets.hpp"
#include "core/expression/calls.hpp"
#include "core/expression/fixes.hpp"
#include "core/expression/implied.hpp"
#include "core/gates/gate_table.hpp"

namespace backflow {

namespace {

/** An operator or bracket whose right-hand side is still being read. */
struct Pending {
  Binding binding = Binding::none;  // a bracket has no binding
  const Gate* gate = nullptr;       // null: a bracket
  const Token* token = nullptr;     // the operator, the name of the call or the "("
  int arguments = 0;                // for a call, commas so far + 1; 0: plain parentheses
  int depth = 0;                    // signs and exponents pending inside the innermost bracket
};

/** Returns the gate of an operator that the grammar itself uses. */
const Gate& operator_of(std::string_view sign, int operands) {
  if (const Gate* found = find_operator(sign, operands)) return *found;
  throw Error("no-gate-row", {{"name", sign}});
}

class Reader {
 public:
  Reader(const Token*& next, const AssignedNames& assigned) : next_(next), assigned_(assigned) {}

  std::vector<Step> run() {
    do {
      value();
    } while (!after_value());
    return std::move(steps_);
  }

 private:
  /** Reads signs and opening brackets, then a literal or a name. */
  void value() {
    while (true) {
      const Token& token = *next_;
      switch (token.kind) {
        case TokenKind::minus:
          push_operator(operator_of(token.text, 1), token);
          ++next_;
          break;
        case TokenKind::left_parenthesis:
          open(token, 0);
          ++next_;
          break;
        case TokenKind::word:
          push_not(token);
          ++next_;
          break;
        case TokenKind::number:
          push_number(token);
          ++next_;
          return;
        case TokenKind::left_bracket:
          steps_.push_back(read_list(next_));
          return;
        case TokenKind::bar:
          throw bars(&token);
        case TokenKind::name:
          if (next_[1].kind != TokenKind::left_parenthesis) {
            push_name(token);
            ++next_;
            return;
          }
          check_gate_name(token, assigned_);
          if (next_[2].kind == TokenKind::right_parenthesis) append_call(steps_, token, 0);  // throws
          open(token, 1);
          next_ += 2;
          break;
        default:
          throw unexpected("expected-value", "expected-value-at-end", token);
      }
    }
  }

  /** Reads what may follow a value. Returns true at the end of the expression, false if another value must follow. */
  bool after_value() {
    while (true) {
      const Token& token = *next_;
      switch (token.kind) {
        case TokenKind::dot:
          transpose();
          break;
        case TokenKind::superscript:
          push_number(token);
          push_apply(operator_of(token.text, 2), 2, token.place);
          ++next_;
          break;
        case TokenKind::left_bracket:
          steps_.push_back(read_pick(next_));
          break;
        case TokenKind::right_parenthesis:
          close(token);
          ++next_;
          break;
        case TokenKind::comma:
          comma(token);
          ++next_;
          return false;
        case TokenKind::separator:
        case TokenKind::end:
          apply_pending(Binding::disjunction);
          if (!pending_.empty()) throw not_closed(token);
          return true;
        default: {
          const Gate* const binary = find_operator(token.text, 2);
          if (binary == nullptr) throw no_operator(token);
          require_no_chain(binary->written.binding, token);
          // Operators of equal precedence apply from the left, exponents from the right.
          if (binary->written.binding != Binding::exponent) apply_pending(binary->written.binding);
          push_operator(*binary, token);
          ++next_;
          return false;
        }
      }
    }
  }

  void push_number(const Token& token) { steps_.push_back(literal_step(token.number, token.place)); }

  void push_name(const Token& token) {
    if (next_[1].kind == TokenKind::equals && begins_argument() && is_keyword(token))
      throw keyword(&token, *pending_.back().token);
    const bool called = is_value(next_[1]) || has_exponent_before_operand(&token);
    if (is_reserved(token.text) || (called && names_gate(token, assigned_))) throw not_called(&token, assigned_);
    Step step;
    step.kind = StepKind::name;
    step.name = std::string(token.text);
    step.place = token.place;
    steps_.push_back(std::move(step));
  }

  bool begins_argument() const {
    return !pending_.empty() && pending_.back().gate == nullptr && pending_.back().arguments > 0;
  }

  void push_apply(const Gate& gate, int arguments, const Place& place) {
    steps_.push_back(apply_step(gate, arguments, place));
  }

  /** `not` binds more loosely than the operators that could come before it. */
  void push_not(const Token& token) {
    const Gate* const negation = find_operator(token.text, 1);
    if (negation == nullptr) throw unexpected("expected-value", "expected-value-at-end", token);
    const bool operand = !pending_.empty() && pending_.back().gate && pending_.back().binding > Binding::negation;
    if (operand) throw Error("not-in-operand", {}, token.place);
    push_operator(*negation, token);
  }

  void push_operator(const Gate& gate, const Token& token) {
    const Binding binding = gate.written.binding;
    const int outer = pending_.empty() || pending_.back().gate == nullptr ? 0 : pending_.back().depth;
    const int depth = outer + (binding >= Binding::sign || binding == Binding::negation ? 1 : 0);
    if (depth > max_nesting) throw too_deep(token);
    pending_.push_back({binding, &gate, &token, 0, depth});
  }

  void open(const Token& token, int arguments) {
    if (++open_ > max_nesting) throw too_deep(token);
    pending_.push_back({Binding::none, nullptr, &token, arguments, 0});
  }

  /** Applies the pending operators that bind at least this tightly, down to the innermost bracket. */
  void apply_pending(Binding binding) {
    while (!pending_.empty() && pending_.back().gate != nullptr && pending_.back().binding >= binding) {
      const Pending& top = pending_.back();
      push_apply(*top.gate, top.gate->max_inputs, top.token->place);
      steps_.back().dotted = top.token->kind == TokenKind::middle_dot;
      pending_.pop_back();
    }
  }

  /** Error (syntax) for a < b < c. */
  void require_no_chain(Binding binding, const Token& token) const {
    if (binding != Binding::comparison) return;
    for (auto one = pending_.rbegin(); one != pending_.rend() && one->gate && one->binding >= binding; ++one) {
      if (one->binding == binding) throw chain(*one->token, token);
    }
  }

  void close(const Token& token) {
    apply_pending(Binding::disjunction);
    if (pending_.empty()) throw replacing(Error("closes-nothing", {}, token.place), token, token, "");
    const Pending top = pending_.back();
    pending_.pop_back();
    --open_;
    if (top.arguments > 0) append_call(steps_, *top.token, top.arguments);
  }

  void comma(const Token& token) {
    apply_pending(Binding::disjunction);
    if (pending_.empty() || pending_.back().arguments == 0) {
      Error error("comma-outside-call", {}, token.place);
      const Token* const comma = &token;
      const bool decimal = comma[-1].kind == TokenKind::number && comma[1].kind == TokenKind::number &&
                           touch(comma[-1], *comma) && touch(*comma, comma[1]);
      throw decimal ? replacing(std::move(error), token, token, ".") : error;
    }
    ++pending_.back().arguments;
  }

  void transpose() {
    if (next_[1].kind != TokenKind::name || next_[1].text != "T") {
      throw after_dot(next_, steps_.back().kind == StepKind::name);
    }
    push_apply(operator_of(".T", 1), 1, next_->place);
    next_ += 2;
  }

  Error too_deep(const Token& token) const { return Error("nested-too-deep", {{"limit", max_nesting}}, token.place); }

  /** Returns an error at `token` that says which bracket is not closed: a parenthesis or that of a call. */
  Error unclosed(Reason parenthesis, Reason call, const Token& token) const {
    std::size_t i = pending_.size() - 1;
    while (pending_[i].gate != nullptr) --i;
    const Token& opening = *pending_[i].token;
    const auto [line, column] = opening.place;
    if (pending_[i].arguments == 0) return Error(parenthesis, {{"line", line}, {"column", column}}, token.place);
    return Error(call, {{"gate", opening.text}, {"line", line}, {"column", column}}, token.place);
  }

  /** The error at the end of a line with an open bracket. */
  Error not_closed(const Token& token) const {
    return closed_before(token, unclosed("parenthesis-not-closed", "call-not-closed", token));
  }

  /** Returns the error with a fix that closes the only open bracket behind the token before this one. */
  Error closed_before(const Token& token, Error error) const {
    const Token& last = (&token)[-1];  // a comment may follow
    if (open_ > 1 || pending_.front().token->place.line != last.place.line) return error;
    return std::move(error).fixed_by({last.after(), 0, ")"});
  }

  Error no_operator(const Token& token) const {
    if (token.kind == TokenKind::right_bracket && open_ == 0) return Error("bracket-closes-nothing", {}, token.place);
    // The next line begins inside an open bracket: a product is not meant.
    const bool next_line = token.place.line != (&token)[-1].place.line;
    if (open_ > 0 && next_line && equals_of_line(&token) != nullptr) {
      return closed_before(token, Error("expected-operator", {{"token", token.written}}, token.place));
    }
    if (token.kind != TokenKind::equals) return not_an_operator(&token);
    if (open_ == 0) return Error("equals-in-expression", {}, token.place);
    return unclosed("equals-in-parenthesis", "equals-in-call", token);
  }

  const Token*& next_;
  const AssignedNames& assigned_;
  std::vector<Step> steps_;
  std::vector<Pending> pending_;
  int open_ = 0;
};

}  // namespace

std::vector<Step> read_expression(const Token*& next, const AssignedNames& assigned) {
  return Reader(next, assigned).run();
}

}  // namespace backflow
