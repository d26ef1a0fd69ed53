/** Checks what the browser lacks before anything is fetched. */

/** The smallest module with a 128-bit instruction: (func (result v128) i32.const 0, i8x16.splat). */
const SIMD_MODULE = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 15, 11,
]);

export type Lack = 'no-webassembly' | 'no-simd' | 'no-worker';

/** The first missing capability, or null. `scope` is the global object. */
export function missingCapability(
  scope: { WebAssembly?: typeof WebAssembly; Worker?: unknown } = globalThis,
): Lack | null {
  if (typeof scope.WebAssembly !== 'object' || typeof scope.WebAssembly.validate !== 'function')
    return 'no-webassembly';
  if (!scope.WebAssembly.validate(SIMD_MODULE)) return 'no-simd';
  if (typeof scope.Worker !== 'function') return 'no-worker';
  return null;
}
