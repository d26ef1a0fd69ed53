/** Bits of whole numbers, packed without gaps, so that a link can carry many points. */

export class BitWriter {
  readonly #bytes: number[] = [];
  #held = 0;
  #count = 0;

  /** Appends the lowest `bits` bits of a whole number below 2³². */
  write(value: number, bits: number): void {
    for (let bit = bits - 1; bit >= 0; --bit) {
      this.#held = (this.#held << 1) | (Math.floor(value / 2 ** bit) & 1);
      if (++this.#count === 8) {
        this.#bytes.push(this.#held);
        this.#held = 0;
        this.#count = 0;
      }
    }
  }

  /** The bytes; the last is filled with zeros. */
  finish(): Uint8Array {
    const rest = this.#count === 0 ? [] : [this.#held << (8 - this.#count)];
    return Uint8Array.from([...this.#bytes, ...rest]);
  }
}

export class BitReader {
  #at = 0;

  constructor(readonly bytes: Uint8Array) {}

  get left(): number {
    return this.bytes.length * 8 - this.#at;
  }

  read(bits: number): number {
    let value = 0;
    for (let bit = 0; bit < bits; ++bit, ++this.#at)
      value = value * 2 + ((this.bytes[this.#at >> 3]! >> (7 - (this.#at & 7))) & 1);
    return value;
  }
}
