/** What is wrong with a table. */
export const problems = {
  'data.problem.empty': 'There is no text in it.',
  'data.problem.workbook':
    'This is an Excel workbook, which this page can’t read. In Excel, save the sheet as CSV, or copy its cells and paste them here.',
  'data.problem.format': 'This is a {format} file, not a table of text.',
  'data.problem.binary': 'This is not text: byte {at} is a control character.',
  'data.problem.bytes': 'The file has {size}; this page reads up to {most}.',
  'data.problem.rows': 'There are more than {most} rows; the first row too many is in line {line}.',
  'data.problem.columns': 'Line {line} has {count} columns; this page reads up to {most}.',
  'data.problem.oneColumn':
    'From line {line} on there is only one column. At least two are needed: one to predict and one to predict it from.',
  'data.problem.noRows': 'Line {line} has names of columns, but no rows follow.',
  'data.problem.quote': 'The quotation mark that opens in line {line} is never closed.',
  'data.problem.unreadable': 'The file could not be read: {message}',
  'data.problem.noInputs': 'Choose at least one column of numbers as an input.',
  'data.problem.manyInputs': '{count} columns are chosen as inputs; at most {most} are possible.',
  'data.problem.manyClasses':
    'The column “{column}” has {count} different values, and a net here tells at most {most} classes apart. Choose another column, or predict it as a value.',
  'data.problem.oneClass': 'All usable rows have the same “{column}”. At least two classes are needed.',
  'data.problem.fewPoints': 'Only {count} rows can be used. At least 2 are needed.',
  'data.fault.missing': 'Line {line}, “{column}”: no value',
  'data.fault.word': 'Line {line}, “{column}”: “{text}” is not a number',
  'data.fault.infinite': 'Line {line}, “{column}”: “{text}” is not a finite number',
  'data.fault.long': 'Line {line} has {text} cells, more than the table has columns',
} as const;
