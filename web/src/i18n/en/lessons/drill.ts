/** Words of the drill. */
export const drill = {
  'drill.name': 'Drill',
  'drill.intro':
    'A graph that nobody has seen before, and one or two gradients to find. Wrong answers are told by name.',
  'drill.title': 'Drill: {level}',
  'drill.level.scalars': 'Scalars',
  'drill.level.patterns': 'Patterns',
  'drill.level.vectors': 'Vectors',
  'drill.level.matrices': 'Matrices',
  'drill.level.nets': 'Nets',
  'drill.text.scalars': 'Every number is used once. Go back gate by gate: upstream × local.',
  'drill.text.patterns': 'Numbers may be used more than once: the gradients of all uses add up.',
  'drill.text.vectors': 'A gradient has as many entries as its variable.',
  'drill.text.matrices': 'A gradient has as many rows and columns as its variable.',
  'drill.text.nets': 'A small net, its weights and its loss. Round as you like: three digits are enough.',
  'drill.ask': 'Find {names}.',
  'drill.after': 'The picture now shows every gradient.',
  'drill.hint.first': 'Start at the output and write down what arrives at each gate on the way.',
  'drill.hint.second':
    'At each gate, multiply what arrives by the gate’s own slope at the values in the picture. Where a number is used twice, add.',
  'drill.streak': 'Streak: {now}. Best: {best}.',
  'drill.best': 'Best streak: {best}',
} as const;
