/** The worker's side of reading: keeps the text and the table, and answers the page. */
import { build } from './build';
import { decode, type Decoded } from './decode';
import type { Dialect } from './dialect';
import type { FromReader, ToReader } from './messages';
import { CsvError, MOST_BYTES } from './problem';
import { previewOf } from './preview';
import { readTable, type Table } from './table';

type Send = (message: FromReader, transfer: Transferable[]) => void;

export function answerReader(send: Send): (message: ToReader) => Promise<void> {
  let text = '';
  let encoding: Decoded['encoding'] | null = null;
  let table: Table | null = null;

  function read(given: Partial<Dialect>): void {
    table = null;
    table = readTable(text, given, (share) => send({ kind: 'progress', share }, []));
    send({ kind: 'table', preview: previewOf(table, encoding) }, []);
  }

  async function take(source: string | Blob): Promise<void> {
    const size = typeof source === 'string' ? source.length : source.size;
    if (size > MOST_BYTES) throw new CsvError({ kind: 'bytes', size, most: MOST_BYTES });
    if (typeof source === 'string') [text, encoding] = [source, null];
    else ({ text, encoding } = decode(new Uint8Array(await source.arrayBuffer())));
    read({});
  }

  return async (message) => {
    try {
      if (message.kind === 'read') await take(message.source);
      else if (message.kind === 'again') read(message.given);
      else if (table) {
        const built = build(table, message.choice, message.name, message.leaveOut);
        const buffers = [built.data?.points, built.data?.labels, built.data?.targets].flatMap((list) =>
          list ? [list.buffer] : [],
        );
        send({ kind: 'built', id: message.id, build: built }, buffers);
      }
    } catch (error) {
      const unknown = { kind: 'unreadable', message: error instanceof Error ? error.message : String(error) } as const;
      send({ kind: 'problem', problem: error instanceof CsvError ? error.problem : unknown }, []);
    }
  };
}
