/** Words of the help about the Gates room. */
export const gatesHelp = {
  'help.gates.intro':
    'Type any function: its computational graph appears, and backpropagation happens in it, gate by gate. Values, above the wires, flow right; gradients, below the wires, flow back. A gate only needs to know its local gradient: upstream × local = downstream.',
  'help.gates.patterns':
    'Patterns to look for: addition distributes the gradient, multiplication switches the values, max routes the gradient to the input that won, and where one value takes several branches (a copy gate) the gradients add up.',
  'help.gates.how.write':
    'Write a function or choose an example. Each input gets a field; everything is recomputed while a number changes.',
  'help.gates.how.choose':
    'Press a gate: its card shows the formula, its numbers, what it sends back, and its pattern. The Jacobian, the numeric check and forward mode are in the tabs above the card.',
  'help.gates.how.sweep': 'Play the sweep, or go a gate at a time: forwards, then backwards from the output.',
  'help.gates.how.predict':
    '“ask me” hides every gradient and asks for them in the order of the backward sweep. A wrong answer is told by name.',
  'help.gates.how.share': 'The address contains the whole state: copy it to share what you see.',

  'help.gates.sweep': 'The sweep',
  'help.gates.graph': 'In the graph',
  'help.gates.graph.right': 'Along a wire, to the gate that uses the value',
  'help.gates.graph.left': 'Back along a wire, to an input of the gate',
  'help.gates.graph.aside': 'To the gate above or below',
  'help.gates.graph.ends': 'To the first input, to the output',
  'help.gates.graph.zoom': 'Zoom in and out; so do Ctrl with the wheel, and two fingers',
  'help.gates.fields': 'In number fields',
  'help.gates.fields.step': 'A step up or down; dragging the number sideways does the same',
  'help.gates.fields.shift': 'With arrows or dragging: ten steps at once',
  'help.gates.fields.alt': 'With arrows or dragging: a tenth of a step',
  'help.gates.fields.done': 'Accept what was typed, or cancel',
  'help.gates.history': 'Text and values (⌘ for Ctrl on a Mac)',
  'help.gates.fix': 'Apply the fix that a message about the text offers',
  'help.gates.everywhere': 'In every room',

  'help.gates.language': 'The expression language',
  'help.gates.written': 'Written',
  'help.gates.means': 'What it means',
  'help.gates.line': 'name = expression',
  'help.gates.line.means':
    'The form of every line; the last line is the output. A name that is read but never assigned is an input.',
  'help.gates.arithmetic': 'Entry by entry; smaller operands are repeated to fit (broadcasting).',
  'help.gates.power': 'Power; it binds tighter than a minus sign: -x ^ 2 is -(x ^ 2).',
  'help.gates.product': 'Product of matrices and vectors.',
  'help.gates.transpose': 'Transpose.',
  'help.gates.compare':
    '1 if true, else 0; no gradient flows through. Comparisons are joined with and: a < b and b < c.',
  'help.gates.where': 'a where c is true (not 0), b elsewhere.',
  'help.gates.call': 'Any gate by its name; the editor completes names.',
  'help.gates.axis': 'Along an axis: 0 gives a result for each column, 1 or -1 for each row.',
  'help.gates.pick': 'An entry, or a row of a matrix; counted from 0. -1 is the last one.',
  'help.gates.list': 'A vector or matrix of fixed numbers; concat joins values.',
  'help.gates.constants':
    'The numbers 2.718… and 3.142…, unless you assign the name in the text or use it as an input.',
  'help.gates.loss':
    'Losses of scores s with a label y, the index of the right class counted from 0; for a batch, a row of scores and a label each.',
  'help.gates.pasted':
    'Text pasted from Python, books and other programs is read where its meaning is clear; elsewhere, the message offers a fix.',
  'help.gates.comment': '# words',
  'help.gates.comment.means': 'A comment, to the end of the line.',
} as const;
