"""Step 3: weights to an ONNX encoder in the layout that transformers.js loads.

Several weight files are averaged. Matrices become int8 with one scale an output column, token
vectors int8 with one scale a row; activations are quantised while the model runs
(DynamicQuantizeLinear). `onnx/model.onnx` is the same in float32.

Usage: python export_onnx.py FOLDER HEADS WEIGHTS.pt [WEIGHTS.pt]
"""
import json
import os
import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

import wordpiece

OPSET, MICROSOFT_OPSET, IR_VERSION = 17, 1, 8
MAX_TOKENS = 256
MAX_POSITIONS = 512
MASKED = -1e4


def quantised(weights, axis):
    """int8 values and float32 scales; the largest of each row or column becomes 127."""
    scale = np.maximum(np.abs(weights).max(axis, keepdims=axis == 1), 1e-8) / 127
    return np.clip(np.round(weights / scale), -127, 127).astype(np.int8), scale.astype(np.float32)


def layers_of(weights):
    return 1 + max((int(k.split(".")[1]) for k in weights if k.startswith("blocks.")), default=-1)


class Graph:
    """Collects nodes and constants; every method returns the name of its result."""

    def __init__(self, weights, int8):
        self.weights, self.int8 = weights, int8
        self.nodes, self.constants = [], []

    def constant(self, name, array):
        contiguous = array if np.ndim(array) == 0 else np.ascontiguousarray(array)
        self.constants.append(numpy_helper.from_array(contiguous, name))
        return name

    def node(self, op, inputs, out, domain="", **attributes):
        outs = [out] if isinstance(out, str) else out
        name = outs[0] + "/" + op
        self.nodes.append(helper.make_node(op, inputs, outs, name=name, domain=domain, **attributes))
        return out

    def linear(self, x, name):
        w, b = self.weights[name + ".weight"].T, self.weights[name + ".bias"]
        if not self.int8:
            self.node("MatMul", [x, self.constant(name + ".w", w)], name + ".m")
        else:
            values, scales = quantised(w, 0)
            self.node("DynamicQuantizeLinear", [x], [name + ".q", name + ".qs", name + ".qz"])
            right = self.constant(name + ".wq", values)
            zero = self.constant(name + ".wz", np.zeros((), np.int8))
            self.node("MatMulInteger", [name + ".q", right, name + ".qz", zero], name + ".i")
            self.node("Cast", [name + ".i"], name + ".f", to=TensorProto.FLOAT)
            self.node("Mul", [name + ".qs", self.constant(name + ".ws", scales)], name + ".s")
            self.node("Mul", [name + ".f", name + ".s"], name + ".m")
        return self.node("Add", [name + ".m", self.constant(name + ".b", b)], name + ".o")

    def layer_norm(self, x, name):
        scale = self.constant(name + ".g", self.weights[name + ".weight"])
        shift = self.constant(name + ".b", self.weights[name + ".bias"])
        inputs = [x, scale, shift]
        return self.node("LayerNormalization", inputs, name + ".o", axis=-1, epsilon=1e-6)

    def token_vectors(self):
        table = self.weights["emb.weight"]
        if not self.int8:
            return self.node("Gather", [self.constant("emb.w", table), "input_ids"], "emb.o")
        values, scales = quantised(table, 1)
        self.node("Gather", [self.constant("emb.q", values), "input_ids"], "emb.g")
        self.node("Cast", ["emb.g"], "emb.f", to=TensorProto.FLOAT)
        self.node("Gather", [self.constant("emb.s", scales), "input_ids"], "emb.gs")
        return self.node("Mul", ["emb.f", "emb.gs"], "emb.o")

    def positions_and_mask(self):
        """The position vectors of this length, and what is added to the scores of padding."""
        self.node("Shape", ["input_ids"], "shape")
        self.node("Gather", ["shape", self.constant("i1", np.array([1], np.int64))], "len")
        table = self.constant("pos.w", self.weights["pos.weight"])
        start = self.constant("z1", np.array([0], np.int64))
        positions = self.node("Slice", [table, start, "len", "z1"], "pos")
        self.node("Cast", ["attention_mask"], "mf", to=TensorProto.FLOAT)
        self.node("Sub", [self.constant("one", np.array(1, np.float32)), "mf"], "mi")
        self.node("Mul", ["mi", self.constant("neg", np.array(MASKED, np.float32))], "mb0")
        axes = self.constant("ax12", np.array([1, 2], np.int64))
        return positions, self.node("Unsqueeze", ["mb0", axes], "mb")

    def block(self, x, i, heads, positions, mask):
        p, width = f"blocks.{i}.", self.weights["emb.weight"].shape[1]
        head = width // heads
        placed = self.node("Add", [self.layer_norm(x, p + "ln1"), positions], p + "a")
        qkv = self.linear(placed, p + "qkv")
        parts = self.constant(p + "parts", np.array([width] * 3, np.int64))
        self.node("Split", [qkv, parts], [p + c + "0" for c in "qkv"], axis=-1)
        for c in "qkv":
            shape = self.constant(p + c + "s", np.array([0, 0, heads, head], np.int64))
            self.node("Reshape", [p + c + "0", shape], p + c + "1")
            self.node("Transpose", [p + c + "1"], p + c, perm=[0, 2, 1, 3])
        self.node("Transpose", [p + "k"], p + "kt", perm=[0, 1, 3, 2])
        self.node("MatMul", [p + "q", p + "kt"], p + "s0")
        scale = self.constant(p + "scale", np.array(1 / np.sqrt(head), np.float32))
        self.node("Mul", [p + "s0", scale], p + "s1")
        self.node("Add", [p + "s1", mask], p + "s2")
        self.node("Softmax", [p + "s2"], p + "pr", axis=-1)
        self.node("MatMul", [p + "pr", p + "v"], p + "c0")
        self.node("Transpose", [p + "c0"], p + "c1", perm=[0, 2, 1, 3])
        flat = self.constant(p + "rs2", np.array([0, 0, width], np.int64))
        self.node("Reshape", [p + "c1", flat], p + "c2")
        x = self.node("Add", [x, self.linear(p + "c2", p + "out")], p + "x1")
        inner = self.linear(self.layer_norm(x, p + "ln2"), p + "ff1")
        active = self.node("Gelu", [inner], p + "gelu", domain="com.microsoft")
        return self.node("Add", [x, self.linear(active, p + "ff2")], p + "x2")


