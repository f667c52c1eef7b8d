"""Quantises the weights that writeWeights.ts wrote, with numpy, and prints the digests of what comes out as JSON.

    npx tsx model-build/quantize/oracle/writeWeights.ts FOLDER
    python3 model-build/quantize/oracle/numpy_oracle.py FOLDER > model-build/quantize/oracle/digests.json

Needs numpy, any version. Every operation is done in the model's dtype. Beside the weights it leaves
<dtype>.<quantization>.numpy.words and .scales.
"""

import hashlib
import json
import sys
from pathlib import Path

import numpy as np

GROUP = 32
MODEL_DTYPES = {"q4f16_1": np.float16, "q4f32_1": np.float32}


def stored(file, dtype):
    """The weights of a file, exact in f32. numpy knows no BF16: it is the upper half of an f32."""
    if dtype == "BF16":
        return (np.fromfile(file, dtype=np.uint16).astype(np.uint32) << np.uint32(16)).view(np.float32)
    return np.fromfile(file, dtype={"F16": np.float16, "F32": np.float32}[dtype]).astype(np.float32)


def quantize(weights, dtype):
    w = weights.astype(dtype).reshape(-1, GROUP)
    seven = dtype(7)
    with np.errstate(all="ignore"):
        scale = np.abs(w).max(axis=1) / seven
        shifted = np.rint(w / scale[:, None] + seven)
    assert shifted.dtype == scale.dtype == dtype
    # The converter's max(x, 0) keeps x where x > 0: NaN (0/0) becomes 0.
    levels = np.minimum(np.where(shifted > 0, shifted, dtype(0)), dtype(14)).astype(np.uint32)
    words = np.zeros(levels.size // 8, dtype=np.uint32)
    for i in range(8):
        words |= levels.reshape(-1, 8)[:, i] << np.uint32(4 * i)
    return words, scale


def sha256(*arrays):
    digest = hashlib.sha256()
    for array in arrays:
        digest.update(array.tobytes())
    return digest.hexdigest()


def main():
    folder = Path(sys.argv[1])
    layout = json.loads((folder / "layout.json").read_text())
    kinds = layout["kinds"]
    digests = {}
    for dtype in layout["dtypes"]:
        file = folder / f"{dtype}.weights"
        digests[dtype] = {"weights": hashlib.sha256(file.read_bytes()).hexdigest()}
        for name, model_dtype in MODEL_DTYPES.items():
            words, scale = quantize(stored(file, dtype), model_dtype)
            words.tofile(folder / f"{dtype}.{name}.numpy.words")
            scale.tofile(folder / f"{dtype}.{name}.numpy.scales")
            parts = zip(kinds, np.split(words, len(kinds)), np.split(scale, len(kinds)))
            digests[dtype][name] = {kind: sha256(w, s)[:16] for kind, w, s in parts}
    print(json.dumps(digests, indent=2, ensure_ascii=False))


if __name__ == "__main__":
    main()
