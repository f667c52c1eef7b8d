"""Linear and Embedding over 4-bit groups: weights stay packed, and are dequantised inside the kernel that uses them."""

from __future__ import annotations

from tvm import te, tirx
from tvm.relax.frontend import nn
from tvm.relax.frontend.nn import Tensor, op

from .geometry import GROUP_SIZE, PACK

# q4f16_1 / q4f32_1 store w as a value 0..14 around this zero point: w = (value - 7) * scale.
ZERO_POINT = 7


def dequantized(q_weight: te.Tensor, q_scale: te.Tensor, row, column):
    """The weight at [row, column], in the dtype of its scale. q_weight: uint32 [out, in/8], q_scale: [out, in/32]."""
    # A stored matrix may need 64-bit element numbers; a position in a row never does.
    word = q_weight[row, column // PACK]
    shift = tirx.Cast("uint32", (column % PACK) * 4)
    value = tirx.bitwise_and(tirx.shift_right(word, shift), tirx.const(15, "uint32"))
    return (tirx.Cast(q_scale.dtype, value) - tirx.const(ZERO_POINT, q_scale.dtype)) * q_scale[row, column // GROUP_SIZE]


def _dequantize(q_weight: te.Tensor, q_scale: te.Tensor, rows: int, columns: int) -> te.Tensor:
    return te.compute(
        (rows, columns), lambda i, j: dequantized(q_weight, q_scale, i, j), name="dequantize"
    )


class _Quantized(nn.Module):
    """The two parameters of a packed matrix [rows, columns]."""

    def __init__(self, rows: int, columns: int, dtype: str) -> None:
        self.rows = rows
        self.columns = columns
        self.dtype = dtype
        self.q_weight = nn.Parameter((rows, columns // PACK), "uint32")
        self.q_scale = nn.Parameter((rows, columns // GROUP_SIZE), dtype)


class QuantizedLinear(_Quantized):
    """x [1, n, columns] -> x · Wᵀ [1, n, rows]. Products are summed in f32 where `out_dtype` is float32."""

    def forward(self, x: Tensor, out_dtype: str | None = None) -> Tensor:
        result = out_dtype or self.dtype

        def matmul(x: te.Tensor, q_weight: te.Tensor, q_scale: te.Tensor) -> te.Tensor:
            weight = _dequantize(q_weight, q_scale, self.rows, self.columns)
            k = te.reduce_axis((0, self.columns), name="k")
            return te.compute(
                (x.shape[0], x.shape[1], self.rows),
                lambda b, i, j: te.sum(x[b, i, k].astype(result) * weight[j, k].astype(result), axis=k),
                name="NT_matmul",
            )

        return op.tensor_expr_op(matmul, "fused_dequantize_matmul", [x, self.q_weight, self.q_scale])


class QuantizedEmbedding(_Quantized):
    """Token ids [n] (int32) -> rows of the table [n, columns]; also the output layer of tied models."""

    def forward(self, ids: Tensor) -> Tensor:
        def take(ids: te.Tensor, q_weight: te.Tensor, q_scale: te.Tensor) -> te.Tensor:
            return te.compute(
                (ids.shape[0], self.columns),
                lambda i, j: dequantized(q_weight, q_scale, ids[i], j),
                name="take_dequantize",
            )

        return op.tensor_expr_op(take, "fused_dequantize_take", [ids, self.q_weight, self.q_scale])

    lm_head_forward = QuantizedLinear.forward
