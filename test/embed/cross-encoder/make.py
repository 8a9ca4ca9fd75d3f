"""Writes the cross-encoder of the tests, which needs no training: it counts words.

The logit of a pair is 8 x the share of the question's tokens that the passage holds, less 4. The
graph takes and gives what a BERT cross-encoder of the hub does, so that all of the loading code runs.
Needs the package onnx. Usage: make.py model_quantized.onnx
"""

import sys

import onnx
from onnx import TensorProto, helper

SPECIAL = 4  # The ids up to this one are padding, unknown, opening, dividing, closing.
graph = helper.make_graph(
    [
        helper.make_node("Cast", ["token_type_ids"], ["second"], to=TensorProto.FLOAT),
        helper.make_node("Greater", ["input_ids", "special"], ["is_word"]),
        helper.make_node("Cast", ["is_word"], ["word"], to=TensorProto.FLOAT),
        helper.make_node("Cast", ["attention_mask"], ["attended"], to=TensorProto.FLOAT),
        helper.make_node("Mul", ["word", "attended"], ["counts"]),
        helper.make_node("Mul", ["counts", "second"], ["in_passage"]),
        helper.make_node("Sub", ["counts", "in_passage"], ["in_question"]),
        helper.make_node("Unsqueeze", ["input_ids", "last"], ["ids_down"]),
        helper.make_node("Unsqueeze", ["input_ids", "middle"], ["ids_across"]),
        helper.make_node("Equal", ["ids_down", "ids_across"], ["is_same"]),
        helper.make_node("Cast", ["is_same"], ["same"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["in_passage", "middle"], ["passage_across"]),
        helper.make_node("Mul", ["same", "passage_across"], ["held_by"]),
        helper.make_node("ReduceMax", ["held_by"], ["held"], axes=[2], keepdims=0),
        helper.make_node("Mul", ["held", "in_question"], ["found"]),
        helper.make_node("ReduceSum", ["found", "last_of_two"], ["hits"], keepdims=1),
        helper.make_node("ReduceSum", ["in_question", "last_of_two"], ["words"], keepdims=1),
        helper.make_node("Max", ["words", "one"], ["at_least_one"]),
        helper.make_node("Div", ["hits", "at_least_one"], ["share"]),
        helper.make_node("Mul", ["share", "eight"], ["stretched"]),
        helper.make_node("Sub", ["stretched", "four"], ["logits"]),
    ],
    "word_counting_cross_encoder",
    [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["pairs", "tokens"])
        for name in ("input_ids", "attention_mask", "token_type_ids")
    ],
    [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["pairs", 1])],
    [
        helper.make_tensor("special", TensorProto.INT64, [], [SPECIAL]),
        helper.make_tensor("last", TensorProto.INT64, [1], [2]),
        helper.make_tensor("middle", TensorProto.INT64, [1], [1]),
        helper.make_tensor("last_of_two", TensorProto.INT64, [1], [1]),
        helper.make_tensor("one", TensorProto.FLOAT, [], [1]),
        helper.make_tensor("eight", TensorProto.FLOAT, [], [8]),
        helper.make_tensor("four", TensorProto.FLOAT, [], [4]),
    ],
)
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)])
model.ir_version = 8
onnx.checker.check_model(model)
onnx.save(model, sys.argv[1])
