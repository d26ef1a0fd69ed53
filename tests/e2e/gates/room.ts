/** The Gates room as a user operates it. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { TensorLike } from 'backflow';

export class GatesRoom {
  readonly editor: Locator;
  readonly graph: Locator;
  readonly card: Locator;
  readonly problem: Locator;
  readonly table: Locator;

  constructor(readonly page: Page) {
    this.editor = page.locator('[data-role="editor"] .cm-content');
    this.graph = page.locator('[data-role="gates-graph"]');
    this.card = page.locator('[data-role="card"]');
    this.problem = page.locator('[data-role="problem"]');
    this.table = page.locator('.gate-table');
  }

  async open(hash = 'gates', query = ''): Promise<void> {
    await this.page.goto(`./${query && `?${query}`}#${hash}`);
    await expect(this.editor).toBeVisible();
    await expect(this.gate('f').or(this.graph.locator('[role="button"]').first()).first()).toBeVisible();
  }

  /** A node of the drawing by its name. */
  gate(name: string): Locator {
    return this.graph.locator(`[role="button"][data-name="${name}"]`);
  }

  /** Replaces the editor's text exactly, without automatic closing brackets. */
  async type(text: string): Promise<void> {
    await this.editor.click();
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.insertText(text);
    await this.page.keyboard.press('Escape');
  }

  /** Sets an input's value: a number, or a tensor as text, which turns its field into a grid. */
  async give(name: string, value: TensorLike): Promise<void> {
    const input = this.page.locator(`[data-input="${name}"]`);
    if ((await input.locator('select').inputValue()) !== '0') await input.locator('select').selectOption('0');
    const field = input.locator('[data-role="input-value"]').first();
    await field.fill(typeof value === 'number' ? String(value) : JSON.stringify(value));
    await field.press('Enter');
    const last = [value].flat(2).at(-1)!;
    await expect(input.locator('input').last()).toHaveValue(String(last).replace('-', '\u2212'));
  }

  /** All numbers in a row of the table, with every digit. */
  async row(name: string, role: 'value' | 'gradient'): Promise<number[]> {
    const row = this.table.locator('tr', { has: this.page.getByRole('button', { name, exact: true }) });
    return row
      .locator(`[data-role="${role}"]`)
      .evaluateAll((figures) => figures.map((figure) => Number((figure as HTMLElement).dataset['value'])));
  }

  async openTable(): Promise<void> {
    await this.table.locator('summary').click();
    await expect(this.table.locator('tbody tr').first()).toBeVisible();
  }
}
