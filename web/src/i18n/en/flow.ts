/** Words of the step, seen: wires, gradient flow, headline, the first steps. */
export const flow = {
  'wires.label': 'Wires',
  'wires.weight': 'weight',
  'wires.gradient': 'gradient',
  'wires.weight.key': 'wide: large · dashed: negative',
  'wires.gradient.key': 'of the last update, 10⁻⁸ to 1 on a log scale · dashed: negative',
  'stage.loss.gate': 'Loss gate: loss {loss}, gradient {gradient}',
} as const;
