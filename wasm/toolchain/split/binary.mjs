// Reads and changes WebAssembly modules as bytes: https://webassembly.github.io/spec/core/binary/modules.html

const header = 8;
const sectionIds = { custom: 0, import: 2, element: 9 };
const kinds = { function: 0, table: 1, memory: 2, global: 3, tag: 4 };

/** Encodes a whole number from 0 (LEB128). */
const number = (n) => (n < 128 ? [n] : [(n & 127) | 128, ...number(n >>> 7)]);

const encoder = new TextEncoder();
const text = (string) => [...number(encoder.encode(string).length), ...encoder.encode(string)];
const section = (id, content) => Buffer.concat([Buffer.from([id, ...number(content.length)]), content]);

/** Reads bytes from a place on. */
class Reader {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  byte() {
    return this.bytes[this.at++];
  }

  number() {
    let result = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      result += (byte & 127) * 2 ** shift;
      if (byte < 128) return result;
    }
  }

  take(length) {
    const start = this.at;
    this.at += length;
    return this.bytes.subarray(start, this.at);
  }

  text() {
    return this.take(this.number()).toString();
  }

  list(read) {
    return Array.from({ length: this.number() }, read);
  }

  limits() {
    const flags = this.byte();
    this.number();
    if (flags & 1) this.number();
  }
}

function* sectionsOf(bytes) {
  const reader = new Reader(bytes, header);
  while (reader.at < bytes.length) {
    const start = reader.at;
    const id = reader.byte();
    const content = reader.take(reader.number());
    yield { id, content, whole: bytes.subarray(start, reader.at) };
  }
}

/** Returns the imported functions in the order of their indices: module and type. */
function importedFunctions(content) {
  const reader = new Reader(content);
  const imports = reader.list(() => {
    const module = reader.text();
    reader.text();
    const kind = reader.byte();
    const type = kind === kinds.function ? reader.number() : undefined;
    if (kind === kinds.table) reader.take(1);
    if (kind === kinds.table || kind === kinds.memory) reader.limits();
    if (kind === kinds.global) reader.take(2);
    if (kind === kinds.tag) {
      reader.byte();
      reader.number();
    }
    return { module, type };
  });
  return imports.filter(({ type }) => type !== undefined);
}

/**
 * Returns the element section with other functions in the table: `other` maps an index. Null for a segment that is not the
 * plain kind (functions of table 0 from a constant place on), the only one that linkers write.
 */
function mapElements(content, other) {
  const reader = new Reader(content);
  const count = reader.number();
  const out = [...number(count)];
  for (let i = 0; i < count; i++) {
    const start = reader.at;
    if (reader.number() !== 0 || reader.byte() !== 0x41) return null;
    reader.number();
    if (reader.byte() !== 0x0b) return null;
    out.push(...content.subarray(start, reader.at));
    const functions = reader.list(() => reader.number());
    out.push(...number(functions.length), ...functions.flatMap((index) => number(other(index))));
  }
  return Buffer.from(out);
}

/**
 * wasm-split has a function of its own imported for every place in the table that the rest fills. They all do the same, so
 * one for each type is enough: the others are taken out of the table and may then be removed.
 */
export function shareStandIns(bytes, namespace) {
  const sections = [...sectionsOf(bytes)];
  const functions = importedFunctions(sections.find(({ id }) => id === sectionIds.import).content);
  const firstOfType = new Map();
  const others = functions.map(({ module, type }, index) => {
    if (module !== namespace) return index;
    if (!firstOfType.has(type)) firstOfType.set(type, index);
    return firstOfType.get(type);
  });
  const changed = sections.map(({ id, content, whole }) => {
    const elements = id === sectionIds.element && mapElements(content, (index) => others[index] ?? index);
    return elements ? section(id, elements) : whole;
  });
  return Buffer.concat([bytes.subarray(0, header), ...changed]);
}

/** Returns the module with one more custom section. */
export const withCustomSection = (bytes, name, content) =>
  Buffer.concat([bytes, section(sectionIds.custom, Buffer.concat([Buffer.from(text(name)), content]))]);

/** A module without anything in it. */
export const emptyModule = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
