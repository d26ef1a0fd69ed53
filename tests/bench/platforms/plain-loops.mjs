// The loops of a layer: weights [units, inputs], so that every innermost loop runs along rows, two at a time.

/** out = x · Wᵀ + b. */
export function affine(x, at, w, b, out, rows, inputs, units) {
  for (let row = 0; row < rows; row++) {
    const from = at + row * inputs;
    const to = row * units;
    let j = 0;
    for (; j + 1 < units; j += 2) {
      let s0 = b[j];
      let s1 = b[j + 1];
      for (let i = 0, k = j * inputs; i < inputs; i++, k++) {
        const value = x[from + i];
        s0 += value * w[k];
        s1 += value * w[k + inputs];
      }
      out[to + j] = s0;
      out[to + j + 1] = s1;
    }
    for (; j < units; j++) {
      let sum = b[j];
      for (let i = 0, k = j * inputs; i < inputs; i++, k++) sum += x[from + i] * w[k];
      out[to + j] = sum;
    }
  }
}

/** below = delta · W. */
export function affineBack(delta, w, below, rows, inputs, units) {
  below.fill(0, 0, rows * inputs);
  for (let row = 0; row < rows; row++) {
    const to = row * inputs;
    const from = row * units;
    let j = 0;
    for (; j + 1 < units; j += 2) {
      const d0 = delta[from + j];
      const d1 = delta[from + j + 1];
      for (let i = 0, k = j * inputs; i < inputs; i++, k++) below[to + i] += d0 * w[k] + d1 * w[k + inputs];
    }
    for (; j < units; j++) {
      const value = delta[from + j];
      for (let i = 0, k = j * inputs; i < inputs; i++, k++) below[to + i] += value * w[k];
    }
  }
}

/** gradient = deltaᵀ · x. A unit's row of it stays in the cache while the examples pass by. */
export function weightGradient(x, at, delta, gradient, rows, inputs, units) {
  gradient.fill(0);
  for (let j = 0; j < units; j++) {
    const to = j * inputs;
    let row = 0;
    for (; row + 1 < rows; row += 2) {
      const d0 = delta[row * units + j];
      const d1 = delta[row * units + units + j];
      for (let i = 0, from = at + row * inputs; i < inputs; i++, from++) {
        gradient[to + i] += d0 * x[from] + d1 * x[from + inputs];
      }
    }
    for (; row < rows; row++) {
      const value = delta[row * units + j];
      for (let i = 0, from = at + row * inputs; i < inputs; i++, from++) gradient[to + i] += value * x[from];
    }
  }
}
