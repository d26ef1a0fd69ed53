/** Pulses along wires. */

/** How long one wire's pulse takes, and the longest sweep, in milliseconds. */
export const STRETCH = 150;
export const SWEEP = 300;

export interface Pulse {
  /** The wire's `wireKey`, or `stem-` and the id of the node whose stem it is. */
  key: string;
  /** In milliseconds. */
  delay: number;
}
