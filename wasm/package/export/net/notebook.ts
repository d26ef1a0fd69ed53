import type { ExportedFile } from '../types.js';
import type { NetModel } from './model.js';

/** A part of a program with its heading. */
export interface Section {
  title: string;
  code: string;
}

/** The lines of a cell, each but the last with its line break. */
const source = (text: string): string[] => text.split(/(?<=\n)/);

/** A Jupyter notebook (nbformat 4.5): a cell of text and a cell of code for each section. */
export function notebook(net: NetModel, intro: string, sections: Section[]): ExportedFile {
  const cells = sections.flatMap(({ title, code }, at) => [
    {
      id: `title-${at + 1}`,
      cell_type: 'markdown',
      metadata: {},
      source: source(at === 0 ? `${intro}\n\n## ${title}` : `## ${title}`),
    },
    { id: `code-${at + 1}`, cell_type: 'code', metadata: {}, execution_count: null, outputs: [], source: source(code) },
  ]);
  const content = {
    cells,
    metadata: {
      kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
      language_info: { name: 'python' },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
  return {
    name: `${net.name}.ipynb`,
    mime: 'application/x-ipynb+json',
    data: `${JSON.stringify(content, null, 1)}\n`,
  };
}
