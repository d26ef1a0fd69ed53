/** Written by the build (wasm/toolchain/compile.mjs): what the module that it made imports and exports. */
export const moduleShape: string;
