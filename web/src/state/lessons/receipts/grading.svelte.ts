/** The teacher's page: receipts wait, are judged one after the other, and what was found is kept. */
import { isAway } from '../../../engine/protocol/errors';
import type { Judges } from './regrade';
import { NO_RECEIPT, reportOn, type ReceiptFile, type ReportRow } from './report';

export class Grading {
  rows = $state.raw<readonly ReportRow[]>([]);
  /** What is not judged yet. */
  #left = $state.raw<readonly ReceiptFile[]>([]);
  readonly busy = $derived.by(() => this.#left.length > 0);
  readonly #judges: () => Promise<Judges>;
  #working = false;
  /** The file at which a worker was lost. */
  #fatal: ReceiptFile | null = null;

  constructor(judges: () => Promise<Judges>) {
    this.#judges = judges;
  }

  async add(files: readonly ReceiptFile[]): Promise<void> {
    this.#left = [...this.#left, ...files];
    await this.goOn();
  }

  /** Judges what is left; call it again after a worker was replaced. */
  async goOn(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    try {
      const judges = await this.#judges();
      for (let file = this.#left[0]; file; file = this.#left[0]) this.#found(await reportOn([file], judges, this.rows));
    } catch (error) {
      if (!isAway(error)) {
        this.#left = [];
        throw error;
      }
      const [file] = this.#left;
      // The next worker goes on, unless it is the file that ends them.
      if (file && file === this.#fatal) this.#found([{ file: file.name, finding: 'unjudged', ...NO_RECEIPT }]);
      else this.#fatal = file ?? null;
    } finally {
      this.#working = false;
    }
  }

  clear(): void {
    this.rows = [];
  }

  #found(rows: readonly ReportRow[]): void {
    this.rows = [...this.rows, ...rows];
    this.#left = this.#left.slice(1);
  }
}
