/** What the preview shows of a table. */
import { kindOf, suggestedChoice, summarize } from './choice';
import type { Decoded } from './decode';
import type { Preview } from './messages';
import type { Table } from './table';

const HEAD_ROWS = 8;

export function previewOf(table: Table, encoding: Decoded['encoding'] | null): Preview {
  const columns = summarize(table);
  return {
    encoding,
    dialect: table.dialect,
    rows: table.rows,
    columns,
    head: Array.from({ length: Math.min(HEAD_ROWS, table.rows) }, (_, row) => ({
      line: table.lines[row]!,
      cells: table.columns.map(({ numbers, codes, words }) => {
        const code = codes[row]!;
        if (code === 0) return numbers[row]!;
        return code < 0 ? null : words[code - 1]!;
      }),
    })),
    suggested: suggestedChoice(table, columns),
    kinds: table.columns.map((column, index) => kindOf(column, columns[index]!)),
  };
}
