/** Sentences about tables and what is wrong with them. */
import { t } from '../../../i18n/index.svelte';
import { shorten } from '../../../state/network/messages';
import type { BuildProblem, Fault } from '../../../state/network/data/csv/build';
import type { CsvProblem } from '../../../state/network/data/csv/problem';
import { formatCount } from '../../../ui/format';

export function csvText(problem: CsvProblem): string {
  switch (problem.kind) {
    case 'empty':
      return t('data.problem.empty');
    case 'binary':
      if (problem.format === 'xlsx' || problem.format === 'xls') return t('data.problem.workbook');
      if (problem.format) return t('data.problem.format', { format: problem.format });
      return t('data.problem.binary', { at: formatCount(problem.at + 1) });
    case 'bytes':
      return t('data.problem.bytes', { size: megabytes(problem.size), most: megabytes(problem.most) });
    case 'rows':
      return t('data.problem.rows', { line: formatCount(problem.line), most: formatCount(problem.most) });
    case 'columns':
      return t('data.problem.columns', {
        line: formatCount(problem.line),
        count: formatCount(problem.count),
        most: formatCount(problem.most),
      });
    case 'one-column':
      return t('data.problem.oneColumn', { line: formatCount(problem.line) });
    case 'no-rows':
      return t('data.problem.noRows', { line: formatCount(problem.line) });
    case 'quote':
      return t('data.problem.quote', { line: formatCount(problem.line) });
    case 'unreadable':
      return t('data.problem.unreadable', { message: shorten(problem.message) });
  }
}

export function buildText(problem: BuildProblem): string {
  switch (problem.kind) {
    case 'no-inputs':
      return t('data.problem.noInputs');
    case 'too-many-inputs':
      return t('data.problem.manyInputs', { count: problem.count, most: problem.most });
    case 'many-classes':
      return t('data.problem.manyClasses', {
        column: shorten(problem.column),
        count: formatCount(problem.count),
        most: problem.most,
      });
    case 'one-class':
      return t('data.problem.oneClass', { column: shorten(problem.column) });
    case 'few-points':
      return t('data.problem.fewPoints', { count: problem.count });
  }
}

export function faultText({ line, column, kind, text }: Fault): string {
  return t(`data.fault.${kind}`, { line: formatCount(line), column: shorten(column), text: shorten(text) });
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
