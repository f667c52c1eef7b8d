"""Puts everything that one library holds into one IRModule: graph, sampling, logit functions, metadata."""

from __future__ import annotations

import json

import tvm
from tvm import relax
from tvm.ir import IRModule
from tvm.target import Target

from . import logits, sampling, softmax
from .geometry import Geometry
from .model import CausalLM


def parameter_list(model: CausalLM) -> list[dict]:
    """Name, shape and dtype of every parameter, in the order in which the packed tuple holds them."""
    return [
        {"name": name, "shape": [int(n) for n in parameter.shape], "dtype": str(parameter.dtype)}
        for name, parameter in model.named_parameters()
    ]


def metadata(geometry: Geometry, quantization: str, model: CausalLM) -> dict:
    """What the function `_metadata` returns as JSON: WebLLM reads sizes, kv_state_kind and the parameter names."""
    return {
        "model_type": "mistral",
        "quantization": quantization,
        "context_window_size": geometry.context_window_size,
        "prefill_chunk_size": geometry.prefill_chunk_size,
        "sliding_window_size": -1,
        "attention_sink_size": -1,
        "tensor_parallel_shards": 1,
        "pipeline_parallel_stages": 1,
        "kv_state_kind": "kv_cache",
        "max_batch_size": 1,
        "params": parameter_list(model),
    }


def build_program(geometry: Geometry, quantization: str, target: Target) -> tuple[IRModule, dict]:
    """The module before the pass pipeline, and its metadata."""
    model = CausalLM(geometry, quantization)
    with target:
        module, _ = model.export_tvm(spec=model.specification(), allow_extern=False)
    described = metadata(geometry, quantization, model)
    vocab = geometry.vocab_size
    for name in ("apply_logit_bias_inplace", "apply_penalty_inplace", "apply_bitmask_inplace"):
        module[name] = getattr(logits, name)(vocab)
    builder = relax.BlockBuilder(module)
    _add_metadata(builder, described)
    _add_softmax(builder, vocab)
    _add_argsort(builder, vocab)
    _add_sampler(builder, vocab)
    module = builder.finalize()
    # Upper bounds let the memory planner allocate once, at load, for the largest prompt chunk.
    for name in ("embed", "prefill"):
        module[name] = module[name].with_attr("tir_var_upper_bound", {"seq_len": geometry.prefill_chunk_size})
    return module, described


def _add_metadata(builder: relax.BlockBuilder, described: dict) -> None:
    with builder.function("_metadata", params=[]):
        builder.emit_func_output(tvm.ir.StringImm(json.dumps(described, separators=(",", ":"))))


def _tensor(name: str, shape: tuple, dtype: str) -> relax.Var:
    return relax.Var(name, relax.TensorType(shape, dtype))


def _add_softmax(builder: relax.BlockBuilder, vocab: int) -> None:
    values = _tensor("logits", (1, 1, vocab), "float32")
    temperature = _tensor("temperature", (1,), "float32")
    chunks = relax.TensorType((softmax.chunk_count(vocab),), "float32")
    with builder.function("softmax_with_temperature", params=[values, temperature]):
        with builder.dataflow():
            reduce = builder.add_func(softmax.reduce_chunks(vocab), "softmax_reduce_chunks")
            parts = builder.emit(relax.call_tir(reduce, [values, temperature], [chunks, chunks]))
            normalize = builder.add_func(softmax.normalize(vocab), "softmax_normalize")
            probs = builder.emit_output(
                relax.call_tir(
                    normalize,
                    [values, temperature, builder.emit(parts[0]), builder.emit(parts[1])],
                    relax.TensorType((1, 1, vocab), "float32"),
                )
            )
        builder.emit_func_output(probs)


def _add_argsort(builder: relax.BlockBuilder, vocab: int) -> None:
    probs = _tensor("probs", (1, vocab), "float32")
    padded = -(-vocab // sampling.SORT_BLOCK) * sampling.SORT_BLOCK

    def pair(shape: tuple) -> list:
        return [relax.TensorType(shape, "float32"), relax.TensorType(shape, "int32")]

    with builder.function("argsort_probs", params=[probs]):
        with builder.dataflow():
            sort = builder.add_func(sampling.sort_blocks(vocab), "sort_blocks")
            blocks = builder.emit(relax.call_tir(sort, [probs], pair((padded,))))
            merge = builder.add_func(sampling.merge_blocks(vocab), "merge_sorted_blocks")
            merged = builder.emit(
                relax.call_tir(merge, [builder.emit(blocks[0]), builder.emit(blocks[1])], pair((1, vocab)))
            )
            result = builder.emit_output(merged)
        builder.emit_func_output(result)


def _add_sampler(builder: relax.BlockBuilder, vocab: int) -> None:
    arguments = [
        _tensor("sorted_probs", (1, vocab), "float32"),
        _tensor("sorted_indices", (1, vocab), "int32"),
        _tensor("uniform_samples", (1,), "float32"),
        _tensor("sample_indices", (1,), "int32"),
        _tensor("top_p", (1,), "float32"),
    ]
    with builder.function("sample_with_top_p", params=arguments):
        with builder.dataflow():
            sample = builder.add_func(sampling.sample_top_p(vocab), "sample_sorted_top_p")
            token = builder.emit_output(relax.call_tir(sample, arguments, relax.TensorType((1,), "int32")))
        builder.emit_func_output(token)
