"""Rotary position embedding, exact enough for any driver.

WGSL promises sin and cos only to 2^-11, and only within [-pi, pi]; pow is worse. An angle here is position * frequency, up to
thousands of radians, and the error goes straight into which token attends to which. So the frequencies are constants
rounded once, angles are reduced to [-pi/4, pi/4] in three steps (Cody and Waite), and Taylor series do the rest: the result
is within 2e-7 of the true sine and cosine of the f32 angle.
"""

from __future__ import annotations

import math
import struct

from tvm import tirx
from tvm.script import tirx as T

from .sampling import THREADS


def _f32(value: float):
    """A constant with all its bits: TVM prints decimal ones to seven digits, which is 3e-7 off and moves far angles."""
    bits = struct.unpack("<I", struct.pack("<f", value))[0]
    return T.reinterpret("float32", tirx.const(bits, "uint32"))


def _frequency(index, count: int, theta: float):
    """theta^(-index / count) for index in [0, count), chosen from a tree of constants."""

    def choose(low: int, high: int):
        if high - low == 1:
            return _f32(theta ** (-low / count))
        middle = (low + high) // 2
        return tirx.Select(index < middle, choose(low, middle), choose(middle, high))

    return choose(0, count)


def _half_pi_parts() -> tuple[float, float, float]:
    """pi/2 as a sum: the first two have 11 bits, so that products with a quadrant number below 2^13 are exact in f32."""
    first = math.floor(math.pi / 2 * 2**10) / 2**10
    rest = math.pi / 2 - first
    scale = 2.0 ** (10 - math.floor(math.log2(rest)))
    second = math.floor(rest * scale) / scale
    return first, second, rest - second


HALF_PI = _half_pi_parts()


def _series(x, x2, coefficients: list[float]):
    """x * (c0 + c1 x2 + c2 x2^2 + ...)"""
    total = _f32(coefficients[-1])
    for coefficient in reversed(coefficients[:-1]):
        total = total * x2 + _f32(coefficient)
    return x * total


SIN = [1.0, -1 / 6, 1 / 120, -1 / 5040, 1 / 362880]
COS = [1.0, -1 / 2, 1 / 24, -1 / 720, 1 / 40320, -1 / 3628800]


def split_rotary(query_heads: int, key_value_heads: int, head_dim: int, theta: float, dtype: str) -> tirx.PrimFunc:
    """qkv [n, heads + 2 kv heads, d] and positions [n] -> q, k (both rotated) and v; no rotation where apply_rope is 0.

    Halves are paired as in Hugging Face's Llama: value i with value i + d/2.
    """
    heads = query_heads + 2 * key_value_heads
    half = head_dim // 2
    pairs = heads * half

    @T.prim_func(s_tir=True)
    def fused_rope(
        var_qkv: T.handle,
        var_positions: T.handle,
        var_q: T.handle,
        var_k: T.handle,
        var_v: T.handle,
        apply_rope: T.int64,
    ):
        T.func_attr({"op_pattern": 8, "tirx.is_scheduled": True, "tirx.noalias": True})
        length = T.int32()
        positions_offset = T.int32()
        qkv = T.match_buffer(var_qkv, (length, heads, head_dim), dtype)
        q = T.match_buffer(var_q, (length, query_heads, head_dim), dtype)
        k = T.match_buffer(var_k, (length, key_value_heads, head_dim), dtype)
        v = T.match_buffer(var_v, (length, key_value_heads, head_dim), dtype)
        positions = T.match_buffer(var_positions, (length,), "int32", elem_offset=positions_offset)
        with T.sblock("root"):
            angle = T.sblock_alloc_buffer((1,), "float32", scope="local")
            quadrant = T.sblock_alloc_buffer((1,), "int32", scope="local")
            square = T.sblock_alloc_buffer((1,), "float32", scope="local")
            sine = T.sblock_alloc_buffer((1,), "float32", scope="local")
            cosine = T.sblock_alloc_buffer((1,), "float32", scope="local")
            sin_of = T.sblock_alloc_buffer((1,), "float32", scope="local")
            cos_of = T.sblock_alloc_buffer((1,), "float32", scope="local")
            first = T.sblock_alloc_buffer((1,), "float32", scope="local")
            second = T.sblock_alloc_buffer((1,), "float32", scope="local")
            for block in T.thread_binding((length * pairs + THREADS - 1) // THREADS, thread="blockIdx.x"):
                for tx in T.thread_binding(THREADS, thread="threadIdx.x"):
                    with T.sblock("rope"):
                        T.reads()
                        T.writes()
                        if block * THREADS + tx < length * pairs:
                            token: T.let[T.int32] = (block * THREADS + tx) // pairs
                            head: T.let[T.int32] = (block * THREADS + tx) % pairs // half
                            place: T.let[T.int32] = (block * THREADS + tx) % half
                            first[0] = T.Cast("float32", qkv[token, head, place])
                            second[0] = T.Cast("float32", qkv[token, head, place + half])
                            if head < query_heads + key_value_heads and apply_rope > T.int64(0):
                                angle[0] = T.Cast("float32", positions[token]) * _frequency(place, half, theta)
                                quadrant[0] = T.Cast("int32", angle[0] * _f32(2 / math.pi) + T.float32(0.5))
                                angle[0] = angle[0] - T.Cast("float32", quadrant[0]) * _f32(HALF_PI[0])
                                angle[0] = angle[0] - T.Cast("float32", quadrant[0]) * _f32(HALF_PI[1])
                                angle[0] = angle[0] - T.Cast("float32", quadrant[0]) * _f32(HALF_PI[2])
                                square[0] = angle[0] * angle[0]
                                sine[0] = _series(angle[0], square[0], SIN)
                                cosine[0] = _series(T.float32(1), square[0], COS)
                                # Each quadrant swaps the two; two quadrants turn the sign.
                                sin_of[0] = T.Select(T.bitwise_and(quadrant[0], 1) == 0, sine[0], cosine[0])
                                cos_of[0] = T.Select(T.bitwise_and(quadrant[0], 1) == 0, cosine[0], sine[0])
                                if T.bitwise_and(quadrant[0], 2) != 0:
                                    sin_of[0] = T.float32(0) - sin_of[0]
                                if T.bitwise_and(quadrant[0] + 1, 2) != 0:
                                    cos_of[0] = T.float32(0) - cos_of[0]
                                sine[0] = first[0] * cos_of[0] - second[0] * sin_of[0]
                                second[0] = second[0] * cos_of[0] + first[0] * sin_of[0]
                                first[0] = sine[0]
                            if head < query_heads:
                                q[token, head, place] = T.Cast(dtype, first[0])
                                q[token, head, place + half] = T.Cast(dtype, second[0])
                            elif head < query_heads + key_value_heads:
                                k[token, head - query_heads, place] = T.Cast(dtype, first[0])
                                k[token, head - query_heads, place + half] = T.Cast(dtype, second[0])
                            else:
                                v[token, head - query_heads - key_value_heads, place] = T.Cast(dtype, first[0])
                                v[token, head - query_heads - key_value_heads, place + half] = T.Cast(dtype, second[0])

    return fused_rope
