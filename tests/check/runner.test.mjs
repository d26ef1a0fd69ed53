// Tests the runner: what it counts, and that a stage that did not run cannot pass.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run } from '../../wasm/toolchain/process.mjs';
import { testsOf, withSecondChance } from './browsers.mjs';
import { countCatch2, countNodeTest, countPlain, countPlaywright, countVitest } from './counts.mjs';
import { summary, totals } from './summary.mjs';

test('Catch2 is counted in both outcomes', () => {
  assert.deepEqual(countCatch2('All tests passed (3 assertions in 2 test cases)\n'), {
    passed: 2,
    failed: 0,
    skipped: 0,
  });
  assert.deepEqual(countCatch2('test cases:  3 |  2 passed | 1 failed\nassertions: 9 | 8 passed | 1 failed'), {
    passed: 2,
    failed: 1,
    skipped: 0,
  });
  assert.deepEqual(countCatch2('test cases: 4 | 2 passed | 1 failed | 1 skipped'), {
    passed: 2,
    failed: 1,
    skipped: 1,
  });
  assert.equal(countCatch2('Segmentation fault'), undefined);
});

test("Node's runner is counted with either reporter", () => {
  const lines = (mark) =>
    ['tests 5', 'pass 3', 'fail 1', 'cancelled 1', 'skipped 0', 'todo 0'].map((line) => `${mark} ${line}`).join('\n');
  for (const mark of ['#', 'ℹ']) assert.deepEqual(countNodeTest(lines(mark)), { passed: 3, failed: 2, skipped: 0 });
  assert.equal(countNodeTest('no tests found in tests/wasm'), undefined);
});

test('in vitest and Playwright reports, a file that cannot be loaded is a failure', () => {
  const broken = { status: 'failed', assertionResults: [] };
  assert.deepEqual(countVitest({ numPassedTests: 4, numFailedTests: 0, numPendingTests: 1, testResults: [broken] }), {
    passed: 4,
    failed: 1,
    skipped: 1,
  });
  const stats = { expected: 2, unexpected: 0, flaky: 1, skipped: 0 };
  assert.deepEqual(countPlaywright({ stats, errors: [] }), { passed: 3, failed: 0, skipped: 0 });
  assert.deepEqual(countPlaywright({ stats, errors: [{}] }), { passed: 3, failed: 1, skipped: 0 });
});

/** A Playwright report with one file of tests in one project. */
function browserReport(outcomes) {
  const specs = Object.entries(outcomes).map(([title, status], index) => ({
    title,
    file: 'a.spec.ts',
    line: index + 1,
    tests: [{ projectName: 'chromium', status }],
  }));
  return { suites: [{ title: 'a.spec.ts', specs: [], suites: [{ title: 'group', specs }] }] };
}

test('a browser test that passes only when it runs again is flaky; one that fails twice has failed', () => {
  const tests = testsOf(browserReport({ good: 'expected', shaky: 'unexpected', bad: 'unexpected' }));
  assert.deepEqual(tests[1], {
    title: 'chromium: a.spec.ts › group › shaky',
    project: 'chromium',
    place: 'a.spec.ts:2',
    status: 'unexpected',
  });
  const failed = tests.filter(({ status }) => status === 'unexpected');
  const again = testsOf(browserReport({ shaky: 'expected', bad: 'unexpected' }));
  const counts = withSecondChance({ passed: 1, failed: 2, skipped: 0 }, failed, again);
  assert.deepEqual(counts, { passed: 2, failed: 1, skipped: 0, flaky: ['chromium: a.spec.ts › group › shaky'] });
  assert.match(
    summary([{ title: 'b', counts, seconds: 1 }], 1),
    /ran again:\n {2}chromium: a\.spec\.ts › group › shaky/,
  );
});

test('the plain summary line is parsed as it is written', () => {
  assert.deepEqual(countPlain('ok a\n\n7 passed, 4 failed\n'), { passed: 7, failed: 4, skipped: 0 });
});

test('a stage that fails without a count still counts as one failure', () => {
  const results = [
    { title: 'a', counts: { passed: 3, failed: 0 }, seconds: 1 },
    { title: 'b', reason: 'no tests found', seconds: 0 },
    { title: 'c', counts: { passed: 1, failed: 2 }, reason: '2 tests failed', seconds: 2 },
  ];
  assert.deepEqual(totals(results), { passed: 4, failed: 3 });
  assert.match(summary(results, 61), /\n4 passed, 3 failed$/);
});

test('a program that hangs is ended with everything that it started', async () => {
  const started = performance.now();
  // The output stays open while the grandchild runs.
  const { code, output } = await run('sh', ['-c', 'sleep 600 & wait'], { seconds: 0.3 });
  assert.equal(code, 124);
  assert.match(output, /ended after 0\.3 s/);
  assert.ok(performance.now() - started < 60_000);
});
