"""Functions that change the logits in place before sampling: penalties, biases and grammar masks.

The page's own chat leaves all three neutral; WebLLM looks them up when it starts, and other pages may use them.
Arguments as WebLLM passes them: logits f32 [rows, V]; `row_of` names the row of each entry.
"""

from __future__ import annotations

from tvm import tirx
from tvm.script import tirx as T

from .sampling import THREADS


def apply_logit_bias_inplace(vocab_size: int) -> tirx.PrimFunc:
    """logits[row_of[i], token[i]] += bias[i]"""

    @T.prim_func(s_tir=True)
    def bias(var_logits: T.handle, var_row_of: T.handle, var_token: T.handle, var_bias: T.handle):
        T.func_attr({"global_symbol": "apply_logit_bias_inplace", "tirx.is_scheduled": True, "tirx.noalias": True})
        rows = T.int32()
        count = T.int32()
        logits = T.match_buffer(var_logits, (rows, vocab_size), "float32")
        row_of = T.match_buffer(var_row_of, (count,), "int32")
        token = T.match_buffer(var_token, (count,), "int32")
        bias = T.match_buffer(var_bias, (count,), "float32")
        with T.sblock("root"):
            for block in T.thread_binding((count + THREADS - 1) // THREADS, thread="blockIdx.x"):
                for tx in T.thread_binding(THREADS, thread="threadIdx.x"):
                    with T.sblock("bias"):
                        T.reads()
                        T.writes()
                        if block * THREADS + tx < count:
                            logits[row_of[block * THREADS + tx], token[block * THREADS + tx]] += bias[block * THREADS + tx]

    return bias


def apply_penalty_inplace(vocab_size: int) -> tirx.PrimFunc:
    """Presence, frequency and repetition penalties [rows, 3] on each token that appeared, with its count.

    logit -= presence + count * frequency; then / repetition where positive, * repetition where not.
    """

    @T.prim_func(s_tir=True)
    def penalty(
        var_logits: T.handle,
        var_seq_ids: T.handle,
        var_row_of: T.handle,
        var_token: T.handle,
        var_count: T.handle,
        var_penalties: T.handle,
    ):
        T.func_attr({"global_symbol": "apply_penalty_inplace", "tirx.is_scheduled": True, "tirx.noalias": True})
        rows = T.int32()
        sequences = T.int32()
        count = T.int32()
        logits = T.match_buffer(var_logits, (rows, vocab_size), "float32")
        seq_ids = T.match_buffer(var_seq_ids, (sequences,), "int32")
        row_of = T.match_buffer(var_row_of, (count,), "int32")
        token = T.match_buffer(var_token, (count,), "int32")
        appeared = T.match_buffer(var_count, (count,), "int32")
        penalties = T.match_buffer(var_penalties, (sequences, 3), "float32")
        with T.sblock("root"):
            value = T.sblock_alloc_buffer((1,), "float32", scope="local")
            for block in T.thread_binding((count + THREADS - 1) // THREADS, thread="blockIdx.x"):
                for tx in T.thread_binding(THREADS, thread="threadIdx.x"):
                    with T.sblock("penalty"):
                        T.reads()
                        T.writes()
                        if block * THREADS + tx < count:
                            row: T.let[T.int32] = seq_ids[row_of[block * THREADS + tx]]
                            value[0] = logits[row, token[block * THREADS + tx]] - (
                                penalties[row_of[block * THREADS + tx], 0]
                                + T.Cast("float32", appeared[block * THREADS + tx])
                                * penalties[row_of[block * THREADS + tx], 1]
                            )
                            logits[row, token[block * THREADS + tx]] = T.if_then_else(
                                value[0] > T.float32(0),
                                value[0] / penalties[row_of[block * THREADS + tx], 2],
                                value[0] * penalties[row_of[block * THREADS + tx], 2],
                            )

    return penalty


def apply_bitmask_inplace(vocab_size: int) -> tirx.PrimFunc:
    """Sets a logit to the lowest f32 where its bit (bit t % 32 of word t / 32) is 0. mask: int32 [rows, ceil(V / 32)]."""
    words = -(-vocab_size // 32)
    blocks = -(-vocab_size // THREADS)

    @T.prim_func(s_tir=True)
    def bitmask(var_logits: T.handle, var_seq_ids: T.handle, var_mask: T.handle):
        T.func_attr({"global_symbol": "apply_bitmask_inplace", "tirx.is_scheduled": True, "tirx.noalias": True})
        rows = T.int32()
        sequences = T.int32()
        logits = T.match_buffer(var_logits, (rows, vocab_size), "float32")
        seq_ids = T.match_buffer(var_seq_ids, (sequences,), "int32")
        mask = T.match_buffer(var_mask, (rows, words), "int32")
        with T.sblock("root"):
            for block in T.thread_binding(sequences * blocks, thread="blockIdx.x"):
                for tx in T.thread_binding(THREADS, thread="threadIdx.x"):
                    with T.sblock("bitmask"):
                        T.reads()
                        T.writes()
                        if block % blocks * THREADS + tx < vocab_size:
                            row: T.let[T.int32] = seq_ids[block // blocks]
                            token: T.let[T.int32] = block % blocks * THREADS + tx
                            if T.bitwise_and(T.shift_right(mask[row, token // 32], token % 32), 1) == 0:
                                logits[row, token] = T.min_value("float32")

    return bitmask
