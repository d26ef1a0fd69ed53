// The closing table of `npm test`.

/** A stage that failed without a failing test still counts as one failure. */
export function totals(results) {
  const passed = results.reduce((sum, { counts }) => sum + (counts?.passed ?? 0), 0);
  const failed = results.reduce((sum, { counts, reason }) => sum + Math.max(counts?.failed ?? 0, reason ? 1 : 0), 0);
  return { passed, failed };
}

export function summary(results, seconds) {
  const rows = [
    ['stage', 'result', 'tests', 'seconds', ''],
    ...results.map(({ title, reason, counts, seconds: own }) => [
      title,
      reason ? 'FAILED' : 'passed',
      counts ? String(counts.passed + counts.failed) : '-',
      own.toFixed(1),
      reason ?? '',
    ]),
  ];
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const numeric = (column) => column === 2 || column === 3;
  const lines = rows.map((row) =>
    row
      .map((cell, column) => (numeric(column) ? cell.padStart(widths[column]) : cell.padEnd(widths[column])))
      .join('  ')
      .trimEnd(),
  );
  const flaky = results.flatMap(({ counts }) => counts?.flaky ?? []);
  const again =
    flaky.length > 0
      ? `\n\nflaky, passed only when they ran again:\n${flaky.map((title) => `  ${title}`).join('\n')}`
      : '';
  const { passed, failed } = totals(results);
  return `\n${lines.join('\n')}\n\n${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s in all; full outputs in build/test-logs${again}\n\n${passed} passed, ${failed} failed`;
}
