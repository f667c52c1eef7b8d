"""Measures what a merge in half precision changes, on 54.5 million weights of a linear shape like Mistral's.

    python half_precision.py        (the packages of make_goldens.py; 4 GB of memory, a minute)

PEFT merges one adapter into one base in f32, which gives our own weights (the golden files hold that bit for bit), then with
the base in half precision, and with both. Prints how many weights and, after quantisation, levels and scales are others, the
largest difference in units of the last place (ulp) of the half precision, and the relative RMS error that quantisation and
merge have together.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import numpy as np
import torch
from make_goldens import LINEAR
from peft import LoraConfig, PeftModel, get_peft_model
from transformers import AutoModelForCausalLM, MistralConfig, MistralForCausalLM

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "quantize/oracle"))
from numpy_oracle import MODEL_DTYPES, quantize  # noqa: E402

SHAPE = {
    "hidden_size": 2048,
    "intermediate_size": 7168,
    "num_hidden_layers": 1,
    "num_attention_heads": 16,
    "num_key_value_heads": 4,
    "head_dim": 128,
    "vocab_size": 64,
    "tie_word_embeddings": False,
}
# Bits behind the leading one, and the least spacing.
PRECISIONS = {"BF16": (torch.bfloat16, 7, 2.0**-133), "F16": (torch.float16, 10, 2.0**-24)}


def write_sources(folder: Path, half: torch.dtype) -> None:
    """W of deviation 1/sqrt(columns); scale * B * A is a 12th of that."""
    torch.manual_seed(1)
    base = MistralForCausalLM(MistralConfig(**SHAPE))
    for weight in base.parameters():
        torch.nn.init.normal_(weight, 1.0 if weight.dim() == 1 else 0.0, weight.shape[-1] ** -0.5)
    base.to(half).save_pretrained(folder / "base")
    config = LoraConfig(task_type="CAUSAL_LM", r=16, lora_alpha=32, target_modules=LINEAR)
    model = get_peft_model(AutoModelForCausalLM.from_pretrained(folder / "base", dtype=torch.float32), config)
    for name, weight in model.named_parameters():
        if "lora_" in name:
            torch.nn.init.normal_(weight, 0.0, weight.shape[-1] ** -0.5 if "lora_A" in name else 0.01)
            weight.data = weight.data.to(half)
    model.save_pretrained(folder / "adapter")


def merged(folder: Path, dtype: torch.dtype, **options: bool) -> np.ndarray:
    """All linear weights in one row, in f32."""
    base = AutoModelForCausalLM.from_pretrained(folder / "base", dtype=dtype)
    weights = PeftModel.from_pretrained(base, folder / "adapter", **options).merge_and_unload().state_dict()
    return np.concatenate([weights[key].float().numpy().ravel() for key in weights if "_proj." in key])


def relative_rms(error: np.ndarray, weights: np.ndarray) -> float:
    return float(np.sqrt((error.astype(np.float64) ** 2).sum() / (weights.astype(np.float64) ** 2).sum()))


def packed(weights: np.ndarray, dtype: type) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Levels [groups, 32], scales, and the weights that they stand for."""
    words, scale = quantize(weights, dtype)
    levels = ((words[:, None] >> np.arange(0, 32, 4, dtype=np.uint32)) & 15).reshape(-1, 32)
    return levels, scale, ((levels.astype(dtype) - dtype(7)) * scale[:, None]).ravel()


def main() -> None:
    torch.set_num_threads(1)
    for name, (half, bits, least) in PRECISIONS.items():
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            write_sources(folder, half)
            ours = merged(folder, torch.float32)
            ways = {"base": merged(folder, half), "both": merged(folder, half, autocast_adapter_dtype=False)}
        with np.errstate(divide="ignore"):
            ulp = np.maximum(2.0 ** (np.floor(np.log2(np.abs(ours))) - bits), least)
        for way, theirs in ways.items():
            error = np.abs(ours.astype(np.float64) - theirs)
            print(f"{name}, {way} in half precision: {(error > 0).mean():.2%} of {ours.size} weights differ,")
            print(f"  by at most {error.max():.3g} and {(error / ulp).max():.1f} ulp, 99.9 % by {np.percentile(error / ulp, 99.9):.1f} ulp;")
            print(f"  relative RMS {relative_rms(error, ours):.5f}")
            for quantization, dtype in MODEL_DTYPES.items():
                levels, scale, values = packed(ours, dtype)
                other_levels, other_scale, other_values = packed(theirs, dtype)
                print(
                    f"  {quantization}: {(levels != other_levels).mean():.3%} of levels and"
                    f" {(scale != other_scale).mean():.1%} of scales differ; relative RMS to the unrounded"
                    f" {relative_rms(values - ours, ours):.5f}, then {relative_rms(other_values - ours, ours):.5f}"
                )


if __name__ == "__main__":
    main()
