// Prints the results as tables.
import { goalOf } from './goals.mjs';
import { ratio } from './rounds.mjs';

const columns = ['workload', 'platform', 'a second', 'Backflow is', 'goal', '', 'off by'];

export function number(value) {
  if (value >= 1e6) return `${(value / 1e6).toFixed(2)}M`;
  if (value >= 1e4) return `${(value / 1e3).toFixed(value >= 1e5 ? 0 : 1)}k`;
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

function verdict(ratio, aim) {
  if (!aim) return ['', ''];
  const goal = aim.stretch ? `≥ ${+aim.goal.toFixed(2)} (${+aim.stretch.toFixed(2)})` : `≥ ${+aim.goal.toFixed(2)}`;
  return [goal, ratio >= (aim.stretch ?? Infinity) ? 'pass +' : ratio >= aim.goal ? 'pass' : 'MISS'];
}

function row(result, backflow) {
  const { runtime, workload, platform, detail, perSecond, deviation, right, failed } = result;
  const name = detail ? `${platform} (${detail})` : platform;
  if (failed) return [workload, name, 'failed', '', '', '', failed.split('\n')[0].slice(0, 60)];
  const off = deviation === undefined ? '' : `${deviation.toExponential(0)}${right ? '' : ' WRONG'}`;
  const compared = backflow?.perSecond && platform !== 'backflow';
  const times = compared ? ratio(backflow, result) : NaN;
  const against = compared ? `${number(times)} ×` : '';
  return [workload, name, number(perSecond), against, ...verdict(times, goalOf(runtime, workload, platform)), off];
}

export function lines(rows) {
  const widths = columns.map((_, k) => Math.max(...rows.map((one) => one[k].length)));
  const right = [2, 3];
  return rows.map((one) =>
    columns
      .map((_, k) => (right.includes(k) ? one[k].padStart(widths[k]) : one[k].padEnd(widths[k])))
      .join('  ')
      .trimEnd(),
  );
}

/** The table of one runtime's results. */
export function table(results) {
  const backflow = (workload) => results.find((one) => one.platform === 'backflow' && one.workload === workload);
  return lines([columns, ...results.map((one) => row(one, backflow(one.workload)))]);
}
