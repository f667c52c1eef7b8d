"""Linear and Embedding over 4-bit groups: weights stay packed, and are dequantised inside the kernel that uses them."""

from __future__ import annotations

from tvm import te, tirx
from tvm.relax.frontend import nn
from tvm.relax.frontend.nn import Tensor, op

from .geometry import GROUP_SIZE, PACK

# q4f16_1 / q4f32_1 store w as a value 0..14 around this zero point: w = (value - 7) * scale.
ZERO_POINT = 7


def dequantized_value(word, index, scale, dtype: str):
    """The weight at place `index` (0..7) of a packed word; `dtype` is that of its scale and of the weight."""
    shift = tirx.Cast("uint32", index * 4)
    value = tirx.bitwise_and(tirx.shift_right(word, shift), tirx.const(15, "uint32"))
    return (tirx.Cast(dtype, value) - tirx.const(ZERO_POINT, dtype)) * scale


def dequantized(q_weight: te.Tensor, q_scale: te.Tensor, row, column):
    """The weight at [row, column]. q_weight: uint32 [out, in/8], q_scale: [out, in/32]."""
    scale = q_scale[row, column // GROUP_SIZE]
    return dequantized_value(q_weight[row, column // PACK], column % PACK, scale, q_scale.dtype)


class _Quantized(nn.Module):
    """The two parameters of a packed matrix [rows, columns]."""

    def __init__(self, rows: int, columns: int, dtype: str) -> None:
        self.rows = rows
        self.columns = columns
        self.dtype = dtype
        self.q_weight = nn.Parameter((rows, columns // PACK), "uint32")
        self.q_scale = nn.Parameter((rows, columns // GROUP_SIZE), dtype)


class QuantizedLinear(_Quantized):
    """The matrix of a linear layer. Products with many vectors are here, those with one in matvec.py."""

    def forward(self, x: Tensor) -> Tensor:
        """x [1, n, columns] -> x · Wᵀ [1, n, rows], summed in f32."""

        def matmul(x: te.Tensor, q_weight: te.Tensor, q_scale: te.Tensor) -> te.Tensor:
            weight = te.compute(
                (self.rows, self.columns), lambda i, j: dequantized(q_weight, q_scale, i, j), name="dequantize"
            )
            k = te.reduce_axis((0, self.columns), name="k")
            product = te.compute(
                (x.shape[0], x.shape[1], self.rows),
                lambda b, i, j: te.sum(x[b, i, k].astype("float32") * weight[j, k].astype("float32"), axis=k),
                name="NT_matmul",
            )
            if self.dtype == "float32":
                return product
            return te.compute(product.shape, lambda *i: product(*i).astype(self.dtype), name="cast")

        return op.tensor_expr_op(matmul, "fused_dequantize_matmul", [x, self.q_weight, self.q_scale])


class QuantizedEmbedding(_Quantized):
    """The table of token embeddings; tied models use it as their output layer too."""

    def forward(self, ids: Tensor) -> Tensor:
        """int32 [n] -> rows [n, columns]"""

        def take(ids: te.Tensor, q_weight: te.Tensor, q_scale: te.Tensor) -> te.Tensor:
            return te.compute(
                (ids.shape[0], self.columns),
                lambda i, j: dequantized(q_weight, q_scale, ids[i], j),
                name="take_dequantize",
            )

        return op.tensor_expr_op(take, "fused_dequantize_take", [ids, self.q_weight, self.q_scale])
