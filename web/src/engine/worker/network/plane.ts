/**
 * The principal plane of points: the two directions in which they spread most, found by the engine as an expression. A covariance
 * matrix that is multiplied by itself often enough keeps only its largest direction; the second one is the largest of what is left.
 */
import type { Backflow, Tensor } from 'backflow';
import { areFinite } from './places';

/** Each squaring doubles the power. */
const SQUARINGS = 12;

/** The direction `u` of the matrix `C`, from a first guess `r`. `n`: a suffix of the names. */
function direction(n: number): string[] {
  const lines = [`P${n}_0 = C${n} / norm(C${n})`];
  for (let power = 1; power <= SQUARINGS; ++power) {
    lines.push(`S${n}_${power} = P${n}_${power - 1} @ P${n}_${power - 1}`);
    lines.push(`P${n}_${power} = S${n}_${power} / norm(S${n}_${power})`);
  }
  return [...lines, `v${n} = P${n}_${SQUARINGS} @ r${n}`, `u${n} = v${n} / norm(v${n})`];
}

const TEXT = [
  'm = mean(A, 0)',
  'X = A - m',
  'C1 = X.T @ X',
  ...direction(1),
  // What is left beside the first direction.
  'Y = X - X @ u1 @ u1.T',
  'C2 = Y.T @ Y',
  ...direction(2),
  'U = concat(u1, u2)',
  'places = X @ U',
  'share = sum(places ^ 2) / sum(X ^ 2)',
  'others = (G - m) @ U',
].join('\n');

export interface Plane {
  /** [points, 2] and [others, 2]. */
  places: Tensor;
  others: Tensor;
  /** The share of the points' variance. */
  share: number;
}

export class PrincipalPlane {
  /** The last directions, so that the next ones do not change their signs. */
  #last: { units: number; directions: [Float64Array, Float64Array] } | null = null;

  reset(): void {
    this.#last = null;
  }

  /**
   * `points`: [n, units]; `others`: [m, units], which do not count. Null if the points do not spread in two directions, or are not
   * finite.
   */
  of(engine: Backflow, points: Tensor, others: Tensor): Plane | null {
    if (!areFinite(points) || !areFinite(others)) return null;
    const units = points.shape[1]!;
    const guess = this.#last?.units === units ? this.#last.directions : [first(units, 1), first(units, -1)];
    const column = (data: Float64Array) => ({ shape: [units, 1], data });
    const graph = engine.graph(TEXT, { A: points, G: others, r1: column(guess[0]!), r2: column(guess[1]!) });
    try {
      const directions = [graph.value('u1').data, graph.value('u2').data] as [Float64Array, Float64Array];
      if (directions.some((one) => !one.every(Number.isFinite))) return null;
      this.#last = { units, directions };
      return { places: graph.value('places'), others: graph.value('others'), share: graph.value('share').data[0]! };
    } finally {
      graph.dispose();
    }
  }
}

/** A guess that no usual direction is perpendicular to. */
function first(units: number, sign: 1 | -1): Float64Array {
  return Float64Array.from({ length: units }, (_, unit) => (unit % 2 === 0 ? 1 : sign) * (1 + unit / (7 * units)));
}
