// TensorFlow.js with gradients written out in its operations, avoiding its slow kernels.
import { openFastest } from './tfjs.mjs';

export const open = (problem) => openFastest(problem, ['by hand']);
