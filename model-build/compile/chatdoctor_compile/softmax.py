"""softmax_with_temperature over the vocabulary, in two dispatches, for one sequence (WebLLM's numSeqs is 1)."""

from __future__ import annotations

from tvm import tirx
from tvm.script import tirx as T

from .sampling import THREADS

CHUNK = 4096  # values that one workgroup reduces


def chunk_count(vocab_size: int) -> int:
    return -(-vocab_size // CHUNK)


def reduce_chunks(vocab_size: int) -> tirx.PrimFunc:
    """logits [1, 1, V], temperature [1] -> each chunk's maximum [C] and sum of exp((logit - maximum) / temperature) [C]."""
    chunks = chunk_count(vocab_size)

    @T.prim_func(private=True, s_tir=True)
    def softmax_reduce_chunks(var_logits: T.handle, var_temperature: T.handle, var_max: T.handle, var_sum: T.handle):
        T.func_attr({"tirx.is_scheduled": True, "tirx.noalias": True})
        logits = T.match_buffer(var_logits, (1, 1, vocab_size), "float32")
        temperature = T.match_buffer(var_temperature, (1,), "float32")
        chunk_max = T.match_buffer(var_max, (chunks,), "float32")
        chunk_sum = T.match_buffer(var_sum, (chunks,), "float32")
        with T.sblock("root"):
            partial = T.sblock_alloc_buffer((THREADS,), "float32", scope="shared")
            local = T.sblock_alloc_buffer((1,), "float32", scope="local")
            peak = T.sblock_alloc_buffer((1,), "float32", scope="local")
            for chunk in T.thread_binding(chunks, thread="blockIdx.x"):
                for tx in T.thread_binding(THREADS, thread="threadIdx.x"):
                    with T.sblock("chunk"):
                        T.reads()
                        T.writes()
                        local[0] = T.min_value("float32")
                        for i in T.serial(CHUNK // THREADS):
                            if chunk * CHUNK + i * THREADS + tx < vocab_size:
                                local[0] = T.max(local[0], logits[0, 0, chunk * CHUNK + i * THREADS + tx])
                        partial[tx] = local[0]
                        T.tvm_storage_sync("shared")
                        peak[0] = T.min_value("float32")
                        for i in T.serial(THREADS):
                            peak[0] = T.max(peak[0], partial[i])
                        T.tvm_storage_sync("shared")
                        local[0] = T.float32(0)
                        for i in T.serial(CHUNK // THREADS):
                            if chunk * CHUNK + i * THREADS + tx < vocab_size:
                                local[0] = local[0] + T.exp(
                                    (logits[0, 0, chunk * CHUNK + i * THREADS + tx] - peak[0]) / temperature[0]
                                )
                        partial[tx] = local[0]
                        T.tvm_storage_sync("shared")
                        if tx == 0:
                            local[0] = T.float32(0)
                            for i in T.serial(THREADS):
                                local[0] = local[0] + partial[i]
                            chunk_max[chunk] = peak[0]
                            chunk_sum[chunk] = local[0]

    return softmax_reduce_chunks


def normalize(vocab_size: int) -> tirx.PrimFunc:
    """logits [1, 1, V], temperature [1], chunk maxima and sums [C] -> probabilities [1, 1, V]."""
    chunks = chunk_count(vocab_size)

    @T.prim_func(private=True, s_tir=True)
    def softmax_normalize(
        var_logits: T.handle, var_temperature: T.handle, var_max: T.handle, var_sum: T.handle, var_probs: T.handle
    ):
        T.func_attr({"tirx.is_scheduled": True, "tirx.noalias": True})
        logits = T.match_buffer(var_logits, (1, 1, vocab_size), "float32")
        temperature = T.match_buffer(var_temperature, (1,), "float32")
        chunk_max = T.match_buffer(var_max, (chunks,), "float32")
        chunk_sum = T.match_buffer(var_sum, (chunks,), "float32")
        probs = T.match_buffer(var_probs, (1, 1, vocab_size), "float32")
        with T.sblock("root"):
            peak = T.sblock_alloc_buffer((1,), "float32", scope="local")
            total = T.sblock_alloc_buffer((1,), "float32", scope="local")
            for block in T.thread_binding(-(-vocab_size // THREADS), thread="blockIdx.x"):
                for tx in T.thread_binding(THREADS, thread="threadIdx.x"):
                    with T.sblock("softmax"):
                        T.reads()
                        T.writes()
                        peak[0] = T.min_value("float32")
                        for c in T.serial(chunks):
                            peak[0] = T.max(peak[0], chunk_max[c])
                        total[0] = T.float32(0)
                        for c in T.serial(chunks):
                            total[0] = total[0] + chunk_sum[c] * T.exp((chunk_max[c] - peak[0]) / temperature[0])
                        if block * THREADS + tx < vocab_size:
                            probs[0, 0, block * THREADS + tx] = (
                                T.exp((logits[0, 0, block * THREADS + tx] - peak[0]) / temperature[0]) / total[0]
                            )

    return softmax_normalize
