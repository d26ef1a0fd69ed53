/** The Lessons room as a reader goes through it. */
import { expect, type Locator, type Page } from '@playwright/test';

export class LessonsRoom {
  readonly step: Locator;
  readonly next: Locator;
  readonly verdict: Locator;
  readonly after: Locator;
  readonly fields: Locator;
  readonly repair: Locator;

  constructor(readonly page: Page) {
    this.step = page.locator('[data-role="lesson-step"]');
    this.next = page.locator('[data-action="lesson-next"]');
    this.verdict = page.locator('[data-role="verdict"]');
    this.after = page.locator('[data-role="after"]');
    /** The blanks that are not answered. */
    this.fields = page.locator('input[data-blank], [role="group"][data-blank]');
    this.repair = page.locator('[data-role="repair"]');
  }

  async open(hash = 'lessons', query = ''): Promise<void> {
    await this.page.goto(`./${query && `?${query}`}#${hash}`);
    if (hash === 'lessons') await expect(this.page.locator('[data-role="lesson-list"]')).toBeVisible();
    else await this.ready();
  }

  /** The step has its numbers, and its picture is there. */
  async ready(step?: string): Promise<void> {
    if (step !== undefined) await expect(this.step).toHaveAttribute('data-step', step);
    await expect(this.step).toBeVisible();
    await expect(this.step.locator('[data-number]', { hasText: '…' })).toHaveCount(0);
    await expect(
      this.page.locator('[data-structure] [role="button"], [data-role="lesson-net"][data-settled], .picture.none').first(),
    ).toBeAttached();
  }

  async id(): Promise<string> {
    return (await this.step.getAttribute('data-step'))!;
  }

  /** Writes an answer into a blank, as it is written on the page, and presses Enter. */
  async fill(blank: string, text: string): Promise<void> {
    const field = this.page.locator(`input[data-blank="${blank}"], [data-blank="${blank}"] input`).first();
    await field.fill(text);
    await field.press('Enter');
  }

  /** Nothing of the page is wider than the window. */
  async expectNoOverflow(what: string): Promise<void> {
    const [width, window] = await this.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(width, what).toBeLessThanOrEqual(window!);
  }

  /** No field stands outside of the picture, on another field, or on the number of another wire. */
  async expectFieldsFree(what: string): Promise<void> {
    const covered = await this.page.evaluate(() => {
      const boxOf = (one: Element) => one.getBoundingClientRect();
      const fields = [...document.querySelectorAll('[data-role="gates-graph"] input[data-blank]')];
      const picture = document.querySelector('[data-role="gates-graph"]');
      const gates = [...document.querySelectorAll('[data-role="gates-graph"] [role="button"][data-name] > :first-child')];
      const meet = (a: DOMRect, b: DOMRect, by: number) =>
        Math.min(a.right, b.right) - Math.max(a.left, b.left) > by &&
        Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > by;
      return fields.flatMap((field, place) => {
        const box = boxOf(field);
        const bounds = boxOf(picture!);
        const found: string[] = [];
        if (place === 0 && (box.left < bounds.left || box.right > bounds.right)) found.push('outside');
        if (fields.slice(place + 1).some((other) => meet(box, boxOf(other), 2))) found.push('on another field');
        if (gates.some((gate) => meet(box, boxOf(gate), 12))) found.push('on a gate');
        return found.map((one) => `${(field as HTMLElement).dataset['blank']}: ${one}`);
      });
    });
    expect(covered, what).toEqual([]);
  }
}
