#include "core/expression/postfix.hpp"

#include <string>

#include "core/expression/calls.hpp"
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
  explicit Reader(const Token*& next) : next_(next) {}

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
        case TokenKind::number:
          push_number(token);
          ++next_;
          return;
        case TokenKind::name:
          if (next_[1].kind != TokenKind::left_parenthesis) {
            push_name(token);
            ++next_;
            return;
          }
          check_gate_name(token);
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
          apply_pending(Binding::sum);
          if (!pending_.empty()) throw unclosed("parenthesis-not-closed", "call-not-closed", token);
          return true;
        default: {
          const Gate* const binary = find_operator(token.text, 2);
          if (binary == nullptr) throw not_an_operator(token);
          // Operators of equal precedence apply from the left, exponents from the right.
          if (binary->written.binding != Binding::exponent) apply_pending(binary->written.binding);
          push_operator(*binary, token);
          ++next_;
          return false;
        }
      }
    }
  }

  void push_number(const Token& token) {
    Step step;
    step.value = token.number;
    step.place = token.place;
    steps_.push_back(std::move(step));
  }

  void push_name(const Token& token) {
    const std::string text(token.text);
    if (is_gate_name(token.text)) {
      throw Error("gate-as-variable", {{"name", text}}, token.place, text);
    }
    Step step;
    step.kind = StepKind::name;
    step.name = text;
    step.place = token.place;
    steps_.push_back(std::move(step));
  }

  void push_apply(const Gate& gate, int arguments, const Place& place) {
    Step step;
    step.kind = StepKind::apply;
    step.gate = &gate;
    step.arguments = arguments;
    step.place = place;
    steps_.push_back(std::move(step));
  }

  void push_operator(const Gate& gate, const Token& token) {
    const Binding binding = gate.written.binding;
    const int outer = pending_.empty() || pending_.back().gate == nullptr ? 0 : pending_.back().depth;
    const int depth = outer + (binding >= Binding::sign ? 1 : 0);
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
      pending_.pop_back();
    }
  }

  void close(const Token& token) {
    apply_pending(Binding::sum);
    if (pending_.empty()) throw Error("closes-nothing", {}, token.place);
    const Pending top = pending_.back();
    pending_.pop_back();
    --open_;
    if (top.arguments > 0) append_call(steps_, *top.token, top.arguments);
  }

  void comma(const Token& token) {
    apply_pending(Binding::sum);
    if (pending_.empty() || pending_.back().arguments == 0) {
      throw Error("comma-outside-call", {}, token.place);
    }
    ++pending_.back().arguments;
  }

  void transpose() {
    if (next_[1].kind != TokenKind::name || next_[1].text != "T") {
      throw unexpected("expected-transpose", "expected-transpose-at-end", next_[1]);
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

  Error not_an_operator(const Token& token) const {
    if (token.kind != TokenKind::equals) return Error("expected-operator", {{"token", token.text}}, token.place);
    if (open_ == 0) return Error("equals-in-expression", {}, token.place);
    return unclosed("equals-in-parenthesis", "equals-in-call", token);
  }

  const Token*& next_;
  std::vector<Step> steps_;
  std::vector<Pending> pending_;
  int open_ = 0;
};

}  // namespace

std::vector<Step> read_expression(const Token*& next) { return Reader(next).run(); }

}  // namespace backflow
