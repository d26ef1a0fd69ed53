import { createRawSnippet, mount, unmount } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import DataTable from '../../../web/src/ui/DataTable.svelte';

interface Row {
  name: string;
  numbers: number[];
}

const rows: Row[] = [
  { name: 'x', numbers: [1, 2] },
  { name: 'y', numbers: [3, 4] },
];
const name = createRawSnippet<[Row]>((row) => ({ render: () => `<span>${row().name}</span>` }));
const cell = createRawSnippet<[Row, number]>((row, index) => ({
  render: () => `<b>${row().numbers[index() === 0 ? 0 : 1]}</b>`,
}));
const td = createRawSnippet<[Row, number]>((row, index) => ({
  render: () => `<td data-at="${index()}">${row().numbers[1]}</td>`,
}));
const total = createRawSnippet(() => ({ render: () => '<span>sum</span>' }));
const foot = createRawSnippet<[number]>((index) => ({ render: () => `<td data-at="${index()}">6</td>` }));

let mounted: ReturnType<typeof mount> | undefined;

function table(more: object): HTMLTableElement {
  const props = { rows, key: (row: Row) => row.name, columns: [{ title: 'first', cell }], ...more };
  mounted = mount(DataTable, { target: document.body, props });
  return document.querySelector('table')!;
}

afterEach(async () => {
  if (mounted) await unmount(mounted);
  document.body.replaceChildren();
});

const texts = (within: Element, selector: string): (string | null)[] =>
  [...within.querySelectorAll(selector)].map(({ textContent }) => textContent);

describe('a table', () => {
  it('names its rows and columns', () => {
    const made = table({
      head: 'input',
      name,
      columns: [
        { title: 'first', cell },
        { title: 'second', td },
      ],
    });
    expect(texts(made, 'thead th[scope="col"]')).toEqual(['input', 'first', 'second']);
    expect(texts(made, 'tbody th[scope="row"]')).toEqual(['x', 'y']);
    expect(texts(made, 'tbody td')).toEqual(['1', '2', '3', '4']);
    expect(texts(made, 'td[data-at="1"]')).toEqual(['2', '4']);
  });

  it('leaves the corner empty if the names of the rows have no heading', () => {
    expect(texts(table({ name }), 'thead tr > *')).toEqual(['', 'first']);
  });

  it('lets screen readers say a sign’s title once, in the head', () => {
    const made = table({
      columns: [
        { title: 'first', cell },
        { title: 'times', sign: '×' },
      ],
    });
    expect(made.querySelector('thead th:nth-child(2) .visually-hidden')!.textContent).toBe('times');
    expect(texts(made, 'td[aria-hidden="true"]')).toEqual(['×', '×']);
  });

  it('has a caption for screen readers, which may be shown', () => {
    expect(table({ caption: 'Numbers' }).querySelector('caption')!.className).toContain('visually-hidden');
    document.body.replaceChildren();
    const shown = table({ caption: 'Numbers', captioned: true }).querySelector('caption')!;
    expect(shown.className).not.toContain('visually-hidden');
  });

  it('spans the foot’s name up to the first column with a foot', () => {
    const columns = [
      { title: 'first', cell },
      { title: 'equals', sign: '=' },
      { title: 'second', cell, foot },
    ];
    const named = table({ name, columns, foot: total }).tFoot!;
    expect(named.querySelector('th')!.colSpan).toBe(3);
    expect(texts(named, 'td[data-at="2"]')).toEqual(['6']);
    document.body.replaceChildren();
    expect(table({ columns, foot: total }).tFoot!.querySelector('th')!.colSpan).toBe(2);
  });

  it('has the attributes of its rows, and its own', () => {
    const made = table({
      rowAttributes: (row: Row) => ({ 'data-name': row.name, class: { on: row.name === 'y' } }),
      id: 'it',
    });
    expect(made.id).toBe('it');
    expect(made.querySelectorAll('tr[data-name]')).toHaveLength(2);
    expect(texts(made, 'tr.on[data-name="y"] td')).toEqual(['3']);
  });

  it('needs no head', () => {
    expect(table({ headings: 'none' }).tHead).toBeNull();
    document.body.replaceChildren();
    expect(table({ headings: 'quiet' }).tHead!.className).toContain('visually-hidden');
  });
});
