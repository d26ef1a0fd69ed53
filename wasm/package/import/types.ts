/** A hidden layer as a configuration of a trainer has it. */
export interface ReadLayer {
  units: number;
  /** Null if the file holds numbers only and does not say. */
  activation: string | null;
}

/** A parameter as a trainer names and lays it out: W1 [inputs, units], b1 [units]; for maxout also V1 and c1. */
export interface ReadParameter {
  name: string;
  shape: number[];
  data: Float64Array;
}

/** What a file of another program holds, so that a trainer can take it: `layers`, then `setParameter` for each. */
export interface ReadModel {
  kind: 'npz' | 'safetensors' | 'onnx';
  inputs: number;
  outputs: number;
  /** The hidden layers. */
  layers: ReadLayer[];
  outputActivation: string | null;
  /** In the order of a trainer's parameters. */
  parameters: ReadParameter[];
  /** Sentences about what was decided, such as biases that the file lacks. */
  notes: string[];
}

/** A tensor of a file, row by row. */
export interface FileTensor {
  name: string;
  shape: number[];
  data: Float64Array;
}
