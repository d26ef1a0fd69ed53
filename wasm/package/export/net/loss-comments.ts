import type { Convention, Notes } from '../notes.js';
import { comment } from '../text.js';
import type { NetModel } from './model.js';

/** What differs from other programs in this net's loss, as comments. */
export function lossComments(net: NetModel, notes: Notes): string[] {
  const keys: Convention[] = [];
  if (net.loss in { squared_error: 1, absolute_error: 1, huber: 1, binary_cross_entropy: 1, binary_hinge: 1, hinge: 1 })
    keys.push(net.loss as Convention);
  if (net.penalty) keys.push(net.penalty.name, net.penalty.biases ? 'biases' : 'weightsOnly');
  return keys.map((key) => comment(notes.say(key)));
}
