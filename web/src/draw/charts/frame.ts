/** Where a chart's axes begin and end, in pixels from its edges. */
export interface Frame {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** A place on an axis. */
export interface Tick {
  value: number;
  /** In pixels. */
  at: number;
  /** Empty: a mark without a number. */
  text: string;
  /** What of the text stands at the place, on the axis across; without it the middle. */
  anchor?: 'start' | 'end';
}
