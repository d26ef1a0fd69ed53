/** Pulses along wires. */

/** Duration of a wire's pulse and of the longest sweep, in milliseconds. */
export const STRETCH = 150;
export const SWEEP = 300;

export interface Pulse {
  /** The wire's `wireKey`, or `stem-` and the id of the node whose stem it is. */
  key: string;
  /** Milliseconds until it starts. */
  delay: number;
}
