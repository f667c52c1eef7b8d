"""The Mistral/Llama graph, with the functions that WebLLM calls: embed, prefill, decode, create_tir_paged_kv_cache."""

from __future__ import annotations


from tvm import te, tirx
from tvm.relax.frontend import nn
from tvm.relax.frontend.nn import Tensor, op
from tvm.relax.frontend.nn.llm.kv_cache import PagedKVCache

from . import matvec
from .geometry import ACTIVATION_DTYPE, Geometry
from .kv_cache import create_paged_kv_cache
from .layers import QuantizedEmbedding, QuantizedLinear


class RMSNorm(nn.Module):
    """x * weight / sqrt(mean(x²) + eps) over the last axis; the mean is taken in f32."""

    def __init__(self, size: int, eps: float, dtype: str) -> None:
        self.eps = eps
        self.weight = nn.Parameter((size,), dtype)

    def forward(self, x: Tensor) -> Tensor:
        return op.rms_norm(x, self.weight, axes=-1, epsilon=self.eps)


def normalized_product(x: Tensor, norm: RMSNorm, matrix: QuantizedLinear | QuantizedEmbedding, out_dtype: str, gated=False):
    """One position [1, 1, columns]: norm and product (and SwiGLU's activation) in one kernel."""
    outputs = matrix.rows // 2 if gated else matrix.rows
    kernel = matvec.normalized_matvec(matrix.rows, matrix.columns, matrix.dtype, out_dtype, norm.eps, gated)
    return op.tensor_ir_op(
        kernel,
        "normalized_matvec",
        [x, norm.weight, matrix.q_weight, matrix.q_scale],
        out=Tensor.placeholder((1, 1, outputs), out_dtype),
    )


def residual_product(x: Tensor, matrix: QuantizedLinear, residual: Tensor) -> Tensor:
    """One position: product and residual addition in one kernel."""
    kernel = matvec.residual_matvec(matrix.rows, matrix.columns, matrix.dtype)
    return op.tensor_ir_op(
        kernel,
        "residual_matvec",
        [x, matrix.q_weight, matrix.q_scale, residual],
        out=Tensor.placeholder((1, 1, matrix.rows), matrix.dtype),
    )


class Attention(nn.Module):
    """Grouped-query attention over the paged cache, which applies the rotary embedding."""

    def __init__(self, geometry: Geometry, dtype: str) -> None:
        self.geometry = geometry
        self.qkv_proj = QuantizedLinear(geometry.qkv_size, geometry.hidden_size, dtype)
        self.o_proj = QuantizedLinear(geometry.hidden_size, geometry.attention_size, dtype)

    def attend(self, qkv: Tensor, cache: PagedKVCache, layer: int) -> Tensor:
        """[1, n, qkv] -> [1, n, heads * head_dim], before the output projection."""
        g = self.geometry
        batch, length, _ = qkv.shape
        heads = g.num_attention_heads + 2 * g.num_key_value_heads
        split = op.reshape(qkv, (batch, length, heads, g.head_dim))
        attended = cache.attention_with_fused_qkv(layer, split, g.num_attention_heads, sm_scale=g.head_dim**-0.5)
        return op.reshape(attended, (batch, length, g.attention_size))


class FeedForward(nn.Module):
    """SwiGLU: down(silu(gate(x)) * up(x)), with gate and up in one matrix."""

    def __init__(self, geometry: Geometry, dtype: str) -> None:
        self.gate_up_proj = QuantizedLinear(2 * geometry.intermediate_size, geometry.hidden_size, dtype)
        self.down_proj = QuantizedLinear(geometry.hidden_size, geometry.intermediate_size, dtype)
        self.intermediate_size = geometry.intermediate_size

    def forward(self, x: Tensor) -> Tensor:
        def silu_mul(joined: te.Tensor) -> te.Tensor:
            width = self.intermediate_size

            def value(b, i, j):
                gate = joined[b, i, j].astype("float32")
                return (gate / (1.0 + te.exp(-gate))).astype(joined.dtype) * joined[b, i, j + width]

            return te.compute((joined.shape[0], joined.shape[1], width), value, name="silu_mul")

        return self.down_proj(op.tensor_expr_op(silu_mul, "silu_mul", [self.gate_up_proj(x)]))


