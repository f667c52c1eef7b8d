"""Argsort and top-p sampling as WGSL can run them, for one sequence (WebLLM's numSeqs is 1).

WebLLM calls both for every token over the whole vocabulary V, so they are three dispatches:

- argsort_probs: each workgroup sorts a block in shared memory; then every value finds its rank by binary search in each
  other block. Descending, and stable: of equal probabilities the lower token id comes first.
- sample_with_top_p: the nucleus is the shortest prefix of the sorted probabilities whose sum reaches top_p, that is every
  token before which less than top_p has been summed up; the draw is scaled to the nucleus's own sum.
"""

from __future__ import annotations

from tvm import tirx
from tvm.script import tirx as T

THREADS = 256  # WebGPU's default limit of invocations in a workgroup
# Values in one sorted block: 8 bytes each in shared memory, and WebGPU's default limit is 16 KiB a workgroup.
SORT_BLOCK = 2048
SORT_STAGES = 11  # log2(SORT_BLOCK)


def sort_blocks(vocab_size: int) -> tirx.PrimFunc:
    """probs [1, V] -> values and token ids [blocks * SORT_BLOCK], each block in descending order; padding (-1) last."""
    blocks = -(-vocab_size // SORT_BLOCK)

    @T.prim_func(private=True, s_tir=True)
    def sort_blocks(var_probs: T.handle, var_values: T.handle, var_ids: T.handle):
        T.func_attr({"tirx.is_scheduled": True, "tirx.noalias": True})
        probs = T.match_buffer(var_probs, (1, vocab_size), "float32")
        values = T.match_buffer(var_values, (blocks * SORT_BLOCK,), "float32")
        ids = T.match_buffer(var_ids, (blocks * SORT_BLOCK,), "int32")
        with T.sblock("root"):
            key = T.sblock_alloc_buffer((SORT_BLOCK,), "float32", scope="shared")
            tag = T.sblock_alloc_buffer((SORT_BLOCK,), "int32", scope="shared")
            low = T.sblock_alloc_buffer((1,), "int32", scope="local")
            high = T.sblock_alloc_buffer((1,), "int32", scope="local")
            key_low = T.sblock_alloc_buffer((1,), "float32", scope="local")
            key_high = T.sblock_alloc_buffer((1,), "float32", scope="local")
            tag_low = T.sblock_alloc_buffer((1,), "int32", scope="local")
            tag_high = T.sblock_alloc_buffer((1,), "int32", scope="local")
            disordered = T.sblock_alloc_buffer((1,), "int32", scope="local")
            for block in T.thread_binding(blocks, thread="blockIdx.x"):
                for tx in T.thread_binding(THREADS, thread="threadIdx.x"):
                    with T.sblock("sort"):
                        T.reads()
                        T.writes()
                        for i in T.serial(SORT_BLOCK // THREADS):
                            tag[i * THREADS + tx] = block * SORT_BLOCK + i * THREADS + tx
                            key[i * THREADS + tx] = T.if_then_else(
                                block * SORT_BLOCK + i * THREADS + tx < vocab_size,
                                probs[0, T.min(block * SORT_BLOCK + i * THREADS + tx, vocab_size - 1)],
                                T.float32(-1),
                            )
                        T.tvm_storage_sync("shared")
                        # Bitonic: after stage s, runs of 2^(s+1) are sorted, even ones descending and odd ones ascending.
                        for stage in T.serial(SORT_STAGES):
                            for step in T.serial(stage + 1):
                                for i in T.serial(SORT_BLOCK // 2 // THREADS):
                                    # The pair's distance is 2^(stage - step): spread the pair's number around that bit.
                                    low[0] = T.shift_left(
                                        T.shift_right(i * THREADS + tx, stage - step), stage - step + 1
                                    ) + T.bitwise_and(i * THREADS + tx, T.shift_left(1, stage - step) - 1)
                                    high[0] = low[0] + T.shift_left(1, stage - step)
                                    key_low[0] = key[low[0]]
                                    key_high[0] = key[high[0]]
                                    tag_low[0] = tag[low[0]]
                                    tag_high[0] = tag[high[0]]
                                    disordered[0] = T.if_then_else(
                                        key_high[0] > key_low[0]
                                        or (key_high[0] == key_low[0] and tag_high[0] < tag_low[0]),
                                        1,
                                        0,
                                    )
                                    if disordered[0] != T.bitwise_and(T.shift_right(low[0], stage + 1), 1):
                                        key[low[0]] = key_high[0]
                                        key[high[0]] = key_low[0]
                                        tag[low[0]] = tag_high[0]
                                        tag[high[0]] = tag_low[0]
                                T.tvm_storage_sync("shared")
                        for i in T.serial(SORT_BLOCK // THREADS):
                            values[block * SORT_BLOCK + i * THREADS + tx] = key[i * THREADS + tx]
                            ids[block * SORT_BLOCK + i * THREADS + tx] = tag[i * THREADS + tx]

    return sort_blocks


def merge_blocks(vocab_size: int) -> tirx.PrimFunc:
    """Sorted blocks [blocks * SORT_BLOCK] -> the whole sorted: values (float32) and token ids (int32), both [1, V]."""
    blocks = -(-vocab_size // SORT_BLOCK)

    @T.prim_func(private=True, s_tir=True)
    def merge_sorted_blocks(var_values: T.handle, var_ids: T.handle, var_sorted: T.handle, var_sorted_ids: T.handle):
        T.func_attr({"tirx.is_scheduled": True, "tirx.noalias": True})
        values = T.match_buffer(var_values, (blocks * SORT_BLOCK,), "float32")
        ids = T.match_buffer(var_ids, (blocks * SORT_BLOCK,), "int32")
        sorted_values = T.match_buffer(var_sorted, (1, vocab_size), "float32")
        sorted_ids = T.match_buffer(var_sorted_ids, (1, vocab_size), "int32")
        with T.sblock("root"):
            rank = T.sblock_alloc_buffer((1,), "int32", scope="local")
            before = T.sblock_alloc_buffer((1,), "int32", scope="local")
            mine = T.sblock_alloc_buffer((1,), "float32", scope="local")
            probe = T.sblock_alloc_buffer((1,), "float32", scope="local")
            last = T.sblock_alloc_buffer((1,), "float32", scope="local")
            for block in T.thread_binding(blocks * SORT_BLOCK // THREADS, thread="blockIdx.x"):
                for tx in T.thread_binding(THREADS, thread="threadIdx.x"):
                    with T.sblock("merge"):
                        T.reads()
                        T.writes()
                        mine[0] = values[block * THREADS + tx]
                        rank[0] = 0
                        for other in T.serial(blocks):
                            # How many values of the other block come first? Token ids of a lower block are lower, so its
                            # equal values do. Most blocks lie wholly on one side, which their two ends tell.
                            last[0] = values[other * SORT_BLOCK + SORT_BLOCK - 1]
                            probe[0] = values[other * SORT_BLOCK]
                            if last[0] > mine[0] or (last[0] == mine[0] and other < block * THREADS // SORT_BLOCK):
                                before[0] = SORT_BLOCK
                            elif probe[0] < mine[0] or (probe[0] == mine[0] and other > block * THREADS // SORT_BLOCK):
                                before[0] = 0
                            elif other == block * THREADS // SORT_BLOCK:
                                before[0] = (block * THREADS + tx) % SORT_BLOCK
                            else:
                                # Found bit by bit: `before` of them do. The last one does not, so 11 bits are enough.
                                before[0] = 0
                                for bit in T.serial(1, SORT_STAGES + 1):
                                    probe[0] = values[other * SORT_BLOCK + before[0] + T.shift_right(SORT_BLOCK, bit) - 1]
                                    if probe[0] > mine[0] or (
                                        probe[0] == mine[0] and other < block * THREADS // SORT_BLOCK
                                    ):
                                        before[0] = before[0] + T.shift_right(SORT_BLOCK, bit)
                            rank[0] = rank[0] + before[0]
                        if rank[0] < vocab_size:
                            sorted_values[0, rank[0]] = mine[0]
                            sorted_ids[0, rank[0]] = ids[block * THREADS + tx]

    return merge_sorted_blocks


def sample_top_p(vocab_size: int) -> tirx.PrimFunc:
    """Sorted probabilities and ids [1, V], a draw in [0, 1) [1], its row [1] (always 0), top_p [1] -> token id [1].

    The token is -1 where no probability is positive, which WebLLM reports as an error.
    """
    segment = -(-vocab_size // THREADS)

    @T.prim_func(private=True, s_tir=True)
    def sample_sorted_top_p(
        var_probs: T.handle,
        var_ids: T.handle,
        var_uniform: T.handle,
        var_rows: T.handle,
        var_top_p: T.handle,
        var_token: T.handle,
    ):
        T.func_attr({"tirx.is_scheduled": True, "tirx.noalias": True})
        probs = T.match_buffer(var_probs, (1, vocab_size), "float32")
        ids = T.match_buffer(var_ids, (1, vocab_size), "int32")
        uniform = T.match_buffer(var_uniform, (1,), "float32")
        rows = T.match_buffer(var_rows, (1,), "int32")
        top_p = T.match_buffer(var_top_p, (1,), "float32")
        token = T.match_buffer(var_token, (1,), "int32")
        with T.sblock("root"):
            sums = T.sblock_alloc_buffer((THREADS,), "float32", scope="shared")
            starts = T.sblock_alloc_buffer((THREADS,), "float32", scope="shared")
            mass = T.sblock_alloc_buffer((THREADS,), "float32", scope="shared")
            chosen = T.sblock_alloc_buffer((1,), "int32", scope="shared")
            running = T.sblock_alloc_buffer((1,), "float32", scope="local")
            draw = T.sblock_alloc_buffer((1,), "float32", scope="local")
            start = T.sblock_alloc_buffer((1,), "float32", scope="local")
            for _block in T.thread_binding(1, thread="blockIdx.x"):
                for tx in T.thread_binding(THREADS, thread="threadIdx.x"):
                    with T.sblock("sample"):
                        T.reads()
                        T.writes()
                        # Each thread owns a run of neighbours, so that `start + running sum` never falls from one token to
                        # the next, not even across threads: exactly one token brackets the draw.
                        running[0] = T.float32(0)
                        for i in T.serial(segment):
                            if tx * segment + i < vocab_size:
                                running[0] = running[0] + probs[rows[0], tx * segment + i]
                        sums[tx] = running[0]
                        T.tvm_storage_sync("shared")
                        if tx == 0:
                            chosen[0] = -1
                            running[0] = T.float32(0)
                            for i in T.serial(THREADS):
                                starts[i] = running[0]
                                running[0] = running[0] + sums[i]
                        T.tvm_storage_sync("shared")
                        start[0] = starts[tx]
                        # The sum up to and with the last token of the nucleus, if that lies in this run.
                        running[0] = T.float32(0)
                        draw[0] = T.float32(0)
                        if start[0] < top_p[0]:
                            for i in T.serial(segment):
                                if tx * segment + i < vocab_size and start[0] + running[0] < top_p[0]:
                                    running[0] = running[0] + probs[rows[0], tx * segment + i]
                                    draw[0] = start[0] + running[0]
                        mass[tx] = draw[0]
                        T.tvm_storage_sync("shared")
                        draw[0] = T.float32(0)
                        for i in T.serial(THREADS):
                            draw[0] = T.max(draw[0], mass[i])
                        # A draw that rounds up to the whole mass would bracket no token.
                        draw[0] = T.min(uniform[0] * draw[0], draw[0] * T.float32(0.9999999))
                        running[0] = T.float32(0)
                        if start[0] <= draw[0]:
                            for i in T.serial(segment):
                                if tx * segment + i < vocab_size and start[0] + running[0] <= draw[0]:
                                    running[0] = running[0] + probs[rows[0], tx * segment + i]
                                    if draw[0] < start[0] + running[0]:
                                        chosen[0] = ids[rows[0], tx * segment + i]
                        T.tvm_storage_sync("shared")
                        if tx == 0:
                            token[0] = chosen[0]

    return sample_sorted_top_p
