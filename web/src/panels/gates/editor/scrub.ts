/** Changes a number by dragging: Shift multiplies the step by ten, Alt divides it by ten. */

export interface Scrub {
  start(): void;
  /** Called with the number of steps since the start of the drag. */
  move(steps: number): void;
  end(): void;
}

const SLACK = 3;
/** Pixels per step. */
const PACE = 4;

/** Listens on a handle; returns a function that stops. */
export function scrubbing(handle: HTMLElement, scrub: Scrub): () => void {
  let from: { x: number; id: number } | null = null;
  let moving = false;
  const down = (event: PointerEvent): void => {
    if (event.button === 0) from = { x: event.clientX, id: event.pointerId };
  };
  const move = (event: PointerEvent): void => {
    if (!from || event.pointerId !== from.id) return;
    const distance = event.clientX - from.x;
    if (!moving && Math.abs(distance) < SLACK) return;
    if (!moving) {
      moving = true;
      handle.setPointerCapture(event.pointerId);
      scrub.start();
    }
    const pace = event.shiftKey ? 10 : event.altKey ? 0.1 : 1;
    scrub.move(Math.round(distance / PACE) * pace);
  };
  const up = (): void => {
    if (moving) scrub.end();
    from = null;
    moving = false;
  };
  handle.addEventListener('pointerdown', down);
  handle.addEventListener('pointermove', move);
  handle.addEventListener('pointerup', up);
  handle.addEventListener('pointercancel', up);
  return () => {
    handle.removeEventListener('pointerdown', down);
    handle.removeEventListener('pointermove', move);
    handle.removeEventListener('pointerup', up);
    handle.removeEventListener('pointercancel', up);
  };
}

/** The step for a value: a tenth of its size, at least 0.1. */
export function stepFor(value: number): number {
  const size = Math.abs(value);
  return size < 1e-9 ? 0.1 : 10 ** Math.max(-6, Math.floor(Math.log10(size)) - 1);
}

/** The value `steps` further, on the grid of the steps. Rounds away binary noise such as 0.30000000000000004. */
export function stepped(value: number, steps: number, step: number): number {
  return Number((value + steps * step).toPrecision(12));
}