class Block(nn.Module):
    """One transformer layer, with its two residual additions."""

    def __init__(self, geometry: Geometry, dtype: str) -> None:
        self.self_attn = Attention(geometry, dtype)
        self.mlp = FeedForward(geometry, dtype)
        self.input_layernorm = RMSNorm(geometry.hidden_size, geometry.rms_norm_eps, dtype)
        self.post_attention_layernorm = RMSNorm(geometry.hidden_size, geometry.rms_norm_eps, dtype)
        self.dtype = dtype

    def forward(self, x: Tensor, cache: PagedKVCache, layer: int) -> Tensor:
        """Many positions at once."""
        attention = self.self_attn
        x = attention.o_proj(attention.attend(attention.qkv_proj(self.input_layernorm(x)), cache, layer)) + x
        return self.mlp(self.post_attention_layernorm(x)) + x

    def step(self, x: Tensor, cache: PagedKVCache, layer: int) -> Tensor:
        """One position."""
        attention, mlp = self.self_attn, self.mlp
        qkv = normalized_product(x, self.input_layernorm, attention.qkv_proj, self.dtype)
        x = residual_product(attention.attend(qkv, cache, layer), attention.o_proj, x)
        inner = normalized_product(x, self.post_attention_layernorm, mlp.gate_up_proj, self.dtype, gated=True)
        return residual_product(inner, mlp.down_proj, x)


class Trunk(nn.Module):
    """Embedding, layers and the last norm: what the parameter names call `model`. The norm is applied where logits are made."""

    def __init__(self, geometry: Geometry, dtype: str) -> None:
        self.embed_tokens = QuantizedEmbedding(geometry.vocab_size, geometry.hidden_size, dtype)
        self.layers = nn.ModuleList([Block(geometry, dtype) for _ in range(geometry.num_hidden_layers)])
        self.norm = RMSNorm(geometry.hidden_size, geometry.rms_norm_eps, dtype)

    def forward(self, x: Tensor, cache: PagedKVCache) -> Tensor:
        for layer, block in enumerate(self.layers):
            x = block(x, cache, layer)
        return x

    def step(self, x: Tensor, cache: PagedKVCache) -> Tensor:
        for layer, block in enumerate(self.layers):
            x = block.step(x, cache, layer)
        return x


class CausalLM(nn.Module):
    """The whole model. Logits are float32, as WebLLM's samplers want them."""

    def __init__(self, geometry: Geometry, quantization: str) -> None:
        self.geometry = geometry
        self.dtype = ACTIVATION_DTYPE[quantization]
        self.model = Trunk(geometry, self.dtype)
        if not geometry.tie_word_embeddings:
            self.lm_head = QuantizedLinear(geometry.vocab_size, geometry.hidden_size, self.dtype)

    def embed(self, input_ids: Tensor) -> Tensor:
        """int32 [n] -> [n, hidden]"""
        return self.model.embed_tokens(input_ids)

    def _logits(self, x: Tensor) -> Tensor:
        matrix = self.model.embed_tokens if self.geometry.tie_word_embeddings else self.lm_head
        return normalized_product(x, self.model.norm, matrix, "float32")

    def prefill(self, input_embed: Tensor, paged_kv_cache: PagedKVCache):
        """[1, n, hidden] -> logits of the last position [1, 1, vocab]"""

        def last(x: te.Tensor) -> te.Tensor:
            _, length, hidden = x.shape
            return te.compute((1, 1, hidden), lambda i, _, k: x[i, length - 1, k], name="last_position")

        x = self.model(input_embed, paged_kv_cache)
        return self._logits(op.tensor_expr_op(last, "last_position", [x])), paged_kv_cache

    def decode(self, input_embed: Tensor, paged_kv_cache: PagedKVCache):
        """[1, 1, hidden] -> logits [1, 1, vocab]"""
        return self._logits(self.model.step(input_embed, paged_kv_cache)), paged_kv_cache

    def create_tir_paged_kv_cache(
        self,
        max_batch_size: tirx.Var,
        max_total_seq_len: tirx.Var,
        prefill_chunk_size: tirx.Var,
        page_size: tirx.Var,
        support_sliding_window: tirx.Var,
    ) -> PagedKVCache:
        """All arguments are shape tuples of one value, as WebLLM passes them."""
        return create_paged_kv_cache(
            self.geometry,
            self.dtype,
            (max_batch_size, max_total_seq_len, prefill_chunk_size, page_size, support_sliding_window),
        )

    def specification(self) -> dict:
        """Argument specifications for nn's exporter; parameters come packed as one tuple, last."""
        hidden = self.geometry.hidden_size
        packed = {"param_mode": "packed", "effect_mode": "none"}
        forward = {"paged_kv_cache": nn.spec.Object(object_type=PagedKVCache), "$": packed}
        return {
            "embed": {"input_ids": nn.spec.Tensor(["seq_len"], "int32"), "$": packed},
            "prefill": {"input_embed": nn.spec.Tensor([1, "seq_len", hidden], self.dtype), **forward},
            "decode": {"input_embed": nn.spec.Tensor([1, 1, hidden], self.dtype), **forward},
            "create_tir_paged_kv_cache": {
                "max_batch_size": int,
                "max_total_seq_len": int,
                "prefill_chunk_size": int,
                "page_size": int,
                "support_sliding_window": int,
                "$": {"param_mode": "none", "effect_mode": "none"},
            },
        }
