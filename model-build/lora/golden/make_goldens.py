"""Makes the golden files beside it: tiny bases, adapters as PEFT saves them, and the weights that PEFT merges from them.

To make them again (Python 3.11; torch 2.15.0, transformers 5.23.0, peft 0.21.2, safetensors 0.8.0, from PyPI):

    python make_goldens.py

The base is loaded in f32 and PEFT upcasts the adapter to f32, so that what it computes is the merge that is meant:
W + scale * B @ A, with one rounding for each operation. Only tensors that the merge changed are kept.

Where the base is loaded in half precision, PEFT rounds more; the adapter in half precision has two such merges beside it:
merged-half-base.safetensors, the adapter upcast to f32 as PEFT does by default, and merged-half-both.safetensors, the adapter
left as it is (autocast_adapter_dtype=False). Over a base in f32 the adapter becomes f32 either way.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import torch
from peft import LoraConfig, PeftModel, get_peft_model
from safetensors.torch import load_file, save_file
from transformers import AutoModelForCausalLM, LlamaConfig, LlamaForCausalLM, MistralConfig, MistralForCausalLM

HERE = Path(__file__).resolve().parent
LINEAR = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
SHAPE = {
    "hidden_size": 32,
    "intermediate_size": 64,
    "num_hidden_layers": 2,
    "num_attention_heads": 2,
    "num_key_value_heads": 1,
    "head_dim": 16,
    "vocab_size": 40,
    "max_position_embeddings": 128,
}
BASES = {
    "untied": (MistralForCausalLM, MistralConfig(**SHAPE, tie_word_embeddings=False), torch.bfloat16),
    "tied": (LlamaForCausalLM, LlamaConfig(**SHAPE, tie_word_embeddings=True), torch.float16),
}
CASES = {
    "plain": ("untied", torch.float32, {"r": 4, "lora_alpha": 8, "target_modules": LINEAR}),
    "subset-rslora": (
        "untied",
        torch.float32,
        {"r": 8, "lora_alpha": 5, "use_rslora": True, "target_modules": ["q_proj", "v_proj"]},
    ),
    "patterns": (
        "untied",
        torch.float32,
        {
            "r": 4,
            "lora_alpha": 8,
            "target_modules": LINEAR,
            "rank_pattern": {"k_proj": 7, "layers.1.mlp.down_proj": 2, r"model\.layers\.\d+\.self_attn\.q_proj": 5},
            "alpha_pattern": {"1.self_attn.(q|v)_proj": 3, "mlp.up_proj": 16, "proj": 100},
        },
    ),
    "half-adapter": ("untied", torch.bfloat16, {"r": 16, "lora_alpha": 32, "target_modules": LINEAR}),
    "modules-to-save": (
        "untied",
        torch.float32,
        {"r": 2, "lora_alpha": 4, "target_modules": ["o_proj"], "modules_to_save": ["embed_tokens", "lm_head"]},
    ),
    "embeddings": (
        "untied",
        torch.float32,
        {"r": 3, "lora_alpha": 7, "target_modules": ["embed_tokens", "lm_head", "gate_proj"]},
    ),
    "tied-plain": ("tied", torch.float32, {"r": 4, "lora_alpha": 8, "target_modules": LINEAR}),
    "tied-modules-to-save": (
        "tied",
        torch.float32,
        {"r": 2, "lora_alpha": 4, "target_modules": ["o_proj"], "modules_to_save": ["embed_tokens"]},
    ),
}


def make_base(name: str) -> None:
    kind, config, dtype = BASES[name]
    torch.manual_seed(20230324 + len(name))
    model = kind(config)
    for parameter in model.parameters():
        torch.nn.init.normal_(parameter, 1.0 if parameter.dim() == 1 else 0.0, 0.1)
    folder = HERE / f"base-{name}"
    model.to(dtype).save_pretrained(folder)
    # No weight depends on the vocabulary, but a model without one is none.
    pieces = ["<unk>", "<s>", "</s>", "[INST]", "[/INST]", *"abcdefghijklmnopqrstuvwxyz", "ab", "cd"]
    added = [{"id": i, "content": piece, "special": True} for i, piece in enumerate(pieces[:5])]
    flags = {"single_word": False, "lstrip": False, "rstrip": False, "normalized": False}
    tokenizer = {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [{**token, **flags} for token in added],
        "normalizer": None,
        "pre_tokenizer": None,
        "post_processor": None,
        "decoder": {"type": "Fuse"},
        "model": {
            "type": "BPE",
            "dropout": None,
            "unk_token": "<unk>",
            "continuing_subword_prefix": None,
            "end_of_word_suffix": None,
            "fuse_unk": True,
            "byte_fallback": False,
            "vocab": {piece: i for i, piece in enumerate(pieces)},
            "merges": ["a b", "c d"],
        },
    }
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer) + "\n")


def make_case(name: str, base: str, dtype: torch.dtype, settings: dict) -> None:
    torch.manual_seed(len(name))
    folder = HERE / name
    model = get_peft_model(
        AutoModelForCausalLM.from_pretrained(HERE / f"base-{base}", dtype=torch.float32),
        LoraConfig(task_type="CAUSAL_LM", **settings),
    )
    for parameter in model.parameters():
        if parameter.requires_grad:
            torch.nn.init.normal_(parameter, 0.0, 0.1)
    # Unlike after PEFT's own initialisation, B is not zero.
    for key, parameter in model.named_parameters():
        if parameter.requires_grad:
            parameter.data = parameter.data.to(dtype)
    model.save_pretrained(folder)
    config = json.loads((folder / "adapter_config.json").read_text())
    # The path of the base on this machine, and the versions, which are named above.
    config["base_model_name_or_path"] = f"base-{base}"
    if isinstance(config["target_modules"], list):
        # PEFT keeps them as a set, whose order changes from run to run.
        config["target_modules"].sort()
    (folder / "adapter_config.json").write_text(json.dumps(config, indent=2, sort_keys=True) + "\n")
    (folder / "README.md").unlink(missing_ok=True)

    changed = merge(folder, base, "merged.safetensors")
    if dtype != torch.float32:
        merge(folder, base, "merged-half-base.safetensors", base_dtype=dtype)
        merge(folder, base, "merged-half-both.safetensors", base_dtype=dtype, autocast_adapter_dtype=False)
    print(name, len(changed), sorted(load_file(folder / "adapter_model.safetensors"))[:3])


def merge(folder: Path, base: str, file: str, base_dtype: torch.dtype = torch.float32, **options: bool) -> dict:
    """Writes and returns the tensors that the merge changed."""
    loaded = AutoModelForCausalLM.from_pretrained(HERE / f"base-{base}", dtype=base_dtype)
    before = {key: value.clone() for key, value in loaded.state_dict().items()}
    merged = PeftModel.from_pretrained(loaded, folder, **options).merge_and_unload().state_dict()
    changed = {
        key: value.clone().contiguous()
        for key, value in merged.items()
        if key not in before or not torch.equal(before[key], value)
    }
    save_file(changed, folder / file)
    return changed


def main() -> None:
    torch.set_num_threads(1)
    for name in [*(f"base-{base}" for base in BASES), *CASES]:
        shutil.rmtree(HERE / name, ignore_errors=True)
    for name in BASES:
        make_base(name)
    for name, (base, dtype, settings) in CASES.items():
        make_case(name, base, dtype, settings)


if __name__ == "__main__":
    main()
