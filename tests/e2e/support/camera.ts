/** The dialog of pictures as a user operates it. */
import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';

export class Camera {
  readonly dialog: Locator;

  constructor(readonly page: Page) {
    this.dialog = page.locator('[data-panel="picture"]');
  }

  /** Opens it from the dialog of files, which a key opens. */
  async open(): Promise<void> {
    await this.page.keyboard.press('Control+s');
    await this.page.locator('[data-panel="files"] [data-action="picture"]').click();
    await expect(this.preview).toBeVisible();
  }

  get preview(): Locator {
    return this.dialog.locator('[data-role="preview"] img');
  }

  /** Presses the word of a choice: a kind, colors or a size. */
  async choose(value: string): Promise<void> {
    await this.dialog.locator(`label:has(input[value="${value}"])`).click();
  }

  async of(id: string): Promise<void> {
    await this.dialog.locator('select').selectOption(id);
  }

  /** What a button downloads. */
  async download(button: string): Promise<{ name: string; bytes: Buffer }> {
    const [file] = await Promise.all([
      this.page.waitForEvent('download'),
      this.dialog.locator(`[data-action="${button}"]`).click(),
    ]);
    return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
  }

  save = (): Promise<{ name: string; bytes: Buffer }> => this.download('save-picture');
}

/** The frames of a GIF: counts its image blocks by going through the file. */
export function readGif(bytes: Uint8Array): { width: number; height: number; frames: number; loops: boolean } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = (at: number, length: number): string => String.fromCharCode(...bytes.subarray(at, at + length));
  if (text(0, 6) !== 'GIF89a') throw new Error(`no GIF: ${text(0, 6)}`);
  const table = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  let at = 13 + table(bytes[10]!);
  let [frames, loops] = [0, false];
  const skipBlocks = (): void => {
    while (bytes[at] !== 0) at += bytes[at]! + 1;
    at += 1;
  };
  for (;;) {
    const kind = bytes[at]!;
    if (kind === 0x3b) break;
    if (kind === 0x21) {
      if (bytes[at + 1] === 0xff) loops ||= text(at + 3, 11) === 'NETSCAPE2.0';
      at += 2;
    } else if (kind === 0x2c) {
      frames += 1;
      at += 10 + table(bytes[at + 9]!) + 1;
    } else throw new Error(`a block of kind ${kind} at ${at}`);
    skipBlocks();
  }
  if (at !== bytes.length - 1) throw new Error('bytes after the end');
  return { width: view.getUint16(6, true), height: view.getUint16(8, true), frames, loops };
}
