// The baseline: plain JavaScript on typed arrays.
import { drawing, training } from './plain-net.mjs';
import { sweeps } from './plain-tape.mjs';

const kinds = { training, drawing, graph: sweeps };

export const open = (problem) => kinds[problem.kind](problem);
