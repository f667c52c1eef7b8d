"""Writes goldens.json: what numpy makes of 131,072 awkward weights in q4f16_1 and q4f32_1.

The weights come from a generator that quantize/oracle/awkwardWeights.ts repeats; the test compares the hash of the
weights first, so that a difference there is not taken for one in the quantiser. Needs numpy, any version:

    python3 model-build/quantize/oracle/make_goldens.py > model-build/quantize/oracle/goldens.json
"""

import hashlib
import json

import numpy as np

ROWS, WIDTH, GROUP = 512, 256, 32


class Xorshift32:
    """Marsaglia, "Xorshift RNGs", 2003, with the shifts 13, 17, 5."""

    def __init__(self, seed):
        self.state = seed

    def next(self, bound):
        x = self.state
        x ^= (x << 13) & 0xFFFFFFFF
        x ^= x >> 17
        x ^= (x << 5) & 0xFFFFFFFF
        self.state = x
        return (x >> 8) % bound


def f16_value(bits):
    return float(np.array([bits], dtype=np.uint16).view(np.float16)[0])


def row(kind, draw):
    """One row of weights, as doubles that are exact in f32. Each kind aims at one edge of the definition."""
    if kind == 0:  # bell-shaped, as trained weights are
        return [(sum(draw(65536) for _ in range(4)) - 131070) * 2.0**-22 for _ in range(WIDTH)]
    if kind == 1:  # every finite f16
        return [f16_value((draw(2) << 15) | draw(0x7C00)) for _ in range(WIDTH)]
    if kind == 2:  # zeros of both signs
        return [-0.0 if draw(2) else 0.0 for _ in range(WIDTH)]
    if kind == 3:  # f16 denormals
        return [(draw(2047) - 1023) * 2.0**-24 for _ in range(WIDTH)]
    if kind == 4:  # the f16 scale underflows, or barely does not
        return [(draw(9) - 4) * 2.0**-24 for _ in range(WIDTH)]
    if kind == 5:  # exact ties between two levels: scale 2^k, weights in halves of it
        exponent = draw(9) - 6
        values = [(draw(29) - 14) * 2.0 ** (exponent - 1) for _ in range(WIDTH)]
        for start in range(0, WIDTH, GROUP):
            values[start + draw(GROUP)] = 7 * 2.0**exponent
        return values
    if kind == 6:  # f32 weights on the middle between two f16, and next to it
        return [
            f16_value(0x2C00 + draw(1024)) + (2.0**-15 + (draw(3) - 1) * 2.0**-27) * (draw(2) * 2 - 1)
            for _ in range(WIDTH)
        ]
    if kind == 7:  # f32 denormals
        return [(draw(65535) - 32767) * 2.0**-149 for _ in range(WIDTH)]
    if kind == 8:  # the f32 scale underflows, or barely does not
        return [(draw(9) - 4) * 2.0**-149 for _ in range(WIDTH)]
    if kind == 9:  # near the greatest f16
        return [(65504 - draw(64)) * (draw(2) * 2 - 1) * 1.0 for _ in range(WIDTH)]
    if kind == 10:  # full f32 precision
        return [(draw(1 << 24) - (1 << 23)) * 2.0**-26 for _ in range(WIDTH)]
    values = [0.0] * WIDTH  # one weight alone in its group
    for start in range(0, WIDTH, GROUP):
        values[start + draw(GROUP)] = (draw(65535) - 32767) * 2.0**-20
    return values


def quantize(weights, dtype):
    w = weights.astype(dtype).reshape(-1, GROUP)
    seven = dtype(7)
    with np.errstate(all="ignore"):
        scale = (np.abs(w).max(axis=1) / seven).astype(dtype)
        shifted = np.rint(w / scale[:, None] + seven)
    assert shifted.dtype == dtype
    # The converter's max(x, 0) keeps x where x > 0: NaN (0/0) becomes 0.
    levels = np.minimum(np.where(shifted > 0, shifted, dtype(0)), dtype(14)).astype(np.uint32)
    words = np.zeros(levels.size // 8, dtype=np.uint32)
    for i in range(8):
        words |= levels.reshape(-1, 8)[:, i] << np.uint32(4 * i)
    return words, scale


def sha256(array):
    return hashlib.sha256(array.tobytes()).hexdigest()


def main():
    random = Xorshift32(2463534242)
    weights = np.array([row(i % 12, random.next) for i in range(ROWS)], dtype=np.float64)
    as_f32 = weights.astype(np.float32)
    assert (as_f32.astype(np.float64) == weights).all()
    goldens = {"rows": ROWS, "width": WIDTH, "weightsSha256": sha256(as_f32)}
    for name, dtype in (("q4f16_1", np.float16), ("q4f32_1", np.float32)):
        words, scale = quantize(as_f32, dtype)
        per_row = [sha256(words[i * WIDTH // 8 : (i + 1) * WIDTH // 8])[:8] for i in range(24)]
        goldens[name] = {"wordsSha256": sha256(words), "scalesSha256": sha256(scale), "firstRows": per_row}
    print(json.dumps(goldens, indent=2))


if __name__ == "__main__":
    main()
