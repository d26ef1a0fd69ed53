/** Words of the step, seen: wires, gradient flow, headline, the first steps. */
export const flow = {
  'wires.label': 'Wires',
  'wires.weight': 'weight',
  'wires.gradient': 'gradient',
  'wires.update': 'update',
  'wires.weight.key': 'wide: large · dashed: negative',
  'wires.gradient.key': 'of the last update, 10⁻⁸ to 1 on a log scale · dashed: negative',
  'wires.update.key': 'what the last update added, on the scale of gradients · dashed: less',
  'stage.loss.gate': 'Loss gate: loss {loss}, gradient {gradient}',
  'flow.gradient': 'Gradient flow: RMS of ∂L/∂W',
  'flow.gradient.hint':
    'The root mean square of the gradient’s entries, of the loss on all training points. It compares layers of any size.',
  'flow.gradient.label': 'Gradient of each layer, root mean square of its entries. {layers}',
  'flow.relative': 'Last update: ‖Δw‖ / ‖w‖, shaded: usual',
  'flow.relative.hint':
    'How far the last update moved each layer’s weights, relative to their size. From 10⁻⁴ to 10⁻² is usual.',
  'flow.relative.label': 'Change of each layer’s weights by the last update, relative to their size. {layers}',
  'flow.switch': 'relative',
  'flow.sample': 'on {count} examples',
} as const;
