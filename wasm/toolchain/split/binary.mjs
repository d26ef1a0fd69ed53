// WebAssembly modules as bytes: https://webassembly.github.io/spec/core/binary/modules.html

/** Encodes a whole number from 0 (LEB128). */
const number = (n) => (n < 128 ? [n] : [(n & 127) | 128, ...number(n >>> 7)]);

/** Returns the module with one more custom section. */
export function withCustomSection(bytes, name, content) {
  const label = Buffer.from(name);
  const body = Buffer.concat([Buffer.from(number(label.length)), label, content]);
  return Buffer.concat([bytes, Buffer.from([0, ...number(body.length)]), body]);
}

/** A module without anything in it. */
export const emptyModule = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
