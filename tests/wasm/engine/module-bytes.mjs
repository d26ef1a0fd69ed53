// Makes WebAssembly modules that import and export what another one does, but do nothing: impostors.
const number = (n) => (n < 128 ? [n] : [(n & 127) | 128, ...number(n >> 7)]);
const vector = (items) => [...number(items.length), ...items.flat()];
const text = (string) => vector([...new TextEncoder().encode(string)].map((byte) => [byte]));
const section = (id, content) => [id, ...number(content.length), ...content];

/**
 * All exports of one kind refer to the same item. With `traps`, each function stops the program; otherwise it returns.
 */
export function impostor(module, traps) {
  const imports = WebAssembly.Module.imports(module);
  const exports = WebAssembly.Module.exports(module);
  const index = { function: imports.length, table: 0, memory: 0 };
  const kinds = ['function', 'table', 'memory'];
  return Uint8Array.from([
    ...[0, 97, 115, 109, 1, 0, 0, 0],
    ...section(1, vector([[0x60, 0, 0]])),
    ...section(2, vector(imports.map((one) => [...text(one.module), ...text(one.name), 0, 0]))),
    ...section(3, vector([[0]])),
    ...section(4, vector([[0x70, 0, 1]])),
    ...section(5, vector([[0, ...number(300)]])),
    ...section(
      7,
      vector(exports.map((one) => [...text(one.name), kinds.indexOf(one.kind), ...number(index[one.kind])])),
    ),
    ...section(10, vector([vector((traps ? [0, 0, 0x0b] : [0, 0x0b]).map((byte) => [byte]))])),
  ]);
}
