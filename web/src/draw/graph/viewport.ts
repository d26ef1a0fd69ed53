/** The window onto a large drawing: its position and zoom, and how moving and zooming change it. */
import { PAD, type Box, type Size } from './drawn';

export interface Viewport {
  /** The drawing's point at the window's top left corner, and screen pixels per pixel of the drawing. */
  x: number;
  y: number;
  scale: number;
}

/** A drawing at its own size. */
export const WHOLE: Viewport = { x: 0, y: 0, scale: 1 };

const LEAST = 0.02;
const MOST = 3;
/** Below this scale nothing can be read; a large graph is then shown from its left end. */
const READABLE = 0.66;
/** Distance from the window's left edge to the first gate of a large graph. */
const START = 60;

/** Below this scale, numbers of 13 pixels become smaller than five and are not drawn. */
const LEGIBLE = 0.36;
/** Margin for parts that extend beyond an element's position. */
const MARGIN = 90;

/** The part of a drawing in or near the window. */
export interface Sight extends Box {
  /** True if text is large enough to read. */
  legible: boolean;
}

/**
 * The part that must be drawn. A large graph has thousands of shapes and letters, and all that exist are repainted in each frame
 * while an input is dragged.
 */
export function sightOf(view: Viewport, window: Size): Sight {
  return {
    left: view.x - MARGIN,
    top: view.y - MARGIN,
    right: view.x + window.width / view.scale + MARGIN,
    bottom: view.y + window.height / view.scale + MARGIN,
    legible: view.scale >= LEGIBLE,
  };
}

export function inSight(sight: Sight, { x, y }: { x: number; y: number }): boolean {
  return x > sight.left && x < sight.right && y > sight.top && y < sight.bottom;
}

export function meets(sight: Sight, box: Box): boolean {
  return box.right > sight.left && box.left < sight.right && box.bottom > sight.top && box.top < sight.bottom;
}

/** Shows everything, centered. `text`: the size of the page's text relative to 16 px, with which small drawings grow. */
export function fitAll(drawing: Size, window: Size, text = 1): Viewport {
  const scale = clampScale(Math.min(1.35 * text, window.width / drawing.width, window.height / drawing.height));
  return {
    scale,
    x: (drawing.width - window.width / scale) / 2,
    y: (drawing.height - window.height / scale) / 2,
  };
}

/** Shows everything if that is readable, else the part around `anchor` at a readable size, or the part from `start`. */
export function firstView(
  drawing: Size,
  window: Size,
  anchor: { x: number; y: number } | null,
  start: { x: number; y: number },
  text = 1,
): Viewport {
  const all = fitAll(drawing, window, text);
  if (all.scale >= READABLE) return all;
  const scale = READABLE + 0.14;
  const middle = anchor ?? { x: start.x - START + window.width / scale / 2, y: start.y };
  // Leave no more of the window empty than necessary.
  const side = (point: number, length: number, whole: number, rim: number): number =>
    whole + 2 * rim <= length
      ? (whole - length) / 2
      : Math.min(Math.max(point - length / 2, -rim), whole - length + rim);
  return {
    scale,
    x: side(middle.x, window.width / scale, drawing.width, START),
    y: side(middle.y, window.height / scale, drawing.height, 0),
  };
}

/** Zooms by `factor` around a point of the window. */
export function zoomAt(view: Viewport, factor: number, at: { x: number; y: number }): Viewport {
  const scale = clampScale(view.scale * factor);
  return {
    scale,
    x: view.x + at.x / view.scale - at.x / scale,
    y: view.y + at.y / view.scale - at.y / scale,
  };
}

/** Moves the window's content by screen pixels. */
export function panBy(view: Viewport, x: number, y: number): Viewport {
  return { ...view, x: view.x - x / view.scale, y: view.y - y / view.scale };
}

/** Keeps a part of the drawing in view. */
export function held(view: Viewport, drawing: Size, window: Size): Viewport {
  const side = (low: number, length: number, whole: number): number => {
    const least = Math.min(80 / view.scale, whole / 2, length / 2);
    return Math.min(whole - least, Math.max(least - length, low));
  };
  return {
    ...view,
    x: side(view.x, window.width / view.scale, drawing.width),
    y: side(view.y, window.height / view.scale, drawing.height),
  };
}

/** True if the drawing is larger than the window. */
export function exceeds(view: Viewport, drawing: Size, window: Size): boolean {
  return drawing.width * view.scale > window.width + 1 || drawing.height * view.scale > window.height + 1;
}

export const SIDES = ['left', 'right', 'top', 'bottom'] as const;
export type Side = (typeof SIDES)[number];

/** The sides on which the drawing continues outside of the window, not counting its empty margin. */
export function beyond(view: Viewport, drawing: Size, window: Size): Record<Side, boolean> {
  return {
    left: view.x > PAD,
    right: view.x + window.width / view.scale < drawing.width - PAD,
    top: view.y > PAD,
    bottom: view.y + window.height / view.scale < drawing.height - PAD,
  };
}

/** Moves as little as possible to bring the point into view, with a margin. */
export function reveal(view: Viewport, window: Size, at: { x: number; y: number }, margin = 70): Viewport {
  const side = (low: number, length: number, point: number): number => {
    const room = Math.min(margin / view.scale, length / 2);
    return Math.min(Math.max(low, point - length + room), point - room);
  };
  return {
    ...view,
    x: side(view.x, window.width / view.scale, at.x),
    y: side(view.y, window.height / view.scale, at.y),
  };
}

function clampScale(scale: number): number {
  return Number.isFinite(scale) ? Math.min(MOST, Math.max(LEAST, scale)) : 1;
}
