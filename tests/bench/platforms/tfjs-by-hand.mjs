// TensorFlow.js with gradients written out in its operations: what somebody reaches who knows which kernels it lacks.
import { openFastest } from './tfjs.mjs';

export const open = (problem) => openFastest(problem, ['by hand']);
