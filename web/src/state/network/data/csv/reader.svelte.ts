/** The page's end of reading a CSV file: progress, the preview, and the data that a choice of columns gives. */
import { spawnWorker } from '../../../../engine/page/spawn';
import type { Build } from './build';
import type { TableChoice } from './choice';
import type { Dialect } from './dialect';
import type { FromReader, Preview, ToReader } from './messages';
import { MOST_BYTES, type CsvProblem } from './problem';
import workerUrl from './worker?worker&url';

/** The part of a Worker that is used; tests pass their own. */
export interface ReaderWorker {
  postMessage(message: ToReader): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<FromReader>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

export const spawnReader = (): ReaderWorker => spawnWorker(workerUrl, 'backflow-csv') as unknown as ReaderWorker;

export class CsvReader {
  /** What is being read: 0 … 1; null if nothing is. */
  progress = $state<number | null>(null);
  preview = $state.raw<Preview | null>(null);
  choice = $state.raw<TableChoice | null>(null);
  build = $state.raw<Build | null>(null);
  problem = $state.raw<CsvProblem | null>(null);
  leaveOut = $state(false);
  /** The file's name without its ending. */
  name = $state('');

  readonly #spawn: () => ReaderWorker;
  #worker: ReaderWorker | null = null;
  #asked = 0;

  constructor(spawn: () => ReaderWorker = spawnReader) {
    this.#spawn = spawn;
  }

  /** Reads a file or a text. What was read before stays until this one is read. */
  read(source: string | File): void {
    this.cancel();
    this.problem = null;
    const size = typeof source === 'string' ? source.length : source.size;
    if (size > MOST_BYTES) {
      this.#refuse({ kind: 'bytes', size, most: MOST_BYTES });
      return;
    }
    this.name = typeof source === 'string' ? '' : source.name.replace(/\.[^.]*$/, '');
    this.#send({ kind: 'read', source });
  }

  /** Reads the same text in another way. */
  again(given: Partial<Dialect>): void {
    const { delimiter, decimal, header } = { ...this.preview?.dialect, ...given };
    this.problem = null;
    this.#send({
      kind: 'again',
      given: { ...(delimiter && { delimiter }), ...(decimal && { decimal }), ...(header !== undefined && { header }) },
    });
  }

  choose(changes: Partial<TableChoice>): void {
    if (!this.choice) return;
    this.choice = { ...this.choice, ...changes };
    this.#ask();
  }

  leave(out: boolean): void {
    this.leaveOut = out;
    this.#ask();
  }

  /** Stops reading and forgets the table. */
  cancel(): void {
    if (this.#worker) {
      // Its end is no error.
      this.#worker.onerror = null;
      this.#worker.terminate();
      this.#worker = null;
    }
    this.progress = null;
    this.preview = null;
    this.choice = null;
    this.build = null;
    this.leaveOut = false;
  }

  #send(message: ToReader): void {
    this.progress = 0;
    this.build = null;
    if (!this.#worker) {
      const worker = this.#spawn();
      worker.onmessage = ({ data }) => this.#receive(data);
      worker.onerror = (event) => {
        event.preventDefault();
        this.cancel();
        this.#refuse({ kind: 'unreadable', message: event.message });
      };
      this.#worker = worker;
    }
    this.#worker.postMessage(message);
  }

  #ask(): void {
    if (!this.choice) return;
    const { choice, name, leaveOut } = this;
    this.#worker?.postMessage({
      kind: 'build',
      id: ++this.#asked,
      choice: { ...choice, inputs: [...choice.inputs] },
      name,
      leaveOut,
    });
  }

  #receive(message: FromReader): void {
    if (message.kind === 'progress') this.progress = message.share;
    else if (message.kind === 'problem') this.#refuse(message.problem);
    else if (message.kind === 'table') {
      this.progress = null;
      this.preview = message.preview;
      this.choice = message.preview.suggested;
      this.leaveOut = false;
      this.#ask();
    } else if (message.kind === 'built' && message.id === this.#asked) this.build = message.build;
  }

  #refuse(problem: CsvProblem): void {
    this.progress = null;
    this.problem = problem;
  }
}
