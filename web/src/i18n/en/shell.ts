/** Words of the shell: header, controls, run bar, figures, notices, failures. */
export const shell = {
  'app.title': 'Backflow: watch a neural net learn, gate by gate',
} as const;
