/** The data dialog as a user operates it. */
import { fileURLToPath } from 'node:url';
import { expect, type Locator, type Page } from '@playwright/test';

/** Half the side of the drawing area. */
const EXTENT = 6;

export class DataDialog {
  readonly root: Locator;
  readonly area: Locator;
  readonly state: Locator;
  readonly spoken: Locator;
  readonly use: Locator;
  readonly undo: Locator;
  readonly useFile: Locator;
  readonly summary: Locator;

  constructor(readonly page: Page) {
    this.root = page.locator('[data-panel="data"]');
    this.area = this.root.locator('[data-role="drawing"]');
    this.state = this.root.locator('[data-role="drawing-state"]');
    this.spoken = this.root.locator('[data-role="spoken"]');
    this.use = this.root.locator('[data-action="use-points"]');
    this.undo = this.root.locator('[data-action="undo-points"]');
    this.useFile = this.root.locator('[data-action="use-file"]');
    this.summary = this.root.locator('[data-role="file-summary"]');
  }

  static async open(page: Page): Promise<DataDialog> {
    const dialog = new DataDialog(page);
    await page.locator('[data-action="choose-data"]').click();
    await expect(dialog.root).toBeVisible();
    return dialog;
  }

  async draw(): Promise<void> {
    await this.root.locator('[data-action="draw-points"]').click();
    await expect(this.area).toBeVisible();
  }

  async file(): Promise<void> {
    await this.root.locator('[data-action="open-file"]').click();
    await expect(this.root.locator('[data-role="paste"]')).toBeVisible();
  }

  /** Presses the visible label of a tool. */
  async choose(text: string): Promise<void> {
    await this.root.locator('label').getByText(text, { exact: true }).click();
  }

  /** A place of the drawing area in pixels. */
  async place(x: number, y: number): Promise<{ x: number; y: number }> {
    const box = (await this.area.boundingBox())!;
    return {
      x: box.x + ((x + EXTENT) / (2 * EXTENT)) * box.width,
      y: box.y + ((EXTENT - y) / (2 * EXTENT)) * box.height,
    };
  }

  async press(x: number, y: number): Promise<void> {
    const at = await this.place(x, y);
    await this.page.mouse.click(at.x, at.y);
  }

  async drag(fromX: number, fromY: number, toX: number, toY: number): Promise<void> {
    const from = await this.place(fromX, fromY);
    const to = await this.place(toX, toY);
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2);
    await this.page.mouse.move(to.x, to.y);
    await this.page.mouse.up();
  }

  /** Chooses a file; after another one, goes back to the choice first. */
  async pick(file: URL): Promise<void> {
    await this.root.locator('input[type="file"]').setInputFiles(fileURLToPath(file));
  }

  async paste(text: string): Promise<void> {
    await this.root.locator('[data-role="paste"]').fill(text);
    await this.root.locator('[data-action="read-text"]').click();
  }
}
