/** How often the worker shows and saves the run. */

/** Including a slice and a message, at most a second of training can be lost. */
export const CHECKPOINT_MS = 500;
/** The share of the worker's time for frames. Slow pictures come less often, so that training continues. */
export const FRAME_SHARE = 1 / 10;
/** At most 30 pictures a second: on a small machine, drawing takes time from training. */
export const FRAME_MS = 1000 / 30;
/** The net and the inspector are slow to draw. At this rate, the page has time to respond. */
export const WHOLE_MS = 1000 / 15;
