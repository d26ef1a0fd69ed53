"""A stand-in for onnxruntime, which Debian lacks: reads the file with Debian's onnx, lets its checker see it, infers
shapes, and computes the operators that exported nets use, in float32 with NumPy."""
import math

import numpy as np
import onnx
from onnx import numpy_helper

_erf = np.vectorize(math.erf, otypes=[np.float32])
_alpha = {"LeakyRelu": 0.01, "Elu": 1.0}
_operators = {
    "Identity": lambda a: a,
    "Gemm": lambda x, w, b: x @ w + b,
    "Add": np.add,
    "Sub": np.subtract,
    "Mul": np.multiply,
    "Div": np.divide,
    "Pow": np.power,
    "Neg": np.negative,
    "Exp": np.exp,
    "Log": np.log,
    "Sqrt": np.sqrt,
    "Abs": np.abs,
    "Sign": np.sign,
    "Sin": np.sin,
    "Cos": np.cos,
    "Tan": np.tan,
    "Tanh": np.tanh,
    "Erf": _erf,
    "Floor": np.floor,
    "Sigmoid": lambda a: 1 / (1 + np.exp(-a)),
    "Softplus": lambda a: np.logaddexp(np.float32(0), a),
    "Softsign": lambda a: a / (1 + np.abs(a)),
    "Relu": lambda a: np.maximum(a, 0),
    "Max": np.maximum,
    "Min": np.minimum,
    "Where": np.where,
    "Less": np.less,
    "LessOrEqual": np.less_equal,
    "Greater": np.greater,
    "GreaterOrEqual": np.greater_equal,
    "Equal": np.equal,
    "Not": np.logical_not,
    "LeakyRelu": lambda a, alpha: np.where(a < 0, alpha * a, a),
    "Elu": lambda a, alpha: np.where(a < 0, alpha * np.expm1(a), a),
    "Gather": lambda a, index, axis: np.take(a, index, axis=axis),
    "Concat": lambda *parts, axis: np.concatenate(parts, axis=axis),
    "Softmax": lambda a, axis: np.exp(a - a.max(axis, keepdims=True)) / np.exp(a - a.max(axis, keepdims=True)).sum(axis, keepdims=True),
}


class InferenceSession:
    def __init__(self, path, providers):
        assert providers == ["CPUExecutionProvider"]
        self.model = onnx.load(path)
        onnx.checker.check_model(self.model, full_check=True)
        assert self.model.ir_version == 8 and self.model.opset_import[0].version == 17

    def run(self, names, values):
        values = {**values, **{one.name: numpy_helper.to_array(one) for one in self.model.graph.initializer}}
        for node in self.model.graph.node:
            attributes = {one.name: onnx.helper.get_attribute_value(one) for one in node.attribute}
            operands = [values[name] for name in node.input]
            result = _operators[node.op_type](*operands, **attributes)
            values[node.output[0]] = result if result.dtype == bool else np.asarray(result, dtype=np.float32)
        return [values[name] for name in names]
