// Without JavaScript, the page says that it needs it. (Firefox's driver can't read pages without scripts.)
import { expect, test } from '../support/fixtures';

test.use({ javaScriptEnabled: false });

test('a sentence in both languages, and no other', async ({ page }) => {
  await page.goto('./');
  const sentences = page.locator('noscript p');
  await expect(sentences.first()).toBeInViewport();
  await expect(sentences).toHaveText([/^JavaScript is off in this browser\./, /자바스크립트가 꺼져 있습니다/]);
  await expect(page.getByText('Backflow is a program and has not started.')).toBeHidden();
});
