"""Products of a packed matrix with one vector: what decoding a token is made of.

One workgroup computes ROWS_PER_GROUP outputs. LANES neighbours share a row and read neighbouring words of it; each thread
carries several rows, so that a value of x is read once for all of them. Weights take the value that the format defines, in
the model's dtype; products and sums are f32. The normalisation before and the activation or residual addition after are part
of the kernel: dispatches, not arithmetic, limit small models.
"""

from __future__ import annotations

from tvm import tirx
from tvm.script import tirx as T

from .geometry import GROUP_SIZE, PACK
from .layers import dequantized_value

LANES = 16
THREADS = 64
ROWS = 4  # rows that one thread carries
ROWS_PER_GROUP = THREADS // LANES * ROWS


def _shape(rows: int, columns: int, outputs: int) -> tuple[int, int, int]:
    """Words in a row, steps of a thread along it, workgroups."""
    words = columns // PACK
    return words, -(-words // LANES), -(-outputs // (ROWS_PER_GROUP * outputs // rows))


def normalized_matvec(rows: int, columns: int, dtype: str, out_dtype: str, eps: float, gated: bool) -> tirx.PrimFunc:
    """x [1, 1, columns], norm weight [columns], matrix [rows, columns] -> y [1, 1, outputs]

    y = W · rms_norm(x); gated: silu of its first half times its second half, so that outputs = rows / 2.
    """
    outputs = rows // 2 if gated else rows
    words, steps, groups = _shape(rows, columns, outputs)
    outputs_per_group = ROWS_PER_GROUP // 2 if gated else ROWS_PER_GROUP
    outputs_per_thread = ROWS // 2 if gated else ROWS

    def row_of(first, i: int):
        """The matrix row of a thread's i-th sum; past the end, the last (its sum is not written)."""
        output = T.min(first + i % outputs_per_thread, outputs - 1)
        return output + (i // outputs_per_thread) * outputs

    @T.prim_func(private=True, s_tir=True)
    def matvec(var_x: T.handle, var_norm: T.handle, var_weight: T.handle, var_scale: T.handle, var_y: T.handle):
        T.func_attr({"tirx.is_scheduled": True, "tirx.noalias": True})
        x = T.match_buffer(var_x, (1, 1, columns), dtype)
        norm = T.match_buffer(var_norm, (columns,), dtype)
        weight = T.match_buffer(var_weight, (rows, words), "uint32")
        scale = T.match_buffer(var_scale, (rows, columns // GROUP_SIZE), dtype)
        y = T.match_buffer(var_y, (1, 1, outputs), out_dtype)
        with T.sblock("root"):
            sums = T.sblock_alloc_buffer((THREADS * ROWS,), "float32", scope="shared")
            total = T.sblock_alloc_buffer((ROWS,), "float32", scope="local")
            word = T.sblock_alloc_buffer((ROWS,), "uint32", scope="local")
            factor = T.sblock_alloc_buffer((ROWS,), dtype, scope="local")
            value = T.sblock_alloc_buffer((1,), "float32", scope="local")
            inverse = T.sblock_alloc_buffer((1,), "float32", scope="local")
            for group in T.thread_binding(groups, thread="blockIdx.x"):
                for tx in T.thread_binding(THREADS, thread="threadIdx.x"):
                    with T.sblock("matvec"):
                        T.reads()
                        T.writes()
                        value[0] = T.float32(0)
                        for i in T.serial(-(-columns // THREADS)):
                            if i * THREADS + tx < columns:
                                value[0] = value[0] + T.Cast("float32", x[0, 0, i * THREADS + tx]) * T.Cast(
                                    "float32", x[0, 0, i * THREADS + tx]
                                )
                        sums[tx] = value[0]
                        T.tvm_storage_sync("shared")
                        value[0] = T.float32(0)
                        for i in T.serial(THREADS):
                            value[0] = value[0] + sums[i]
                        inverse[0] = T.rsqrt(value[0] / T.float32(columns) + T.float32(eps))
                        T.tvm_storage_sync("shared")
                        first: T.let[T.int32] = group * outputs_per_group + tx // LANES * outputs_per_thread
                        for r in T.unroll(ROWS):
                            total[r] = T.float32(0)
                        for step in T.serial(steps):
                            if step * LANES + tx % LANES < words:
                                place: T.let[T.int32] = step * LANES + tx % LANES
                                for r in T.unroll(ROWS):
                                    word[r] = weight[row_of(first, r), place]
                                    factor[r] = scale[row_of(first, r), place // (GROUP_SIZE // PACK)]
                                for i in T.unroll(PACK):
                                    value[0] = (
                                        T.Cast("float32", x[0, 0, place * PACK + i])
                                        * inverse[0]
                                        * T.Cast("float32", norm[place * PACK + i])
                                    )
                                    for r in T.unroll(ROWS):
                                        total[r] = total[r] + value[0] * T.Cast(
                                            "float32", dequantized_value(word[r], i, factor[r], dtype)
                                        )
                        for r in T.unroll(ROWS):
                            sums[tx * ROWS + r] = total[r]
                        T.tvm_storage_sync("shared")
                        if tx < outputs_per_group and group * outputs_per_group + tx < outputs:
                            # Thread t finishes output t: the lanes of its row group hold the parts.
                            total[0] = T.float32(0)
                            for lane in T.serial(LANES):
                                total[0] = total[0] + sums[
                                    (tx // outputs_per_thread * LANES + lane) * ROWS + tx % outputs_per_thread
                                ]
                            if gated:
                                total[1] = T.float32(0)
                                for lane in T.serial(LANES):
                                    total[1] = total[1] + sums[
                                        (tx // outputs_per_thread * LANES + lane) * ROWS
                                        + tx % outputs_per_thread
                                        + outputs_per_thread
                                    ]
                                total[0] = total[0] / (T.float32(1) + T.exp(T.float32(0) - total[0])) * total[1]
                            y[0, 0, group * outputs_per_group + tx] = T.Cast(out_dtype, total[0])

    return matvec


def residual_matvec(rows: int, columns: int, dtype: str) -> tirx.PrimFunc:
    """x [1, 1, columns], matrix [rows, columns], residual [1, 1, rows] -> W · x + residual [1, 1, rows]"""
    words, steps, groups = _shape(rows, columns, rows)

    @T.prim_func(private=True, s_tir=True)
    def matvec_add(var_x: T.handle, var_weight: T.handle, var_scale: T.handle, var_residual: T.handle, var_y: T.handle):
        T.func_attr({"tirx.is_scheduled": True, "tirx.noalias": True})
        x = T.match_buffer(var_x, (1, 1, columns), dtype)
        weight = T.match_buffer(var_weight, (rows, words), "uint32")
        scale = T.match_buffer(var_scale, (rows, columns // GROUP_SIZE), dtype)
        residual = T.match_buffer(var_residual, (1, 1, rows), dtype)
        y = T.match_buffer(var_y, (1, 1, rows), dtype)
        with T.sblock("root"):
            sums = T.sblock_alloc_buffer((THREADS * ROWS,), "float32", scope="shared")
            total = T.sblock_alloc_buffer((ROWS,), "float32", scope="local")
            word = T.sblock_alloc_buffer((ROWS,), "uint32", scope="local")
            factor = T.sblock_alloc_buffer((ROWS,), dtype, scope="local")
            value = T.sblock_alloc_buffer((1,), "float32", scope="local")
            for group in T.thread_binding(groups, thread="blockIdx.x"):
                for tx in T.thread_binding(THREADS, thread="threadIdx.x"):
                    with T.sblock("matvec"):
                        T.reads()
                        T.writes()
                        first: T.let[T.int32] = group * ROWS_PER_GROUP + tx // LANES * ROWS
                        for r in T.unroll(ROWS):
                            total[r] = T.float32(0)
                        for step in T.serial(steps):
                            if step * LANES + tx % LANES < words:
                                place: T.let[T.int32] = step * LANES + tx % LANES
                                for r in T.unroll(ROWS):
                                    word[r] = weight[T.min(first + r, rows - 1), place]
                                    factor[r] = scale[T.min(first + r, rows - 1), place // (GROUP_SIZE // PACK)]
                                for i in T.unroll(PACK):
                                    value[0] = T.Cast("float32", x[0, 0, place * PACK + i])
                                    for r in T.unroll(ROWS):
                                        total[r] = total[r] + value[0] * T.Cast(
                                            "float32", dequantized_value(word[r], i, factor[r], dtype)
                                        )
                        for r in T.unroll(ROWS):
                            sums[tx * ROWS + r] = total[r]
                        T.tvm_storage_sync("shared")
                        if tx < ROWS_PER_GROUP and group * ROWS_PER_GROUP + tx < rows:
                            total[0] = T.float32(0)
                            for lane in T.serial(LANES):
                                total[0] = total[0] + sums[(tx // ROWS * LANES + lane) * ROWS + tx % ROWS]
                            y[0, 0, group * ROWS_PER_GROUP + tx] = T.Cast(
                                dtype,
                                total[0] + T.Cast("float32", residual[0, 0, group * ROWS_PER_GROUP + tx]),
                            )

    return matvec_add
