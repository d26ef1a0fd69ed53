/** Words of the notices about the address and about a run that stopped. */
export const words = {
  'stopped.diverged.title': 'The training diverged at step {step}',
  'stopped.diverged.text':
    'The loss reached {loss}. Each update overshot further than the last, and the numbers grew without bound. This happens when the learning rate is too high.',
  'stopped.diverged.advice':
    'Try a lower learning rate. Fewer or smaller layers, tanh instead of relu, or another loss can also help.',
  'stopped.back': 'Back to the last good state (step {step})',
  'stopped.lower': 'Try rate × 0.1',
  'problems.title': 'Not everything in the address could be used',
  'problems.unknown': '“{key}” ({value}) is not a setting of this page and was left out.',
  'problems.unknown.bare': '“{key}” is not a setting of this page and was left out.',
  'problems.own-away':
    'The data “{value}” is kept in the browser in which this link was made, not in the link. A data set is shown instead.',
  'problems.own-broken': 'The points in the address are damaged. A data set is shown instead.',
  'problems.twice': '“{key}” is given twice; “{value}” was left out.',
  'problems.version': 'The address has version {value}. This page knows version 1 and read what it could.',
  'problems.refused': '“{key}” = “{value}”: {why} The default stays.',
  'problems.more': '… and {count} more.',
  'rejected.title': 'The engine refused these settings',
  'rejected.text': '{message} The previous run continues.',
  'problems.state': 'The trained net of the link can’t be read; the run begins at step 0.',
} as const;
