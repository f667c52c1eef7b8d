"""The base with its adapter, and the loss."""

from __future__ import annotations

import contextlib
from pathlib import Path

import torch
from peft import LoraConfig, PeftModel, get_peft_model, get_peft_model_state_dict, prepare_model_for_kbit_training
from safetensors import safe_open
from transformers import AutoModelForCausalLM

from .examples import Batch
from .job import Job, JobError

#: Of an adapter.
TENSORS = "adapter_model.safetensors"


def device_of(job: Job) -> torch.device:
    if torch.cuda.is_available():
        return torch.device("cuda")
    if job.quantization == "nf4":
        raise JobError(
            "nf4 keeps the base in 4 bits with bitsandbytes, which needs an NVIDIA GPU; this machine shows none. "
            'Train there, or set "quantization" to "none" with a reason, which is another recipe.'
        )
    return torch.device("cpu")


def load_base(job: Job, precision: str) -> torch.nn.Module:
    """The base in f32, or with precision "bf16" what autocast would make of it; in 4 bits where the job says so."""
    device = device_of(job)
    options: dict = {"revision": job.revision, "attn_implementation": "eager" if device.type == "cpu" else "sdpa"}
    if job.quantization == "nf4":
        from transformers import BitsAndBytesConfig

        options["dtype"] = torch.bfloat16
        options["device_map"] = {"": 0}
        options["quantization_config"] = BitsAndBytesConfig(
            load_in_4bit=True,
            bnb_4bit_quant_type="nf4",
            bnb_4bit_use_double_quant=True,
            bnb_4bit_compute_dtype=torch.bfloat16,
        )
        model = AutoModelForCausalLM.from_pretrained(job.base, **options)
        return prepare_model_for_kbit_training(model, use_gradient_checkpointing=job.gradient_checkpointing)
    model = AutoModelForCausalLM.from_pretrained(job.base, dtype=torch.float32, **options).to(device)
    if precision == "bf16":
        round_matrices(model)
    if job.gradient_checkpointing:
        model.gradient_checkpointing_enable()
        model.enable_input_require_grads()
    return model


def round_matrices(model: torch.nn.Module) -> None:
    """Rounds the frozen matrices to bf16 once. Autocast would do the same, with the same result, before every product."""
    for module in model.modules():
        if isinstance(module, torch.nn.Linear):
            # A parameter of its own: in a tied model lm_head's is the embedding, which stays in f32.
            module.weight = torch.nn.Parameter(module.weight.detach().to(torch.bfloat16), requires_grad=False)


def add_adapter(base: torch.nn.Module, job: Job) -> PeftModel:
    """A new adapter: B is zero, so that it changes nothing yet; A is drawn from the seed."""
    torch.manual_seed(job.seed)
    config = LoraConfig(
        task_type="CAUSAL_LM",
        r=job.rank,
        lora_alpha=job.alpha,
        lora_dropout=job.dropout,
        target_modules=job.target_modules,
    )
    return get_peft_model(base, config)


def load_adapter(base: torch.nn.Module, folder: Path) -> PeftModel:
    """A saved adapter, raised to f32. One that does not fit the base whole is refused: PEFT would go on with what fits."""
    try:
        with safe_open(folder / TENSORS, "pt") as file:
            there = set(file.keys())
        model = PeftModel.from_pretrained(base, folder)
    # PEFT, safetensors and torch each have errors of their own for a file that is damaged or of another model.
    except Exception as error:
        words = " ".join(str(error).split())[:300]
        raise JobError(
            f"{folder} cannot be put on this base. {type(error).__name__}: {words}\n"
            "Name an adapter as PEFT saves it, trained on a base of the same shape."
        ) from error
    wanted = set(get_peft_model_state_dict(model, save_embedding_layers=False))
    # Beside the adapter's own PEFT may have saved an embedding of the base.
    odd = sorted(wanted - there) + sorted(name for name in there - wanted if ".lora_" in name)
    if odd:
        raise JobError(
            f"{folder} does not fit this base: {len(odd)} tensors stand on one side only, the first is {odd[0]}.\n"
            "Name an adapter whose tensors are those that its adapter_config.json speaks of, for a base of this shape."
        )
    return model


def token_losses(model: torch.nn.Module, batch: Batch, precision: str) -> torch.Tensor:
    """The loss of each answer token, in nats and f32. Only where an answer is predicted are logits computed."""
    # PEFT changes the base's own modules; what it wraps around them is not needed here.
    causal = model.get_base_model() if isinstance(model, PeftModel) else model
    products = (
        torch.autocast(batch.ids.device.type, dtype=torch.bfloat16)
        if precision == "bf16"
        else contextlib.nullcontext()
    )
    with products:
        hidden = causal.model(input_ids=batch.ids, use_cache=False).last_hidden_state
        logits = causal.lm_head(hidden.flatten(0, 1)[batch.positions])
    return torch.nn.functional.cross_entropy(logits.float(), batch.targets, reduction="none")
