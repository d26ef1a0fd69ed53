// Counts the tests that ran, from each runner's output. `undefined` means that the runner did not finish.

const number = (text, pattern) => Number(pattern.exec(text)?.[1] ?? 0);

/** Catch2 2 and 3: `All tests passed (9 assertions in 3 test cases)` or `test cases: 3 | 2 passed | 1 failed`. */
export function countCatch2(output) {
  const all = /All tests passed \(.* in (\d+) test cases?\)/.exec(output);
  if (all) return { passed: Number(all[1]), failed: 0, skipped: 0 };
  const line = /^test cases:.*$/m.exec(output)?.[0];
  if (!line) return undefined;
  return {
    passed: number(line, /(\d+) passed/),
    failed: number(line, /(\d+) failed/),
    skipped: number(line, /(\d+) skipped/),
  };
}

/** Node's own runner: `# pass 3` in TAP, `ℹ pass 3` on a terminal. */
export function countNodeTest(output) {
  const of = (name) => {
    const match = new RegExp(`^(?:#|ℹ) ${name} (\\d+)`, 'm').exec(output);
    return match ? Number(match[1]) : undefined;
  };
  if (of('pass') === undefined) return undefined;
  return { passed: of('pass'), failed: of('fail') + of('cancelled'), skipped: of('skipped') + of('todo') };
}

/** `N passed, N failed`, the last line of this project's own commands. */
export function countPlain(output) {
  const match = /^(\d+) passed, (\d+) failed$/m.exec(output);
  return match ? { passed: Number(match[1]), failed: Number(match[2]), skipped: 0 } : undefined;
}

/** vitest's JSON report. */
export function countVitest(report) {
  return {
    passed: report.numPassedTests,
    // A file that does not load counts as one failed test.
    failed:
      report.numFailedTests +
      report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  };
}

/** Playwright's JSON report; a test that passed when it was tried again counts as passed. */
export function countPlaywright(report) {
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected + flaky, failed: unexpected + (unexpected === 0 ? report.errors.length : 0), skipped };
}
