/** The Network room as a user operates it: its controls and figures by role, label and data attribute. */
import { expect, type Locator, type Page } from '@playwright/test';

/** Writes a count as the page does, with thin spaces between thousands. */
export function readNumber(text: string): number {
  return Number(text.replace(/\s/g, ''));
}

export class Room {
  readonly play: Locator;
  readonly plot: Locator;
  readonly inspector: Locator;
  readonly card: Locator;
  readonly status: Locator;

  constructor(readonly page: Page) {
    this.play = page.locator('[data-action="play"]');
    this.plot = page.getByRole('listbox', { name: /Decision map|결정 지도/ });
    this.inspector = page.locator('[data-role="inspector"]');
    this.card = page.locator('[data-role="card"]');
    this.status = page.locator('[data-status]');
  }

  /** Opens the page with this configuration in the address and waits until it is ready. */
  async open(hash = '', query = ''): Promise<void> {
    await this.page.goto(`./${query && `?${query}`}${hash && `#${hash}`}`);
    await expect(this.play).toBeVisible();
    await expect(this.page.locator('[data-role="loss"]')).toBeVisible();
  }

  async figure(name: 'step' | 'epoch' | 'rate'): Promise<number> {
    return readNumber(await this.page.locator(`[data-figure="${name}"]`).innerText());
  }

  step = (): Promise<number> => this.figure('step');

  /** The training loss with every digit. */
  async loss(): Promise<number> {
    return Number(await this.page.locator('[data-role="loss"]').getAttribute('data-value'));
  }

  /** Waits until at least `steps` steps are trained. */
  async reach(step: number): Promise<void> {
    await expect.poll(this.step, { intervals: [50] }).toBeGreaterThanOrEqual(step);
  }

  /** Presses Pause and waits for the worker's last frame, in which all parts show the returned step. */
  async pause(): Promise<number> {
    await this.play.click();
    await expect(this.play).toHaveText(/Train|학습/);
    await expect(this.page.locator('[data-running]')).toHaveAttribute('data-running', 'false');
    return this.step();
  }

  /** Presses the button or the key once and waits until the figures show the step. */
  async stepOnce(): Promise<void> {
    const before = await this.step();
    await this.page.getByRole('button', { name: 'One step' }).click();
    await expect.poll(this.step, { intervals: [20, 50] }).toBe(before + 1);
  }

  /** A tab of the stage, or of the result column. */
  tab(id: string): Locator {
    return this.page.locator(`[data-tab="${id}"]`);
  }

  /** Opens the step's graph. */
  async openInspector(): Promise<void> {
    await this.tab('gates').click();
    await expect(this.inspector.locator('[data-role="graph"]')).toBeVisible();
  }

  /** Chooses a gate of the graph by its node's id and waits for its card. */
  async choose(node: number): Promise<void> {
    await this.inspector.locator(`[data-role="graph"] button[data-node="${node}"]`).click();
    await expect(this.card).toHaveAttribute('data-node', String(node));
  }

  /** Opens the card's fold with its formulas and forward values. It stays open for other gates. */
  async unfoldCard(): Promise<void> {
    await this.card.locator('[data-role="more"] summary').click();
    await expect(this.card.locator('.katex').first()).toBeVisible();
  }

  /** The row of a setting, by its name in the table of settings: in the sheet if it is open, else in the rail. */
  setting(name: string): Locator {
    return this.page.locator(`[data-setting="${name}"]`).last();
  }

  /** The row of an option of the engine that has no setting of its own, in the sheet. */
  option(path: string): Locator {
    return this.sheet.locator(`[data-option="${path}"]`);
  }

  get sheet(): Locator {
    return this.page.locator('[data-role="sheet"]');
  }

  async openSheet(): Promise<void> {
    await this.page.locator('[data-action="sheet"]').click();
    await expect(this.sheet).toBeVisible();
  }

  async closeSheet(): Promise<void> {
    await this.sheet.getByRole('button', { name: /^(Close|닫기)$/ }).click();
    await expect(this.sheet).toHaveCount(0);
  }

  /** Chooses a data set in the dialog. */
  async chooseData(name: string): Promise<void> {
    await this.page.locator('[data-action="choose-data"]').click();
    await this.page.locator(`[data-choice="${name}"]`).click();
  }

  /** Opens every fold, so that every setting can be seen. */
  async unfold(): Promise<void> {
    await this.page
      .locator('[data-setting]')
      .first()
      .evaluate(() => document.querySelectorAll('details').forEach((fold) => (fold.open = true)));
  }

  /** Types into a number field and leaves it. */
  async enter(setting: string, text: string): Promise<void> {
    const field = this.setting(setting).locator('input[type="text"]').first();
    await field.fill(text);
    await field.press('Enter');
  }

  /** What the decision map shows, as a text that changes with the picture. */
  picture(): Promise<string> {
    return this.page
      .locator('[data-panel="boundary"] canvas')
      .first()
      .evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
  }
}

/** Lets the browser paint `count` frames. */
export function frames(page: Page, count: number): Promise<void> {
  return page.evaluate(
    (left) =>
      new Promise<void>((done) => {
        const next = () => (left-- > 0 ? requestAnimationFrame(next) : done());
        next();
      }),
    count,
  );
}
