#include "core/expression/postfix.hpp"

#include <string>

#include "core/expression/calls.hpp"
#include "core/gates/gate_table.hpp"

namespace backflow {

namespace {

/** How tightly an operator binds; brackets bind nothing. */
enum Binding { bracket, sum, product, sign, exponent };

/** An operator or bracket whose right-hand side is still being read. */
struct Pending {
  Binding binding = bracket;
  const Gate* gate = nullptr;    // null: a bracket
  const Token* token = nullptr;  // the operator, the name of the call or the "("
  int arguments = 0;             // commas so far + 1, of a call; 0: plain parentheses
  int depth = 0;                 // signs and exponents pending inside the innermost bracket
};

struct Operator {
  Binding binding;
  std::string_view gate;
};

/** The binary operator of a token; `bracket` where it is none. */
Operator binary_operator(TokenKind kind) {
  switch (kind) {
    case TokenKind::plus:
      return {sum, "add"};
    case TokenKind::minus:
      return {sum, "sub"};
    case TokenKind::times:
      return {product, "mul"};
    case TokenKind::divide:
      return {product, "div"};
    case TokenKind::matmul:
      return {product, "matmul"};
    case TokenKind::power:
      return {exponent, "power"};
    default:
      return {bracket, {}};
  }
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
  /** Signs and opening brackets, then a literal, a name or a call without arguments. */
  void value() {
    while (true) {
      const Token& token = *next_;
      switch (token.kind) {
        case TokenKind::minus:
          push_operator(sign, gate("neg"), token);
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

  /** What may follow a value; true at the end of the expression, false where another value must come. */
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
          apply_pending(sum);
          if (!pending_.empty()) throw unclosed("parenthesis-not-closed", "call-not-closed", token);
          return true;
        default: {
          const Operator binary = binary_operator(token.kind);
          if (binary.binding == bracket) throw not_an_operator(token);
          // Of equal operators the left one goes first; of exponents the right one.
          if (binary.binding != exponent) apply_pending(binary.binding);
          push_operator(binary.binding, gate(binary.gate, 2), token);
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

  void push_operator(Binding binding, const Gate& gate, const Token& token) {
    const int outer = pending_.empty() || pending_.back().gate == nullptr ? 0 : pending_.back().depth;
    const int depth = outer + (binding >= sign ? 1 : 0);
    if (depth > max_nesting) throw too_deep(token);
    pending_.push_back({binding, &gate, &token, 0, depth});
  }

  void open(const Token& token, int arguments) {
    if (++open_ > max_nesting) throw too_deep(token);
    pending_.push_back({bracket, nullptr, &token, arguments, 0});
  }

  /** Applies the pending operators that bind at least so tightly, down to the innermost bracket. */
  void apply_pending(Binding binding) {
    while (!pending_.empty() && pending_.back().gate != nullptr && pending_.back().binding >= binding) {
      const Pending& top = pending_.back();
      push_apply(*top.gate, top.binding == sign ? 1 : 2, top.token->place);
      pending_.pop_back();
    }
  }

  void close(const Token& token) {
    apply_pending(sum);
    if (pending_.empty()) throw Error("closes-nothing", {}, token.place);
    const Pending top = pending_.back();
    pending_.pop_back();
    --open_;
    if (top.arguments > 0) append_call(steps_, *top.token, top.arguments);
  }

  void comma(const Token& token) {
    apply_pending(sum);
    if (pending_.empty() || pending_.back().arguments == 0) {
      throw Error("comma-outside-call", {}, token.place);
    }
    ++pending_.back().arguments;
  }

  void transpose() {
    if (next_[1].kind != TokenKind::name || next_[1].text != "T") {
      throw unexpected("expected-transpose", "expected-transpose-at-end", next_[1]);
    }
    push_apply(gate("transpose"), 1, next_->place);
    next_ += 2;
  }

  Error too_deep(const Token& token) const { return Error("nested-too-deep", {{"limit", max_nesting}}, token.place); }

  /** An error at `token` that says which bracket waits for its end: a parenthesis or a call's. */
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
