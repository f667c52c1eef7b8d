"""Creates the runtime's paged KV cache with the attention kernels that a single chat uses.

The runtime takes a list of kernels by position (tvm/src/runtime/vm/paged_kv_cache.cc,
"vm.builtin.paged_attention_kv_cache_create"). Kernels for sliding windows, token trees, multi-latent attention and
several sequences are left out: WebLLM holds one sequence with a full window, and each absent shader is one that a visitor
does not wait for.
"""

from __future__ import annotations

import tvm
from tvm import relax as rx
from tvm import tirx
from tvm.relax.frontend.nn.llm import kv_cache as kernels
from tvm.relax.frontend.nn.llm.kv_cache import AttnKind, PagedKVCache, RopeMode
from tvm.target import Target

from .geometry import Geometry
from .merge_state import merge_state_inplace
from .rotary import split_rotary

# Registered by the runtime unit.
UNAVAILABLE = "chatdoctor.unavailable_for_one_sequence"


def create_paged_kv_cache(geometry: Geometry, dtype: str, sizes: tuple[tirx.Var, ...]) -> PagedKVCache:
    """`sizes`: sequences, tokens, prefill chunk, page size, sliding window (0 or 1), all symbolic."""
    g = geometry
    target = Target.current(allow_none=False)
    builder = rx.BlockBuilder.current()
    heads = (g.num_key_value_heads, g.num_attention_heads)
    no_scaling: dict = {}

    def add(kernel, name: str):
        return builder.add_func(kernel, name)

    def tir(kernel, name: str) -> rx.Tuple:
        return rx.Tuple([tvm.ir.StringImm("tirx"), add(kernel, name)])

    absent = rx.Tuple([])
    transpose_append = add(
        kernels._kv_cache_transpose_append(g.num_key_value_heads, g.head_dim, dtype), "kv_cache_transpose_append"
    )
    ragged = kernels._attention_prefill_ragged(*heads, g.head_dim, g.head_dim, dtype, no_scaling, target)
    prefill = kernels._attention_prefill(*heads, g.head_dim, dtype, False, no_scaling, target)
    decode = kernels._attention_decode(*heads, g.head_dim, dtype, False, no_scaling, target)
    merge = merge_state_inplace(g.num_attention_heads, g.head_dim, dtype)
    rope = split_rotary(g.num_attention_heads, g.num_key_value_heads, g.head_dim, g.rope_theta, dtype)
    # Copies between sequences and debugging: the runtime wants functions there; this one says why there are none.
    unavailable = rx.ExternFunc(UNAVAILABLE)

    arguments = [
        rx.ShapeExpr(list(sizes)),
        rx.ShapeExpr([0, g.num_hidden_layers]),  # first layer of each pipeline stage, and the end
        rx.prim_value(g.num_attention_heads),
        rx.prim_value(g.num_key_value_heads),
        rx.prim_value(g.head_dim),
        rx.prim_value(g.head_dim),
        rx.ShapeExpr([int(AttnKind.MHA)] * g.num_hidden_layers),
        rx.prim_value(False),  # not split over machines
        rx.prim_value(int(RopeMode.NORMAL)),
        rx.prim_value(1),  # rope scale
        rx.prim_value(int(g.rope_theta)),  # read by inline rope only, which normal mode never uses
        rx.prim_value(0),  # rope extension factors: none
        rx.op.zeros((), dtype),  # tells the cache its dtype and device
        transpose_append,
        rx.prim_value(0),  # append for multi-latent attention: none
        tir(ragged, "tir_attention_prefill_ragged"),
        tir(prefill, "tir_attention_prefill"),
        tir(decode, "tir_attention_decode"),
        absent,  # prefill with a sliding window
        absent,  # decode with a sliding window
        absent,  # token tree over pages
        absent,  # token tree
        absent,  # multi-latent attention
        rx.Tuple([add(merge, "tir_attention_merge_state")]),
        add(rope, "tir_split_rotary"),
        unavailable,  # copy a page to another sequence
        unavailable,  # read the cache, for debugging
        unavailable,  # compact the cache after a token tree
    ]
    return PagedKVCache(
        _expr=rx.call_pure_packed("vm.builtin.paged_attention_kv_cache_create", *arguments, ty_args=rx.AnyType()),
        _name="paged_kv_cache",
    )
