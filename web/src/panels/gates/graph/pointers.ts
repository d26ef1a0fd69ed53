/**
 * Drag, wheel and pinch on the drawing. A press without movement goes to the element below, and a vertical swipe with one finger
 * goes to the browser, which scrolls the page.
 */

export interface Moves {
  pan(x: number, y: number): void;
  /** True if the drawing is larger than the window; else the wheel scrolls the page. */
  movable(): boolean;
  zoom(factor: number, at: { x: number; y: number }): void;
}

/** Movements below this are a press, since fingers tremble. */
const SLACK = 4;

/** Listens on the element; returns a function that stops. */
export function pointers(element: HTMLElement, moves: Moves): () => void {
  const down = new Map<number, { x: number; y: number }>();
  let travelled = 0;
  let dragging = false;
  /** Where the first pointer went down. */
  let start = { x: 0, y: 0 };

  const local = (event: MouseEvent): { x: number; y: number } => {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  const listeners = {
    pointerdown(event: PointerEvent) {
      if (event.button !== 0 || (event.target as Element).closest('.tools')) return;
      if (down.size === 0) {
        travelled = 0;
        start = local(event);
      }
      down.set(event.pointerId, local(event));
    },
    pointermove(event: PointerEvent) {
      const before = down.get(event.pointerId);
      if (!before) return;
      const now = local(event);
      travelled += Math.abs(now.x - before.x) + Math.abs(now.y - before.y);
      const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
      down.set(event.pointerId, now);
      if (other) {
        const length = (a: typeof now, b: typeof now) => Math.max(10, Math.hypot(a.x - b.x, a.y - b.y));
        moves.zoom(length(now, other) / length(before, other), { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
      }
      if (travelled <= SLACK) return;
      const upright = Math.abs(now.y - start.y) >= Math.abs(now.x - start.x);
      if (!dragging && event.pointerType !== 'mouse' && down.size === 1 && upright) return;
      if (!dragging) element.setPointerCapture(event.pointerId);
      dragging = true;
      element.classList.add('dragging');
      moves.pan((now.x - before.x) / down.size, (now.y - before.y) / down.size);
    },
    pointerup: (event: PointerEvent) => end(event),
    pointercancel: (event: PointerEvent) => end(event),
    // Ignore the click at the end of a drag.
    click(event: MouseEvent) {
      if (travelled > SLACK && !(event.target as Element).closest('.tools')) event.stopPropagation();
      travelled = 0;
    },
    // Two fingers always move the drawing.
    touchmove(event: TouchEvent) {
      if (event.touches.length > 1 && event.cancelable) event.preventDefault();
    },
    wheel(event: WheelEvent) {
      const zooms = event.ctrlKey || event.metaKey;
      if (!zooms && !moves.movable()) return;
      event.preventDefault();
      const unit = event.deltaMode === 1 ? 16 : 1;
      if (zooms) moves.zoom(Math.exp((-event.deltaY * unit) / 240), local(event));
      else moves.pan(-event.deltaX * unit, -event.deltaY * unit);
    },
  };

  function end(event: PointerEvent): void {
    down.delete(event.pointerId);
    if (down.size > 0) return;
    dragging = false;
    element.classList.remove('dragging');
  }

  const entries = Object.entries(listeners) as [string, EventListener][];
  for (const [type, listener] of entries)
    element.addEventListener(type, listener, { passive: false, capture: type === 'click' });
  return () => {
    for (const [type, listener] of entries) element.removeEventListener(type, listener, { capture: type === 'click' });
  };
}
