"""A stand-in for the few functions of JAX that exported programs call, because JAX isn't to be had here. Values come
from NumPy in float64, gradients from central differences: enough to run every line of a program and to compare it with
its proof, but no proof of what JAX itself computes."""
import types

import numpy as np

from . import numpy as jnp


class _Config:
    def update(self, name, value):
        assert name == "jax_enable_x64" and value is True


config = _Config()


def jit(function):
    return function


def _gradient(of, value):
    """The derivative of a number by an array, or zeros for what isn't a float."""
    value = np.asarray(value, dtype=float)
    result = np.zeros_like(value)
    for index in np.ndindex(value.shape):
        h = 1e-5 * max(1.0, abs(value[index]))
        ends = []
        for sign in (1, -1):
            moved = value.copy()
            moved[index] += sign * h
            ends.append(of(moved))
        result[index] = (ends[0] - ends[1]) / (2 * h)
    return result


def grad(function, argnums=0, has_aux=False):
    assert argnums == 0

    def gradients(first, *rest):
        def number(moved):
            result = function(moved, *rest)
            return float(result[0] if has_aux else result)

        if isinstance(first, dict):
            result = {
                name: _gradient(lambda moved: number({**first, name: moved}), value) for name, value in first.items()
            }
        else:
            result = _gradient(number, first)
        return (result, function(first, *rest)[1]) if has_aux else result

    return gradients


def _softplus(z):
    return np.logaddexp(0, z)


def _softmax(z, axis=-1):
    assert axis == -1
    e = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


nn = types.SimpleNamespace(
    relu=lambda z: np.maximum(z, 0),
    sigmoid=lambda z: 1 / (1 + np.exp(-z)),
    softplus=_softplus,
    softmax=_softmax,
    log_softmax=lambda z: np.log(_softmax(z)),
)
lax = types.SimpleNamespace(stop_gradient=lambda x: x)
scipy = types.SimpleNamespace(special=types.SimpleNamespace(erf=jnp.erf))
random = types.SimpleNamespace(
    PRNGKey=lambda seed: seed,
    fold_in=lambda key, data: 1000 * key + data,
    bernoulli=lambda key, share, shape: np.random.default_rng(key).random(shape) < share,
)
