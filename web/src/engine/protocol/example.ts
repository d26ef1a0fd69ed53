/** The gradients of one training example alone, for the net's wires. */
import type { ParameterGradient } from 'backflow';

export interface ExampleGradients {
  /** Index of the training example. */
  example: number;
  /** The step of the parameters. */
  step: number;
  /** Of the example's own data loss, by every parameter. */
  gradients: ParameterGradient[];
}
