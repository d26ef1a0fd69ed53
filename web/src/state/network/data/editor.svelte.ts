/** Own points while they are drawn: a list with a history, a cursor for the keyboard, and what is lacking. */
import { UndoHistory } from '../../page/undo';
import { MOST_CLASSES } from './csv/choice';
import { MOST_LINK_POINTS, PLAIN_TARGET, plainClasses, plainColumns } from './link-text';
import type { OwnData } from './own-data';
import { EXTENT } from './view';

/** `z` is the class, or the value; on a line the value is `y`. */
export interface DrawnPoint {
  x: number;
  y: number;
  z: number;
}

/** Classes in the plane, a value for each place of the plane, or a value `y` for each `x`. */
export type DrawnKind = 'classes' | 'plane' | 'line';

export interface Drawing {
  kind: DrawnKind;
  classNames: string[];
  points: DrawnPoint[];
}

/** More points than this don't fit into a link. */
export const MOST_POINTS = MOST_LINK_POINTS;
/** Points lie on a fine grid, so that a link carries them exactly. */
const DECIMALS = 100;

const snap = (value: number): number =>
  Math.round(Math.min(EXTENT, Math.max(-EXTENT, value)) * DECIMALS) / DECIMALS + 0;

export const emptyDrawing = (kind: DrawnKind = 'classes'): Drawing => ({
  kind,
  classNames: kind === 'classes' ? plainClasses(2) : [],
  points: [],
});

export class PointEditor {
  drawing = $state.raw<Drawing>(emptyDrawing());
  /** The class of the next point. */
  label = $state(0);
  /** The value of the next point in the plane. */
  value = $state(1);
  erasing = $state(false);
  cursor = $state.raw({ x: 0, y: 0 });
  /** The point that the arrow keys or the pointer move. */
  held = $state<number | null>(null);
  canUndo = $state(false);
  canRedo = $state(false);
  readonly #history: UndoHistory<Drawing>;

  constructor(drawing: Drawing = emptyDrawing()) {
    this.drawing = drawing;
    this.#history = new UndoHistory(drawing);
  }

  get full(): boolean {
    return this.drawing.points.length >= MOST_POINTS;
  }

  /** The index of the nearest point within `reach`; null if there is none. The last one drawn lies on top. */
  near(x: number, y: number, reach: number): number | null {
    let best: number | null = null;
    let least = reach;
    this.drawing.points.forEach((point, index) => {
      const distance = Math.hypot(point.x - x, point.y - y);
      if (distance <= least) [best, least] = [index, distance];
    });
    return best;
  }

  /** Adds a point and returns its index; null if there are too many. */
  place(x: number, y: number): number | null {
    if (this.full) return null;
    const { kind, points } = this.drawing;
    const point = { x: snap(x), y: snap(y), z: kind === 'classes' ? this.label : kind === 'plane' ? this.value : 0 };
    this.#set({ points: [...points, point] });
    return points.length;
  }

  /** Moves a point. Moves that follow each other are one step of the history. */
  move(index: number, x: number, y: number): void {
    const points = this.drawing.points.map((point, at) =>
      at === index ? { ...point, x: snap(x), y: snap(y) } : point,
    );
    this.#set({ points }, `move ${index}`);
  }

  erase(index: number, kind = ''): void {
    this.held = null;
    this.#set({ points: this.drawing.points.filter((_, at) => at !== index) }, kind);
  }

  clear(): void {
    this.held = null;
    this.#set({ points: [] });
  }

  addClass(): void {
    const { classNames } = this.drawing;
    if (classNames.length >= MOST_CLASSES) return;
    const free = plainClasses(MOST_CLASSES).find((name) => !classNames.includes(name))!;
    this.#set({ classNames: [...classNames, free] });
    this.label = classNames.length;
  }

  /** Removes the last class and its points. */
  removeClass(): void {
    const { classNames, points } = this.drawing;
    if (classNames.length <= 2) return;
    const last = classNames.length - 1;
    this.held = null;
    this.#set({ classNames: classNames.slice(0, last), points: points.filter(({ z }) => z !== last) });
    this.label = Math.min(this.label, last - 1);
  }

  /** Starts another kind of drawing. Undo returns to the last one. */
  become(kind: DrawnKind): void {
    if (kind === this.drawing.kind) return;
    this.held = null;
    this.#set(emptyDrawing(kind));
    this.label = 0;
  }

  undo(): void {
    this.#restore(this.#history.undo());
  }

  redo(): void {
    this.#restore(this.#history.redo());
  }

  moveCursor(dx: number, dy: number): void {
    this.cursor = { x: snap(this.cursor.x + dx), y: snap(this.cursor.y + dy) };
    if (this.held !== null) this.move(this.held, this.cursor.x, this.cursor.y);
  }

  #set(changes: Partial<Drawing>, kind = ''): void {
    this.drawing = { ...this.drawing, ...changes };
    this.#history.record(this.drawing, kind);
    this.#tell();
  }

  #restore(drawing: Drawing | null): void {
    if (!drawing) return;
    this.drawing = drawing;
    this.held = null;
    this.label = Math.min(this.label, Math.max(0, drawing.classNames.length - 1));
    this.#tell();
  }

  #tell(): void {
    this.canUndo = this.#history.canUndo;
    this.canRedo = this.#history.canRedo;
  }
}

/** The data of a drawing. */
export function dataOf({ kind, classNames, points }: Drawing, name = ''): OwnData {
  const columns = plainColumns(kind === 'line' ? 1 : 2);
  return {
    name,
    columns,
    target: kind === 'classes' ? PLAIN_TARGET.classes : kind === 'line' ? 'y' : PLAIN_TARGET.value,
    points: Float64Array.from(points.flatMap(({ x, y }) => (kind === 'line' ? [x] : [x, y]))),
    labels: kind === 'classes' ? Uint8Array.from(points, ({ z }) => z) : null,
    targets: kind === 'classes' ? null : Float64Array.from(points, ({ y, z }) => (kind === 'line' ? y : z)),
    classNames: kind === 'classes' ? classNames : [],
  };
}

/** A drawing of this data; null if it lies outside of the editor's square, has other columns or too many points. */
export function drawingOf({ columns, points, labels, targets, classNames }: OwnData): Drawing | null {
  const width = columns.length;
  const count = points.length / width;
  if (width > 2 || count > MOST_POINTS || (width === 1 && labels)) return null;
  const kind = labels ? 'classes' : width === 1 ? 'line' : 'plane';
  const drawn = Array.from({ length: count }, (_, row) => ({
    x: points[row * width]!,
    y: kind === 'line' ? targets![row]! : points[row * width + 1]!,
    z: labels ? labels[row]! : kind === 'plane' ? targets![row]! : 0,
  }));
  const fits = drawn.every(({ x, y }) => snap(x) === x && snap(y) === y);
  return fits ? { kind, classNames, points: drawn } : null;
}
