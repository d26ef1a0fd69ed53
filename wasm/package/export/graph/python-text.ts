import { indented, lines } from '../text.js';
import type { Library } from './write.js';

/** The parts of a Python program of a graph that are the same for every graph. */

export const compare = lines(
  'def compare(got):',
  indented('"""Compares values and gradients with those of Backflow; ends the program if they differ."""'),
  indented('largest = 0.0'),
  indented('for name, wanted in EXPECTED.items():'),
  indented('wanted = np.array(wanted, dtype=float)', 8),
  indented('if np.shape(got[name]) != wanted.shape:', 8),
  indented('sys.exit(f"{name} has the shape {np.shape(got[name])}, not {wanted.shape}")', 12),
  indented('difference = np.max(np.abs(got[name] - wanted)) / max(1.0, np.max(np.abs(wanted)))', 8),
  indented('if not difference <= TOLERANCE:', 8),
  indented('sys.exit(f"{name} differs from what Backflow computed: by {difference:.0e}")', 12),
  indented('largest = max(largest, difference)', 8),
  indented('print(f"largest difference {largest:.0e}")'),
);

export const provers: Record<Library, string> = {
  numpy: lines(
    'def prove():',
    indented('value, gradients = forward_and_backward(**INPUTS)'),
    indented('compare({"value": value, **{f"gradient of {name}": one for name, one in gradients.items()}})'),
  ),
  torch: lines(
    'def prove():',
    indented('inputs = {name: one.clone().requires_grad_() for name, one in INPUTS.items()}'),
    indented('value = forward(**inputs)'),
    indented('if value.requires_grad:'),
    indented('value.sum().backward()', 8),
    indented('got = {"value": value.detach().numpy()}'),
    indented('for name, one in inputs.items():'),
    indented('gradient = torch.zeros_like(one) if one.grad is None else one.grad', 8),
    indented('got[f"gradient of {name}"] = gradient.numpy()', 8),
    indented('compare(got)'),
  ),
  jax: lines(
    'def prove():',
    indented('gradients = jax.grad(lambda inputs: forward(**inputs).sum())(INPUTS)'),
    indented('got = {f"gradient of {name}": one for name, one in gradients.items()}'),
    indented('compare({"value": forward(**INPUTS), **got})'),
  ),
};

export const imports: Record<Library, string> = {
  numpy: lines('import math', 'import sys', '', 'import numpy as np'),
  torch: lines(
    'import math',
    'import sys',
    '',
    'import numpy as np',
    'import torch',
    'import torch.nn.functional as F',
    '',
    'torch.set_default_dtype(torch.float64)',
  ),
  jax: lines(
    'import math',
    'import sys',
    '',
    'import jax',
    'import jax.numpy as jnp',
    'import numpy as np',
    '',
    'jax.config.update("jax_enable_x64", True)',
  ),
};
