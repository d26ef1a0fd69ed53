/** Where a chart's axes start and end, in pixels. */
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
  /** On the horizontal axis, the end of the text that is aligned with the tick; the middle by default. */
  anchor?: 'start' | 'end';
}
