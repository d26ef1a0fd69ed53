import { dotGraph } from './graph/dot.js';
import { latexGraph } from './graph/latex.js';
import type { GraphModel } from './graph/model.js';
import { pythonGraph } from './graph/python.js';
import type { NetModel } from './net/model.js';
import { npzNet, safetensorsNet } from './net/arrays.js';
import { cppNet } from './net/cpp.js';
import { jaxNet } from './net/jax.js';
import { javascriptNet } from './net/javascript.js';
import { numpyNet } from './net/numpy.js';
import { onnxNet } from './net/onnx.js';
import { pytorchNet } from './net/pytorch.js';
import type { Notes } from './notes.js';
import type { ExportedFile, FormatEntry } from './types.js';

/** A row of the table of formats for nets: what it is, and the function that makes its files. */
export interface NetFormat extends FormatEntry {
  kind: 'net';
  make: (net: NetModel, notes: Notes) => ExportedFile[];
}

export const netFormats: readonly NetFormat[] = [
  { id: 'pytorch', title: 'PyTorch', kind: 'net', extension: 'py', make: pytorchNet },
  { id: 'numpy', title: 'NumPy from scratch', kind: 'net', extension: 'py', make: numpyNet },
  { id: 'jax', title: 'JAX', kind: 'net', extension: 'py', make: jaxNet },
  { id: 'javascript', title: 'JavaScript', kind: 'net', extension: 'mjs', make: javascriptNet },
  { id: 'cpp', title: 'C++', kind: 'net', extension: 'hpp', make: cppNet },
  { id: 'onnx', title: 'ONNX', kind: 'net', extension: 'onnx', make: onnxNet },
  { id: 'safetensors', title: 'safetensors', kind: 'net', extension: 'safetensors', make: safetensorsNet },
  { id: 'npz', title: 'NumPy arrays (.npz)', kind: 'net', extension: 'npz', make: npzNet },
];

/** A row of the table of formats for graphs. */
export interface GraphFormat extends FormatEntry {
  kind: 'graph';
  make: (graph: GraphModel, notes: Notes) => ExportedFile[];
}

export const graphFormats: readonly GraphFormat[] = [
  { id: 'pytorch', title: 'PyTorch', kind: 'graph', extension: 'py', make: pythonGraph('torch') },
  { id: 'numpy', title: 'NumPy with the backward pass', kind: 'graph', extension: 'py', make: pythonGraph('numpy') },
  { id: 'jax', title: 'JAX', kind: 'graph', extension: 'py', make: pythonGraph('jax') },
  { id: 'latex', title: 'LaTeX', kind: 'graph', extension: 'tex', make: latexGraph },
  { id: 'dot', title: 'DOT (Graphviz)', kind: 'graph', extension: 'dot', make: dotGraph },
];
