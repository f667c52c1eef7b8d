"""Agreement (a): PEFT's own merge over the dequantised base, quantised by numpy, against a folder that model-build built.

    python agreement.py BASE ADAPTER FOLDER

BASE: transformers' files in f32 (`npm run model-build -- export`); ADAPTER: PEFT's; FOLDER: q4f16_1 or q4f32_1. Merges with
merge_and_unload in f32, quantises with ../quantize/oracle/numpy_oracle.py, and compares every word, scale and vector.
Prints JSON; exits with 1 where 0.2 % of the words or of the scales or more differ, a level by more than one step, or any vector.
"""

import json
import sys
from pathlib import Path

import numpy as np
import torch
from peft import PeftModel
from transformers import AutoModelForCausalLM

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "quantize" / "oracle"))
from numpy_oracle import GROUP, MODEL_DTYPES, quantize  # noqa: E402

#: Of all words, and of all scales.
MOST_WORDS = 0.002
#: Of a level that differs: 4-bit numbers.
MOST_STEPS = 1


def stored_tensors(folder: Path) -> dict[str, np.ndarray]:
    tensors = {}
    for shard in json.loads((folder / "tensor-cache.json").read_text("utf8"))["records"]:
        data = (folder / shard["dataPath"]).read_bytes()
        for record in shard["records"]:
            part = data[record["byteOffset"] : record["byteOffset"] + record["nbytes"]]
            tensors[record["name"]] = np.frombuffer(part, dtype=record["dtype"]).reshape(record["shape"])
    return tensors


def joined(weights: dict[str, np.ndarray], layers: int, tied: bool) -> dict[str, np.ndarray]:
    """The folder's parameters, without .q_weight and .q_scale."""
    names = {"model.embed_tokens": ["model.embed_tokens"], "model.norm.weight": ["model.norm"]}
    if not tied:
        names["lm_head"] = ["lm_head"]
    for layer in range(layers):
        at = f"model.layers.{layer}"
        names[f"{at}.self_attn.qkv_proj"] = [f"{at}.self_attn.{part}_proj" for part in "qkv"]
        names[f"{at}.self_attn.o_proj"] = [f"{at}.self_attn.o_proj"]
        names[f"{at}.mlp.gate_up_proj"] = [f"{at}.mlp.gate_proj", f"{at}.mlp.up_proj"]
        names[f"{at}.mlp.down_proj"] = [f"{at}.mlp.down_proj"]
        for norm in ("input_layernorm", "post_attention_layernorm"):
            names[f"{at}.{norm}.weight"] = [f"{at}.{norm}"]
    return {name: np.concatenate([weights[f"{part}.weight"] for part in parts]) for name, parts in names.items()}


def levels(words: np.ndarray) -> np.ndarray:
    return (words[:, None] >> np.arange(0, 32, 4, dtype=np.uint32)) & np.uint32(15)


def main() -> int:
    base, adapter, folder = map(Path, sys.argv[1:])
    dtype = MODEL_DTYPES[json.loads((folder / "mlc-chat-config.json").read_text("utf8"))["quantization"]]
    model = AutoModelForCausalLM.from_pretrained(base, dtype=torch.float32)
    merged = PeftModel.from_pretrained(model, adapter).merge_and_unload()
    weights = {name: value.numpy() for name, value in merged.state_dict().items()}
    expected = joined(weights, merged.config.num_hidden_layers, merged.config.tie_word_embeddings)
    stored = stored_tensors(folder)
    counts = dict.fromkeys(["words", "words_differing", "scales", "scales_differing", "numbers_differing", "most_steps"], 0)
    for name, value in expected.items():
        if name.endswith(".weight"):
            counts["numbers_differing"] += int((stored.pop(name) != value.astype(dtype)).sum())
            continue
        words, scales = quantize(value.reshape(-1), dtype)
        ours, our_scales = stored.pop(f"{name}.q_weight").reshape(-1), stored.pop(f"{name}.q_scale").reshape(-1)
        assert words.shape == ours.shape and value.shape[1] % GROUP == 0
        different = words != ours
        counts["words"] += len(words)
        counts["words_differing"] += int(different.sum())
        counts["scales"] += len(scales)
        counts["scales_differing"] += int((scales != our_scales).sum())
        if different.any():
            steps = np.abs(levels(words[different]).astype(int) - levels(ours[different]).astype(int)).max()
            counts["most_steps"] = max(counts["most_steps"], int(steps))
    share = counts["words_differing"] / counts["words"]
    agrees = (
        not stored
        and share < MOST_WORDS
        and counts["most_steps"] <= MOST_STEPS
        # A scale or a vector follows from the weights alone: another one is another weight.
        and counts["scales_differing"] / counts["scales"] < MOST_WORDS
        and counts["numbers_differing"] == 0
    )
    print(json.dumps({"folder": folder.name, "agrees": agrees, "share": share, "left_over": sorted(stored), **counts}))
    return 0 if agrees else 1


if __name__ == "__main__":
    sys.exit(main())
