"""NumPy under the name of jax.numpy, in float64."""
import math

from numpy import *  # noqa: F403
import numpy as _np

float32 = _np.float64
erf = _np.vectorize(math.erf, otypes=[float])
abs = _np.abs  # noqa: A001
max = _np.max  # noqa: A001
min = _np.min  # noqa: A001
