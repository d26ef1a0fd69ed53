/** Dragging a number changes it: a pixel is a step, with Shift ten, with Alt a tenth. */

export interface Scrub {
  start(): void;
  /** So many steps from where the drag began. */
  move(steps: number): void;
  end(): void;
}

const SLACK = 3;
/** Pixels to a step. */
const PACE = 4;

/** Listens on a handle; the function that is returned ends it. */
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

/** So many steps further, on the steps' own grid: 0.30000000000000004 is nobody's wish. */
export function stepped(value: number, steps: number, step: number): number {
  return Number((value + steps * step).toPrecision(12));
}
