"""Writes an adapter as PEFT does, so that the same adapter gives the same bytes everywhere."""

from __future__ import annotations

import json
from pathlib import Path

import torch
from peft import PeftModel
from safetensors.torch import load_file, save_file

from .job import Job
from .model import TENSORS

DTYPES = {"f32": torch.float32, "f16": torch.float16}


def save_adapter(model: PeftModel, job: Job, folder: Path) -> None:
    model.save_pretrained(folder)
    # PEFT's own card is a form to fill in; the run's card is written from its log.
    (folder / "README.md").unlink(missing_ok=True)
    file = folder / "adapter_config.json"
    config = json.loads(file.read_text("utf8"))
    # Not the path of the base on this machine; and PEFT keeps the modules as a set, in another order in each run.
    config["base_model_name_or_path"] = job.base_name
    config["target_modules"].sort()
    config["inference_mode"] = True
    file.write_text(json.dumps(config, indent=2, sort_keys=True) + "\n", "utf8")
    tensors = folder / TENSORS
    dtype = DTYPES[job.adapter_precision]
    save_file({name: value.to(dtype).contiguous() for name, value in sorted(load_file(tensors).items())}, tensors)
