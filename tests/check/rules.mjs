// Rules about texts. Each is a function from files to complaints.

export const lengthCap = 300;

/** No file is longer than the cap. */
export function checkLengths(files, read) {
  return files
    .filter((path) => /\.(ts|svelte|cpp|hpp|mjs|css)$/.test(path))
    .map((path) => ({ path, lines: read(path).split('\n').length - 1 }))
    .filter(({ lines }) => lines > lengthCap)
    .map(({ path, lines }) => `${path}: ${lines} lines; ${lengthCap} at most`);
}

// Written in pieces so that the check does not find this file.
const marks = [
  ['unfinished mark', new RegExp(`\\b(${['TO', 'FIX'].map((start, i) => start + ['DO', 'ME'][i]).join('|')})\\b`)],
  [
    'test that is left out',
    new RegExp(
      `\\b(it|test|describe)\\.(${['sk' + 'ip', 'on' + 'ly', 'fix' + 'me'].join('|')})\\b|\\[!should` + 'fail\\]',
    ),
  ],
  ['sleep', new RegExp('wait' + 'ForTimeout\\(')],
];

/** No unfinished marks, no tests left out, no sleeps in browser tests. */
export function checkMarks(files, read) {
  return files
    .filter((path) => /^(core|wasm|web|tests)\/.*\.(ts|svelte|cpp|hpp|mjs|cmake)$/.test(path))
    .flatMap((path) =>
      read(path)
        .split('\n')
        .flatMap((line, index) =>
          marks.filter(([, mark]) => mark.test(line)).map(([name]) => `${path}:${index + 1}: ${name}`),
        ),
    );
}

/** Workflow files are YAML with a trigger, and every job and step does something. */
export function checkWorkflows(files, read, parse) {
  return files
    .filter((path) => /^\.github\/workflows\/.*\.ya?ml$/.test(path))
    .flatMap((path) => {
      try {
        const { on, jobs } = parse(read(path));
        const sound = (job) => job.uses || (job.steps?.length > 0 && job.steps.every((step) => step.run || step.uses));
        return on && Object.values(jobs).every(sound)
          ? []
          : [`${path}: has no trigger, or a job or step that does nothing`];
      } catch (error) {
        return [`${path}: ${error.message.split('\n')[0]}`];
      }
    });
}
