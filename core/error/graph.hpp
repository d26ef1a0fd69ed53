#pragma once

#include "core/error/reason.hpp"

namespace backflow {

/** Errors about gates, graphs and their values. Those of a gate begin with its name in brackets. */
inline constexpr ErrorRow graph_errors[] = {
    {"product-of-scalar", ErrorCode::shape,
     "[{gate}] needs vectors or matrices, got {a} @ {b}; a scalar multiplies with *"},
    {"product-axes", ErrorCode::shape,
     "[{gate}] {a} @ {b} do not fit: the last axis of the first ({columns}) must equal the first axis of the second "
     "({rows})"},
    {"bias-shape", ErrorCode::shape, "[{gate}] the third input {bias} does not fit the product's shape {product}"},
    {"labels-shape", ErrorCode::shape,
     "[{gate}] needs scores [K] with one label, or [batch, K] with [batch] labels; got {scores} and {labels}"},
    {"shapes-differ", ErrorCode::shape, "[{gate}] needs two equal shapes, got {a} and {b}"},
    {"shapes-do-not-fit", ErrorCode::shape,
     "[{gate}] shapes {a} and {b} do not fit: axes must be equal, or one of them 1"},
    {"needs-axes", ErrorCode::shape, "[{gate}] needs a vector or a matrix, got a scalar"},
    {"axis-of-vector", ErrorCode::shape, "[{gate}] the vector {shape} has no axis {axis}: its only axis is 0, or -1"},
    {"axis-of-matrix", ErrorCode::out_of_range,
     "[{gate}] the matrix {shape} has no axis {axis}: its axes are 0 and 1, or -1 for the last"},
    {"two-indices", ErrorCode::shape, "[{gate}] two indices pick an entry of a matrix, got {shape}"},
    {"index-outside", ErrorCode::out_of_range,
     "[{gate}] index {index} is outside axis {axis} of {shape}: its size is {size}, so an index goes from {first} to "
     "{last}"},
    {"concat-shapes", ErrorCode::shape,
     "[{gate}] cannot join {a} and {b}: it joins scalars and vectors, or matrices with equally many rows"},
    {"label-not-class", ErrorCode::bad_value, "[{gate}] a label must be a class index from 0 to {most}, got {label}"},
    {"result-too-large", ErrorCode::too_large, "[{gate}] the result {shape} would have more than 100,000,000 entries"},
    {"graph-too-large", ErrorCode::out_of_memory, "this graph needs {megabytes} MB, more than the engine can use"},

    {"unknown-node-name", ErrorCode::unknown_node, "no node is named '{name}'"},
    {"unknown-node-id", ErrorCode::unknown_node, "no node has the id {id}"},
    {"unknown-slot", ErrorCode::out_of_range, "there is no slot {slot}: this node's slots go from 0 to {last}"},
    {"leaf-has-no-slots", ErrorCode::out_of_range, "there is no slot {slot}: this node is an input or a constant"},
    {"unknown-entry", ErrorCode::out_of_range, "there is no entry {index} in the shape {shape}"},
    {"no-single-local", ErrorCode::bad_value,
     "[{gate}] has no single local gradient for each entry of slot {slot}: read its Jacobian"},
    {"jacobian-too-large", ErrorCode::too_large,
     "this Jacobian has {outputs} × {inputs} cells, more than the 1,000,000 that can be shown"},
    {"paths-too-large", ErrorCode::too_large, "more than 5,000,000 local gradients lie on the paths from this entry"},
    {"tangent-too-large", ErrorCode::too_large,
     "pushing this tangent would take more than 500,000,000 Jacobian entries"},
    {"check-too-large", ErrorCode::too_large, "a numeric check of every input would take too long here: name one node"},
    {"check-step", ErrorCode::out_of_range, "the step of a numeric check must be a positive number"},

    {"gate-has-no-parts", ErrorCode::not_composite, "node {id} is '{gate}', which has no parts"},
    {"leaf-has-no-parts", ErrorCode::not_composite, "node {id} is an input or a constant, which has no parts"},
    {"not-expanded", ErrorCode::not_composite, "node {id} is not part of an expanded gate"},

    {"input-empty", ErrorCode::bad_value, "input '{name}' is empty"},
    {"input-not-finite", ErrorCode::bad_value, "input '{name}' must be finite; entry {index} is not"},
    {"target-not-share", ErrorCode::bad_value,
     "[{gate}] a target must be between 0 and 1; entry {index} of '{name}' is not"},
    {"target-not-sign", ErrorCode::bad_value, "[{gate}] a target must be -1 or 1; entry {index} of '{name}' is not"},
    {"input-shape-fixed", ErrorCode::shape, "input '{name}' of a training graph keeps its shape {shape}; got {given}"},
    {"no-such-input", ErrorCode::unknown_input, "there is no input '{name}'"},
    {"upstream-not-finite", ErrorCode::bad_value, "the upstream gradient must be finite; entry {index} is not"},
    {"upstream-shape", ErrorCode::shape, "the upstream gradient must have the output's shape {shape}, got {given}"},
    {"tangent-not-finite", ErrorCode::bad_value, "the tangent must be finite; entry {index} is not"},
    {"tangent-shape", ErrorCode::shape, "the tangent must have the node's shape {shape}, got {given}"},
    {"mistake-at-leaf", ErrorCode::bad_value,
     "only a gate has a local gradient that can be wrong; this node is an input or a constant"},
    {"values-stale", ErrorCode::stale, "an input was set since the last forward(): call forward() first"},
    {"no-gradients", ErrorCode::stale, "there are no gradients yet: call backward() first"},
    {"no-tangents", ErrorCode::stale, "there are no tangents of these values yet: call tangents() first"},
};

}  // namespace backflow