def save_model(weights, heads, path, int8):
    """Write the encoder: input_ids and attention_mask, texts x tokens, to last_hidden_state."""
    graph, layers = Graph(weights, int8), layers_of(weights)
    x = graph.token_vectors()
    if layers:
        positions, mask = graph.positions_and_mask()
        for i in range(layers):
            x = graph.block(x, i, heads, positions, mask)
    graph.node("Identity", [x], "last_hidden_state")

    size = ["batch", "sequence"]
    names = ["input_ids", "attention_mask"] if layers else ["input_ids"]
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT64, size) for n in names]
    width = weights["emb.weight"].shape[1]
    output = helper.make_tensor_value_info(
        "last_hidden_state", TensorProto.FLOAT, size + [width]
    )
    model = helper.make_model(
        helper.make_graph(graph.nodes, "encoder", inputs, [output], graph.constants),
        opset_imports=[
            helper.make_opsetid("", OPSET),
            helper.make_opsetid("com.microsoft", MICROSOFT_OPSET),
        ],
        ir_version=IR_VERSION,
    )
    onnx.save(model, path)


def settings(weights, heads, vocabulary):
    """The two small files beside the model. "bert" makes the library take its plain encoder class."""
    inner = weights.get("blocks.0.ff1.bias", np.zeros(0)).shape[0]
    config = {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "hidden_size": weights["emb.weight"].shape[1],
        "num_hidden_layers": layers_of(weights),
        "num_attention_heads": heads,
        "intermediate_size": int(inner),
        "vocab_size": len(vocabulary),
        "max_position_embeddings": MAX_POSITIONS,
        "pad_token_id": wordpiece.PAD,
    }
    tokenizer = {
        "tokenizer_class": "BertTokenizer",
        "do_lower_case": True,
        "strip_accents": None,
        "tokenize_chinese_chars": True,
        "model_max_length": MAX_TOKENS,
        "unk_token": "[UNK]",
        "sep_token": "[SEP]",
        "pad_token": "[PAD]",
        "cls_token": "[CLS]",
        "mask_token": "[MASK]",
    }
    return config, tokenizer


def mean_of(paths):
    import torch

    files = [torch.load(path) for path in paths]
    return {k: np.mean([f[k].float().numpy() for f in files], axis=0) for k in files[0]}


def main():
    out, heads, weights = sys.argv[1], int(sys.argv[2]), mean_of(sys.argv[3:])
    os.makedirs(out + "/onnx", exist_ok=True)
    save_model(weights, heads, out + "/onnx/model_quantized.onnx", int8=True)
    save_model(weights, heads, out + "/onnx/model.onnx", int8=False)
    vocabulary = json.load(open("prep/vocab.json"))
    tokenizer = wordpiece.tokenizer_json(vocabulary)
    json.dump(tokenizer, open(out + "/tokenizer.json", "w"), ensure_ascii=False)
    config, tokenizer_config = settings(weights, heads, vocabulary)
    json.dump(tokenizer_config, open(out + "/tokenizer_config.json", "w"), indent=1)
    json.dump(config, open(out + "/config.json", "w"), indent=1)


if __name__ == "__main__":
    main()
