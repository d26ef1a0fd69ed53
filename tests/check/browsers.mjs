// Runs the browser tests: those of the page with two workers, then those that measure, one at a time. Failed tests run
// once more alone at the end. A test that then passes is flaky: the run stays green, and the summary names the test.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { countPlaywright } from './counts.mjs';

/** With more failures than this, the page is broken and a second run would only cost time. */
const MOST_AGAIN = 12;

/** Returns every test of a Playwright report with its file, line, project and outcome. */
export function testsOf(report) {
  const walk = (suite, titles) => [
    ...suite.specs.flatMap((spec) =>
      spec.tests.map(({ projectName, status }) => ({
        title: `${projectName}: ${[...titles, spec.title].join(' › ')}`,
        project: projectName,
        place: `${spec.file}:${spec.line}`,
        status,
      })),
    ),
    ...(suite.suites ?? []).flatMap((inner) => walk(inner, [...titles, inner.title])),
  ];
  return report.suites.flatMap((suite) => walk(suite, [suite.title]));
}

/** Returns the counts of the first runs, with tests that passed in the second run moved from failed to flaky. */
export function withSecondChance(counts, failed, again) {
  const passed = new Set(again.filter(({ status }) => status === 'expected').map(({ title }) => title));
  const flaky = failed.map(({ title }) => title).filter((title) => passed.has(title));
  return { ...counts, passed: counts.passed + flaky.length, failed: counts.failed - flaky.length, flaky };
}

const add = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

/**
 * Runs all browser tests with `start`, which runs a program and resolves to { code, output }, in the project's folder
 * `root`. Resolves to { code, output, counts }, without counts if Playwright wrote no report.
 */
export async function runBrowserTests(start, root) {
  const playwright = async (name, args) => {
    const file = join(root, `build/e2e/${name}.json`);
    rmSync(file, { force: true });
    const cli = join(root, 'node_modules/@playwright/test/cli.js');
    const result = await start(process.execPath, [cli, 'test', '-c', 'tests/e2e/playwright.config.ts', ...args], {
      env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file, FORCE_COLOR: '0' },
    });
    return { ...result, report: existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined };
  };

  const runs = [
    await playwright('page', ['--project', 'chromium', '--project', 'firefox']),
    await playwright('measured', ['--project', 'alone', '--project', 'alone-firefox', '--workers', '1']),
  ];
  let output = runs.map((run) => run.output).join('\n');
  const broken = runs.find(({ report }) => !report);
  if (broken) return { code: broken.code || 1, output };

  let counts = runs.map(({ report }) => countPlaywright(report)).reduce(add);
  const failed = runs.flatMap(({ report }) => testsOf(report)).filter(({ status }) => status === 'unexpected');
  if (failed.length > 0 && failed.length <= MOST_AGAIN) {
    const projects = [...new Set(failed.map(({ project }) => project))];
    const places = [...new Set(failed.map(({ place }) => place))];
    const again = await playwright('again', [
      ...places,
      ...projects.flatMap((project) => ['--project', project]),
      ...['--workers', '1'],
    ]);
    output += `\nonce more, by themselves:\n${again.output}`;
    if (again.report) counts = withSecondChance(counts, failed, testsOf(again.report));
  }
  return { code: counts.failed > 0 ? 1 : 0, output, counts };
}
