"""Writes the encoder of the tests whose vectors are of half precision: a token's is (its id, -1, 0.5, 0) / 1000.

Needs the package onnx. Usage: make.py model_fp16.onnx
"""

import sys

import onnx
from onnx import TensorProto, helper

graph = helper.make_graph(
    [
        helper.make_node("Cast", ["input_ids"], ["ids"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["ids", "last"], ["column"]),
        helper.make_node("Mul", ["column", "first"], ["alone"]),
        helper.make_node("Add", ["alone", "rest"], ["rows"]),
        helper.make_node("Cast", ["rows"], ["last_hidden_state"], to=TensorProto.FLOAT16),
    ],
    "half_precision_encoder",
    [helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["texts", "tokens"])],
    [helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT16, ["texts", "tokens", 4])],
    [
        helper.make_tensor("last", TensorProto.INT64, [1], [2]),
        helper.make_tensor("first", TensorProto.FLOAT, [4], [1e-3, 0, 0, 0]),
        helper.make_tensor("rest", TensorProto.FLOAT, [4], [0, -1e-3, 5e-4, 0]),
    ],
)
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
model.ir_version = 10
onnx.checker.check_model(model)
onnx.save(model, sys.argv[1])
