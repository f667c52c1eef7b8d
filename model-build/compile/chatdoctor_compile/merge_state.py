"""Joins the attention over earlier chunks with that over the newest one.

TVM's own kernel lets every thread of a head read that head's log-sum and then overwrite it, with nothing between: wherever a
head's threads do not run in step (drivers on the CPU; subgroups narrower than head_dim / 4) some read the sum after it was
changed, and every prompt longer than one prefill chunk goes wrong. Here one thread reads it for all and alone writes it.
"""

from __future__ import annotations

from tvm import tirx
from tvm.script import tirx as T


def merge_state_inplace(heads: int, head_dim: int, dtype: str) -> tirx.PrimFunc:
    """v [n, heads, d] and s [n, heads] (base-2 log of the sum of exponentials) take in v_other and s_other."""

    @T.prim_func(s_tir=True)
    def merge_state_inplace(var_v: T.handle, var_s: T.handle, var_v_other: T.handle, var_s_other: T.handle):
        T.func_attr({"tirx.is_scheduled": True})
        length = T.int32()
        v = T.match_buffer(var_v, (length, heads, head_dim), dtype)
        s = T.match_buffer(var_s, (length, heads), "float32")
        v_other = T.match_buffer(var_v_other, (length, heads, head_dim), dtype)
        s_other = T.match_buffer(var_s_other, (length, heads), "float32")
        with T.sblock("root"):
            sums = T.sblock_alloc_buffer((2,), "float32", scope="shared")
            peak = T.sblock_alloc_buffer((1,), "float32", scope="local")
            mine = T.sblock_alloc_buffer((1,), "float32", scope="local")
            other = T.sblock_alloc_buffer((1,), "float32", scope="local")
            for token in T.thread_binding(length, thread="blockIdx.x"):
                for head in T.thread_binding(heads, thread="blockIdx.y"):
                    for tx in T.thread_binding(head_dim, thread="threadIdx.x"):
                        with T.sblock("merge"):
                            T.reads()
                            T.writes()
                            if tx == 0:
                                sums[0] = s[token, head]
                                sums[1] = s_other[token, head]
                            T.tvm_storage_sync("shared")
                            mine[0] = sums[0]
                            other[0] = sums[1]
                            peak[0] = T.max(mine[0], other[0])
                            mine[0] = T.exp2(mine[0] - peak[0])
                            other[0] = T.exp2(other[0] - peak[0])
                            v[token, head, tx] = T.Cast(
                                dtype,
                                (
                                    T.Cast("float32", v[token, head, tx]) * mine[0]
                                    + T.Cast("float32", v_other[token, head, tx]) * other[0]
                                )
                                / (mine[0] + other[0]),
                            )
                            if tx == 0:
                                s[token, head] = T.log2(mine[0] + other[0]) + peak[0]

    return merge_state_inplace
