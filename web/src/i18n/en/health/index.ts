/** Words of the tab Health: findings, their remedies, and the gallery of broken nets. */
export const words = {
  'health.waiting': 'The engine has not examined the net yet.',
  'health.sound': 'Nothing keeps this net from training.',
  'health.sound.detail': 'The engine looked for {count} known troubles at step {step}.',
  'health.at': 'Examined at step {step}.',
  'health.why': 'Why?',
  'health.problem': 'Problem',
  'health.hint': 'Good to know',
  'health.layer': 'layer {layer}',
  'health.layers': 'layers {layers}',
  'health.others': 'The same in {places}.',
  'health.place': 'layer {layer} ({figure})',
  'health.remedies': 'What may help',
  'health.remedy.restart':
    'Starts again from step 0, on the same data and with the same seed. Undo brings this net back.',
  'health.remedy.live': 'The run goes on.',
  'health.set': '{name}: {value}',
  'health.set.layers': 'Layers: {value}',
  'health.set.data': 'Repeat the rare examples until the classes are balanced',
  'health.compare': 'Before and after the remedy',
  'health.before': 'Before',
  'health.after': 'Now',
  'health.test-loss': 'Test loss',
  'health.test-accuracy': 'Test accuracy',
  'health.undo': 'Take it back',
  'health.done': 'Keep it',

  'finding.vanishing-gradient': 'The gradients vanish on their way back',
  'finding.vanishing-gradient.text':
    'An entry of ∂L/∂W has RMS {largest} in layer {largestLayer} and {first} in layer 1: smaller by a factor of {drop}. Each activation multiplies what flows back by its slope, which is at most ¼ for a sigmoid, and each layer’s weights by their own size. The first layers hardly learn.',
  'finding.exploding-gradient': 'The gradients are very large',
  'finding.exploding-gradient.text':
    'The gradient of the weights of layer {layer} has norm {norm}; the weights themselves have {weightNorm}. Each layer passes back more than it received, so an update throws the weights far beyond the minimum.',
  'finding.dead-units': 'Units are dead',
  'finding.dead-units.text':
    'In layer {layer}, {share} of the units give 0 for every training example, with local gradient 0. Nothing flows back through them, so they can’t recover. An update that was too large often does this.',
  'finding.saturated-units': 'Units are saturated',
  'finding.saturated-units.text':
    'In layer {layer}, {share} of the units are on the flat parts of their activation for nearly all examples: the local gradient is below 1 % of its largest. They pass on almost no gradient.',
  'finding.identical-units': 'All units of a layer are the same',
  'finding.identical-units.text':
    'The {units} units of layer {layer} have equal weights, so they receive equal gradients and stay equal for ever. The layer works like a single unit. Random first weights break the tie.',
  'finding.rate-too-high': 'The learning rate is too high',
  'finding.rate-too-high.text':
    'With rate {learningRate}, the last update changed the weights by {updateRatio} of their size; 0.0001 to 0.01 is healthy. The loss was {firstLoss} before the first update and is {loss} now.',
  'finding.rate-too-low': 'The learning rate is too low',
  'finding.rate-too-low.text':
    'With rate {learningRate}, the last update changed the weights by only {updateRatio} of their size; 0.0001 to 0.01 is healthy. The net learns, but far too slowly.',
  'finding.unscaled-inputs': 'The inputs have very different sizes',
  'finding.unscaled-inputs.text':
    'The largest input has RMS {largest}, the smallest {least}. One learning rate can’t suit both, and large inputs saturate units. Standardizing gives every input mean 0 and deviation 1.',
  'finding.no-nonlinearity': 'The hidden layers add nothing',
  'finding.no-nonlinearity.text':
    'Without an activation between them, {layers} layers of weights multiply to a single matrix. The net can draw only a straight boundary.',
  'finding.underfitting': 'The net is too small for this data',
  'finding.underfitting.text':
    'After {steps} steps the loss is still {loss}, and no other trouble explains it. With {units} hidden units the net may not be able to bend its boundary as the data needs.',
  'finding.overfitting': 'The net learns the training points by heart',
  'finding.overfitting.text':
    'The loss is {loss} on the training points and {testLoss} on the test points. The net follows the noise of the few points that it sees.',
  'finding.class-imbalance': 'A rare class is given up',
  'finding.class-imbalance.text':
    'Class {class} has only {share} of the examples, and the net finds {recall} of them. It is right for {accuracy} of all examples by predicting the frequent class, and has little reason to do better.',

  'routine.title': 'Before a long training: the engineer’s routine',
  'routine.run': 'Go through it',
  'routine.waiting': 'The engine tries copies of this net …',
  'routine.start': 'Loss at the start: {loss}',
  'routine.start.guess':
    'Guessing among {classes} classes has loss ln {classes} = {guess}. A far larger one means too large first weights.',
  'routine.start.values': 'No guessing loss is known for this loss function.',
  'routine.heart': '{points} points learned by heart: loss {loss} after {steps} steps',
  'routine.heart.why': 'A net that can’t learn a few points by heart won’t learn many.',
  'routine.check': 'Gradients checked: {good} good, {lost} prove nothing, {other} wrong or uneasy',
  'routine.check.many': 'Too many parameters to check each. The tab Gates checks single gates.',
  'routine.check.why': 'Numeric differences of the loss confirm the backward sweep.',
  'routine.train': 'Then train, and look here again.',
  'routine.yes': 'good',
  'routine.no': 'look closer',
  'routine.failed': 'The engine could not go through it: {reason}',

  'gallery.title': 'Broken nets to repair',
  'gallery.intro':
    'Choose what you see in your own training. The net is set up and trains; then read here what is wrong, and mend it.',
  'gallery.symptom.stuck': 'Stuck from the start',
  'gallery.symptom.wild': 'NaN, or a loss that jumps',
  'gallery.symptom.poor': 'Better than guessing, then no further',
  'gallery.symptom.test': 'Good on training, bad on test',
  'gallery.symptom.rare': 'Nearly always right, but one class is never found',
  'gallery.net.vanishing-gradient': 'Six sigmoid layers',
  'gallery.net.identical-units': 'All weights start at 0',
  'gallery.net.dead-units': 'ReLU with a large first update',
  'gallery.net.saturated-units': 'tanh thrown onto its flat ends',
  'gallery.net.unscaled-inputs': 'Penguins in millimeters and grams',
  'gallery.net.rate-too-low': 'Rate 0.00003',
  'gallery.net.rate-too-high': 'Rate 30',
  'gallery.net.exploding-gradient': 'Six wide layers, uniform weights',
  'gallery.net.no-nonlinearity': 'Three layers without activation',
  'gallery.net.underfitting': 'Two units for a ring',
  'gallery.net.overfitting': '64 + 64 units for 30 noisy points',
  'gallery.net.class-imbalance': 'One example in 24 is of the second class',

  'mistakes.title': 'Mistakes on purpose',
  'mistakes.intro':
    'A net trains with a mistake in its backward sweep, as real programs had it. Find the gate with the check. Don’t judge by the loss: nets learn with wrong gradients too, sometimes faster.',
  'mistake.on': 'Mistake on purpose',
  'mistake.headline': 'On purpose: {mistake}',
  'mistake.riddle.headline': 'Something in the backward sweep is wrong',
  'mistake.riddle.which': 'Which mistake is it?',
  'mistake.riddle.no': 'Not this one: what the check finds does not fit it.',
  'mistake.find': 'Find it',
  'mistake.loss': 'Loss {loss} at step {step}. It proves nothing about the gradients; only the check does.',
  'mistake.check': 'Check the gradients',
  'mistake.check.good': '{count} entries of all parameters agree with differences of the loss of step {step}.',
  'mistake.check.wrong': 'For step {step}, these gradients contradict differences of the loss: {names}.',
  'mistake.check.failed': 'The engine could not check them: {reason}',
  'mistake.entry': 'Entry',
  'mistake.analytic': 'gradient',
  'mistake.numeric': 'difference',
  'mistake.suspects': 'The gates whose own arithmetic is wrong:',
  'mistake.suspect.local': '{gate} passes on {found}; upstream × its own slope is {expected}.',
  'mistake.suspect.sum': '{gate} has gradient {found}; what its uses send back adds up to {expected}.',
  'mistake.mend': 'Mend it and train on',
  'mistake.overwrite': 'Forks overwrite',
  'mistake.overwrite.text':
    'A weight is used twice, by its layer and by the regularizer. The gradient that arrives last takes the place of the other instead of being added (= for +=).',
  'mistake.not-cleared': 'Gradients are not cleared',
  'mistake.not-cleared.text':
    'Each backward sweep adds to the gradients of all steps before, as if zero_grad() were forgotten. The steps grow and grow.',
  'mistake.missing-derivative': 'The activation’s slope is missing',
  'mistake.missing-derivative.text':
    'The hidden layers pass the gradient back as it is. The factor of the activation, such as 1 − tanh², is left out.',
  'mistake.missing-transpose': 'A transpose is missing',
  'mistake.missing-transpose.text':
    'Layer 2 passes back dY W in place of dY Wᵀ. Its matrix is square, so the shapes fit and nothing complains.',
  'mistake.early-update': 'The update comes too early',
  'mistake.early-update.text':
    'Each layer changes its weights before the gradient has passed through them, so the layers below receive it through the new weights.',
  'mistake.sum-for-mean': 'A sum in place of the mean',
  'mistake.sum-for-mean.text':
    'The examples’ gradients are added, not averaged. With batches of 10, that is the right direction with ten times the rate.',
  'mistake.double-penalty': 'Regularization counts twice',
  'mistake.double-penalty.text':
    'The penalty’s gradient is added twice, as when the loss has an L2 term and the optimizer decays the weights as well.',
} as const;
