import type { ExportedFile } from '../types.js';
import type { NetModel } from './model.js';

const heading = (text: string): string => text.replace(/[",\r\n]/g, ' ');

/** The examples as data.csv: the columns, then the class or the targets, then 1 for a test example. */
export function dataFile({ columns, train, test }: NetModel): ExportedFile {
  const first = train.answers[0];
  const answers = Array.isArray(first) ? first.map((_, at) => `target${at + 1}`) : ['label'];
  const rows = [train, test].flatMap(({ points, answers }, set) =>
    points.map((point, row) => [...point, answers[row]!, set].flat().join(',')),
  );
  const head = [...columns.map(heading), ...answers, 'test'].join(',');
  return { name: 'data.csv', mime: 'text/csv', data: `${[head, ...rows].join('\n')}\n` };
}
