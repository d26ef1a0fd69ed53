// A limit, not a competitor: only the two large matrix products of a step, 99.5 % of its arithmetic (roof.cpp).
import { readBytes, shared } from '../read.mjs';

/** Multiply-adds of vectors at their best, in GFLOP/s: the maximum over several windows, because a peak is wanted. */
function peak(multiplyAdd) {
  const count = 2e6;
  let best = 0;
  for (let i = 0; i < 10; i++) {
    const start = performance.now();
    multiplyAdd(count);
    best = Math.max(best, (64 * count) / (performance.now() - start) / 1e6);
  }
  return best;
}

export async function open({ batch }) {
  const { instance } = await WebAssembly.instantiate(await readBytes(shared('roof.wasm')));
  const { products, multiply_add: multiplyAdd } = instance.exports;
  return {
    detail: `multiply-add ${peak(multiplyAdd).toFixed(1)} GFLOP/s`,
    run: (count) => products(batch, count),
  };
}
