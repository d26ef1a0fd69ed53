/** Words of predict mode. */
export const predict = {
  'predict.found': '{done} of {all} gradients found.',
  'predict.how': 'Type into the fields in the picture. Enter checks; fields that have no space yet follow.',
  'predict.done': 'All {all} gradients are found.',
  'predict.none': 'This graph has no gradient to ask for.',
  'predict.tooLarge': 'This graph has more gradients than can be asked for. Shorten it, or fold its gates.',
  'predict.one': 'Show the next one',
  'predict.all': 'Show all answers',
  'predict.again': 'Ask again',
  'predict.hint.first': 'Multiply what arrives at the gate by the gate’s own slope.',
  'predict.hint.second':
    'The slope follows from the values in the picture: of a ×, it is the other input; of a +, it is 1.',
  'predict.hint.third': 'Where a number is used more than once, the gradients of all uses add up.',
} as const;
