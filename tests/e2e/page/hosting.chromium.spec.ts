// Any static server works: other paths, other content types, no headers. Nothing is fetched from elsewhere.
import { expect, test } from '../support/fixtures';
import { frames } from '../network/room';

for (const base of ['/octet-stream/', '/plain-text/']) {
  test(`a server that sends the engine as ${base.slice(1, -1)}`, async ({ room, page }) => {
    await page.goto(base);
    await expect(room.play).toBeVisible();
    await room.play.click();
    await room.reach(50);
  });
}

test('every file comes from below the page’s own path, and none from elsewhere', async ({ room, page, baseURL }) => {
  const asked = new Map<string, number>();
  page.on('response', (response) => asked.set(response.url(), response.status()));
  await room.open();
  await room.openInspector();
  await room.inspector.getByRole('button', { name: 'Start at the loss' }).click();
  await room.unfoldCard();
  await room.play.click();
  await room.reach(50);
  await frames(page, 10);
  const urls = [...asked.keys()].filter((url) => url.startsWith('http'));
  expect(urls.filter((url) => !url.startsWith(baseURL!))).toEqual([]);
  expect([...asked].filter(([, status]) => status >= 400)).toEqual([]);
  for (const kind of [/\.js$/, /\.css$/, /\.wasm$/, /worker-[^/]+\.js$/])
    expect(
      urls.some((url) => kind.test(url)),
      String(kind),
    ).toBe(true);
});

test('the policy is strict and enforced', async ({ page, trouble }) => {
  trouble.expect(/Content Security Policy|securitypolicyviolation|TrustedHTML|This document requires/);
  await page.goto('./');
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  expect(policy).toMatch(/default-src 'none'/);
  expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|\*|http/);
  const refused = await page.evaluate(async () => {
    const tries: Record<string, () => unknown> = {
      eval: () => (0, eval)('1'),
      html: () => (document.createElement('div')['innerHTML' as 'textContent'] = '<b>x</b>'),
      elsewhere: () => fetch('https://example.invalid/'),
    };
    const results: string[] = [];
    // Code that the driver evaluates is exempt from the policy, so these run after it has returned.
    await new Promise((later) => setTimeout(later));
    for (const [name, attempt] of Object.entries(tries)) {
      try {
        await attempt();
      } catch {
        results.push(name);
      }
    }
    return results;
  });
  expect(refused).toEqual(['eval', 'html', 'elsewhere']);
});
