/** Numbers as little-endian bytes. */
export function bytesOf(data: ArrayLike<number>, single: boolean): Uint8Array {
  const size = single ? 4 : 8;
  const view = new DataView(new ArrayBuffer(size * data.length));
  Array.from(data).forEach((value, at) =>
    single ? view.setFloat32(4 * at, value, true) : view.setFloat64(8 * at, value, true),
  );
  return new Uint8Array(view.buffer);
}

export function joined(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, one) => length + one.length, 0));
  let at = 0;
  for (const one of parts) {
    whole.set(one, at);
    at += one.length;
  }
  return whole;
}
