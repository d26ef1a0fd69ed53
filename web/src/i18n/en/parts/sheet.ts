/** Words of the sheet of all settings. */
export const sheet = {
  'sheet.title': 'All settings',
  'sheet.search': 'Find a setting, such as “momentum”',
  'sheet.found': '{count} settings',
  'sheet.none': 'No setting is called “{query}”.',
  'option.outputActivation.hint': 'A nonlinear function of the output before the loss. Most losses expect none.',
  'option.standardize.hint': 'Moves and scales each input so that the training points have mean 0 and deviation 1.',
  'option.regularizer.biases.hint': 'Whether the penalty also counts biases.',
  'option.shuffle.hint': 'Whether each epoch takes the points in a new order.',
  'option.precision.hint': 'The size of the numbers. 64 bits round less and train more slowly.',
  'option.layers.dropout.hint':
    'The share of a layer’s units that is switched off at random in each step, so that no unit relies on a single other one.',
  'option.layers.frozen.hint':
    'A frozen layer keeps its weights. Its gradients are computed and shown, but not applied.',
  'option.schedule.name.hint': 'How the learning rate changes during the run.',
  'option.schedule.every.hint':
    'Steps after which the rate is multiplied by the factor; for “inverse”, after which it is half.',
  'option.schedule.factor.hint': 'What the rate is multiplied by.',
  'option.schedule.steps.hint': 'The step at which the cosine reaches its minimum.',
  'option.schedule.minimum.hint': 'The learning rate at the end of the cosine.',
  'option.schedule.warmup.hint': 'Steps during which the rate grows from near 0 to its full value; 0: none.',
  'option.clip.norm.hint': 'The largest common norm of all gradients; longer ones are shortened. 0: off.',
  'option.clip.value.hint': 'The largest size of each entry of a gradient. 0: off.',
  'hyperparameter.nesterov.hint': 'Looks ahead along the velocity before it measures the slope.',
  'hyperparameter.beta1.hint': 'How slowly the mean of the gradients forgets.',
  'hyperparameter.beta2.hint': 'How slowly the mean of the squared gradients forgets.',
  'hyperparameter.epsilon.hint': 'Keeps the division from blowing up where gradients are tiny.',
  'hyperparameter.decay.hint': 'How slowly the mean of the squared gradients forgets.',
  'hyperparameter.weightDecay.hint': 'Shrinks every weight a little in each step, beside the gradient.',
  'hyperparameter.momentumDecay.hint': 'How quickly the momentum reaches its full value.',
  'layer.units': 'Units',
} as const;
