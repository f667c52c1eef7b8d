"""Quantises the weights that writeWeights.ts wrote, with a tensor expression that TVM compiles for this processor.

    .cache/compile/python-*/bin/python model-build/quantize/oracle/te_oracle.py FOLDER

Needs the pinned apache-tvm (npm run libs -- --prepare). MLC-LLM's converter is such an expression too; what its operators
mean (round to even, the maximum of NaN and 0) is TVM's word here and not ours. Beside the weights it leaves
<dtype>.<quantization>.te.words and .scales.
"""

import json
import sys
from pathlib import Path

import numpy as np
import tvm
from tvm import te, tirx

GROUP, PACK = 32, 8
MODEL_DTYPES = {"q4f16_1": "float16", "q4f32_1": "float32"}
# BF16 comes as its bits.
STORED = {"BF16": "uint16", "F16": "float16", "F32": "float32"}


def quantizer(groups, stored, dtype):
    """stored [groups, 32] -> words uint32 [groups, 4], scale `dtype` [groups]; every operation in `dtype`."""
    source = te.placeholder((groups, GROUP), STORED[stored], name="source")

    def weight(*index):
        value = source(*index)
        if stored == "BF16":
            value = tirx.reinterpret("float32", tirx.shift_left(value.astype("uint32"), tirx.const(16, "uint32")))
        return value.astype(dtype)

    w = te.compute((groups, GROUP), weight, name="weight")
    k = te.reduce_axis((0, GROUP), name="k")
    greatest = te.compute((groups,), lambda g: te.max(tirx.abs(w[g, k]), axis=k), name="greatest")
    scale = te.compute((groups,), lambda g: greatest[g] / tirx.const(7, dtype), name="scale")

    def level(g, i):
        shifted = tirx.round(w[g, i] / scale[g] + tirx.const(7, dtype))
        clamped = tirx.min(tirx.max(shifted, tirx.const(0, dtype)), tirx.const(14, dtype))
        return clamped.astype("uint32")

    levels = te.compute((groups, GROUP), level, name="level")
    place = te.reduce_axis((0, PACK), name="place")
    words = te.compute(
        (groups, GROUP // PACK),
        lambda g, j: te.sum(levels[g, j * PACK + place] << (place * 4).astype("uint32"), axis=place),
        name="words",
    )
    return te.create_prim_func([source, words, scale])


def main():
    folder = Path(sys.argv[1])
    layout = json.loads((folder / "layout.json").read_text())
    for stored in layout["dtypes"]:
        weights = np.fromfile(folder / f"{stored}.weights", dtype=STORED[stored]).reshape(-1, GROUP)
        groups = weights.shape[0]
        for name, dtype in MODEL_DTYPES.items():
            module = tvm.IRModule({"main": quantizer(groups, stored, dtype)})
            words = tvm.runtime.tensor(np.zeros((groups, GROUP // PACK), "uint32"))
            scale = tvm.runtime.tensor(np.zeros(groups, dtype))
            tvm.compile(module, target="llvm")["main"](tvm.runtime.tensor(weights), words, scale)
            words.numpy().tofile(folder / f"{stored}.{name}.te.words")
            scale.numpy().tofile(folder / f"{stored}.{name}.te.scales")


if __name__ == "__main__":
    main()
