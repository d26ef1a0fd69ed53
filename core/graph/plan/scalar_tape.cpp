#include "core/graph/plan/scalar_tape.hpp"

namespace backflow {
namespace {

/** The formulas that are worth inlining here: those of products, sums and squared errors. */
enum Kind : std::uint8_t {
  any,
  sum,
  difference,
  product,
  product_for_sum,  // a product, and the sum after it that reads it as its second operand, at once
  sum_of_product,   // that sum
};

Kind kind_of(Inlined inlined) {
  switch (inlined) {
    case Inlined::sum:
      return sum;
    case Inlined::difference:
      return difference;
    case Inlined::product:
      return product;
    case Inlined::no:
      break;
  }
  return any;
}

template <class T>
void pass_on(Pass pass, T& gradient, T part) {
  if (pass == Pass::accumulate) {
    gradient = gradient + part;
  } else if (pass == Pass::write) {
    gradient = part;
  }
}

}  // namespace

template <class T>
void ScalarTape<T>::add(const Gate& gate, ScalarGate<T> scalar, bool begins) {
  scalar.rule = &gate.rule<T>();
  scalar.kind = kind_of(gate.inlined);
  const bool behind_product = !begins && gates_.back().kind == product && scalar.b == gates_.back().result;
  // A product that reads the sum's other operand also passes a gradient to it, between the two sums.
  if (scalar.kind == sum && behind_product && scalar.a != scalar.b && gates_.back().a != scalar.a &&
      gates_.back().b != scalar.a) {
    scalar.kind = sum_of_product;
    gates_.back().kind = product_for_sum;
  }
  gates_.push_back(scalar);
}

template <class T>
void ScalarTape<T>::forward(T* block, ScalarRun run) const {
  const ScalarGate<T>* const end = gates_.data() + run.first + run.count;
  for (const ScalarGate<T>* gate = gates_.data() + run.first; gate != end; ++gate) {
    const T a = block[gate->a];
    const T b = block[gate->b];
    T& result = block[gate->result];
    switch (gate->kind) {
      case product_for_sum: {
        // The sum stays in a register from one pair to the next. Through memory, each pair would wait for the last.
        T total = block[gate[1].a];
        for (;; ++gate) {
          const T factor = block[gate->a] * block[gate->b];
          block[gate->result] = factor;
          ++gate;
          total = total + factor;
          block[gate->result] = total;
          if (end - gate < 3 || gate[1].kind != product_for_sum || gate[2].a != gate->result) break;
        }
        break;
      }
      case sum:
        result = a + b;
        break;
      case difference:
        result = a - b;
        break;
      case product:
        result = a * b;
        break;
      default:
        result = gate->rule->value(a, b, b);
    }
  }
}

template <class T>
void ScalarTape<T>::backward(T* block, ScalarRun run) const {
  T* const gradients = block + 1;
  const ScalarGate<T>* const begin = gates_.data() + run.first;
  for (const ScalarGate<T>* gate = begin + run.count; gate-- != begin;) {
    T upstream = gradients[gate->result];
    if (gate->kind == sum_of_product) {
      // While each sum only passes its gradient on to the sum before, that gradient is `upstream` itself.
      while (gate->pass[0] == Pass::write && gate->pass[1] == Pass::write && gate - begin >= 3 &&
             gate[-2].kind == sum_of_product && gate[-2].result == gate->a) {
        gradients[gate->a] = upstream;
        gradients[gate->b] = upstream;
        --gate;
        pass_on(gate->pass[0], gradients[gate->a], upstream * block[gate->b]);
        pass_on(gate->pass[1], gradients[gate->b], upstream * block[gate->a]);
        --gate;
      }
      pass_on(gate->pass[0], gradients[gate->a], upstream);
      pass_on(gate->pass[1], gradients[gate->b], upstream);
      --gate;
      upstream = gradients[gate->result];
    }
    const T a = block[gate->a];
    const T b = block[gate->b];
    T to_a, to_b;
    switch (gate->kind) {
      case product_for_sum:
      case product:
        to_a = upstream * b;
        to_b = upstream * a;
        break;
      case sum:
        to_a = to_b = upstream;
        break;
      case difference:
        to_a = upstream;
        to_b = -upstream;
        break;
      default: {
        const T y = block[gate->result];
        to_a = gate->pass[0] == Pass::nothing ? T(0) : upstream * gate->rule->local(0, a, b, b, y);
        to_b = gate->pass[1] == Pass::nothing ? T(0) : upstream * gate->rule->local(1, a, b, b, y);
      }
    }
    pass_on(gate->pass[0], gradients[gate->a], to_a);
    pass_on(gate->pass[1], gradients[gate->b], to_b);
  }
}

template class ScalarTape<float>;
template class ScalarTape<double>;

}  // namespace backflow
