// A tape in typed arrays: a scalar graph in three integer arrays and two float64 arrays, built once from the net's shape.

const [add, subtract, multiply, tanh] = [0, 1, 2, 3];

/** Records gates in the order of creation, which is topological. */
function recorder() {
  const gates = [];
  const inputs = [];
  return {
    gates,
    inputs,
    value: (value) => (inputs.push(value), { input: inputs.length - 1 }),
    gate: (op, a, b) => (gates.push({ op, a, b }), { gate: gates.length - 1 }),
  };
}

/** The graph that scalarNet() in workloads.mjs writes as text, gate by gate. */
function record({ sizes, examples, inputs }) {
  const tape = recorder();
  const node = Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, tape.value(value)]));
  let loss;
  for (let example = 0; example < examples; example++) {
    let below = [node[`x${example}_0`], node[`x${example}_1`]];
    for (let layer = 1; layer < sizes.length; layer++) {
      below = Array.from({ length: sizes[layer] }, (_, unit) => {
        let sum = node[`b${layer}_${unit}`];
        below.forEach((input, k) => {
          sum = tape.gate(add, sum, tape.gate(multiply, input, node[`w${layer}_${unit}_${k}`]));
        });
        return tape.gate(tanh, sum, sum);
      });
    }
    const error = tape.gate(subtract, below[0], node[`t${example}`]);
    const square = tape.gate(multiply, error, error);
    loss = loss ? tape.gate(add, loss, square) : square;
  }
  return tape;
}

export function sweeps(problem) {
  const { gates, inputs } = record(problem);
  const first = inputs.length;
  const size = first + gates.length;
  const place = (node) => node.input ?? first + node.gate;
  const op = Uint8Array.from(gates, (gate) => gate.op);
  const left = Int32Array.from(gates, (gate) => place(gate.a));
  const right = Int32Array.from(gates, (gate) => place(gate.b));
  const value = new Float64Array(size);
  const gradient = new Float64Array(size);
  value.set(inputs);

  function forward() {
    for (let i = 0, k = first; k < size; i++, k++) {
      const a = value[left[i]];
      const b = value[right[i]];
      switch (op[i]) {
        case add:
          value[k] = a + b;
          break;
        case subtract:
          value[k] = a - b;
          break;
        case multiply:
          value[k] = a * b;
          break;
        default:
          value[k] = Math.tanh(a);
      }
    }
  }

  function backward() {
    gradient.fill(0);
    gradient[size - 1] = 1;
    for (let k = size - 1, i = k - first; i >= 0; i--, k--) {
      const upstream = gradient[k];
      const a = left[i];
      const b = right[i];
      switch (op[i]) {
        case add:
          gradient[a] += upstream;
          gradient[b] += upstream;
          break;
        case subtract:
          gradient[a] += upstream;
          gradient[b] -= upstream;
          break;
        case multiply:
          gradient[a] += upstream * value[b];
          gradient[b] += upstream * value[a];
          break;
        default:
          gradient[a] += upstream * (1 - value[k] * value[k]);
      }
    }
  }

  return {
    gates: gates.length,
    run(count) {
      for (let i = 0; i < count; i++) {
        forward();
        backward();
      }
    },
    results: () => [value.subarray(size - 1), gradient.subarray(0, first)],
  };
}
