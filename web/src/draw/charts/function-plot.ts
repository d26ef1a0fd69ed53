/** Curves of functions over one axis, on a common scale. */

export interface FunctionPlot {
  axes: string;
  curves: string[];
}

const PAD = 6;

/** Paths of the curves in a box; both axes are drawn through 0. Jumps are not connected. */
export function curvePaths(
  x: ArrayLike<number>,
  curves: readonly ArrayLike<number>[],
  width: number,
  height: number,
): FunctionPlot {
  const all = curves.flatMap((curve) => Array.from(curve)).filter(Number.isFinite);
  const low = Math.min(0, ...all);
  const high = Math.max(0, ...all, low + 1e-9);
  const left = x[0] ?? 0;
  const right = x[x.length - 1] ?? 1;
  const toX = (at: number): number => PAD + ((at - left) / (right - left)) * (width - 2 * PAD);
  const toY = (at: number): number => height - PAD - ((at - low) / (high - low)) * (height - 2 * PAD);
  const round = (at: number): string => String(Math.round(at * 10) / 10);
  const path = (curve: ArrayLike<number>): string => {
    let text = '';
    for (let index = 0; index < curve.length; ++index) {
      const jump = index === 0 || Math.abs(toY(curve[index]!) - toY(curve[index - 1]!)) > height / 3;
      text += `${jump ? 'M' : 'L'}${round(toX(x[index]!))} ${round(toY(curve[index]!))}`;
    }
    return text;
  };
  return {
    axes: `M${PAD} ${round(toY(0))}H${width - PAD}M${round(toX(0))} ${PAD}V${height - PAD}`,
    curves: curves.map(path),
  };
}
