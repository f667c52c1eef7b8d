"""The job: what ../writeJob.ts made of a configuration and its data. Paths are absolute, text is token ids."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import typing
from dataclasses import dataclass
from pathlib import Path


class JobError(Exception):
    """A job that cannot be run, in a sentence for a person."""


@dataclass(frozen=True)
class Job:
    """Numbers without a unit have none; `tokens` are of the base's vocabulary."""

    name: str
    #: A folder of transformers' files, or a repository.
    base: str
    revision: str | None
    #: What the adapter says it was trained on.
    base_name: str
    #: JSON lines of {"prompt": [ids], "answer": [ids, the stop token last]}.
    train: str
    held_out: str
    #: Receives checkpoints, logs and the adapter.
    out: str
    rank: int
    alpha: float
    dropout: float
    target_modules: list[str]
    #: "none", or "nf4": the base in 4 bits, on an NVIDIA GPU.
    quantization: str
    #: "f32", or "bf16": products in bf16, while weights, sums and the loss stay in f32.
    precision: str
    learning_rate: float
    #: "cosine" to zero, or "constant"; after the warm-up either way.
    schedule: str
    #: Of all steps.
    warmup_ratio: float
    beta1: float
    beta2: float
    weight_decay: float
    #: Longer gradients are scaled down to this norm.
    gradient_clip: float
    #: Examples of one optimiser step.
    batch_size: int
    epochs: int
    #: Padded tokens that pass through the model at once: bounds the memory, changes no result beyond rounding.
    micro_batch_tokens: int
    gradient_checkpointing: bool
    #: "f32" or "f16", of the file that is saved.
    adapter_precision: str
    seed: int

    def fingerprint(self) -> str:
        """One hash over all that a run depends on, the examples included: a checkpoint of another one is refused."""
        settings = dataclasses.asdict(self)
        # Where the files lie changes nothing.
        for place in ("base", "train", "held_out", "out"):
            settings.pop(place)
        digest = hashlib.sha256(json.dumps(settings, sort_keys=True).encode())
        digest.update(Path(self.train).read_bytes())
        return digest.hexdigest()


def read_job(file: Path) -> Job:
    """Reads job.json. A number that is written as text ("2e-4") is refused, not converted."""
    content = json.loads(file.read_text("utf8"))
    types = typing.get_type_hints(Job)
    missing = sorted(types.keys() - content.keys())
    unknown = sorted(content.keys() - types.keys())
    if missing or unknown:
        raise JobError(f"{file}: missing {missing}, unknown {unknown}. Write the job anew with npm run train.")
    return Job(**{name: _checked(file, name, content[name], kind) for name, kind in types.items()})


def _checked(file: Path, name: str, value: object, kind: object) -> object:
    if kind is float and type(value) is int:
        return float(value)
    fits = {
        str: lambda: isinstance(value, str),
        int: lambda: type(value) is int,
        float: lambda: type(value) is float,
        bool: lambda: isinstance(value, bool),
        list[str]: lambda: isinstance(value, list) and all(isinstance(item, str) for item in value),
        str | None: lambda: value is None or isinstance(value, str),
    }[kind]
    if not fits():
        raise JobError(f"{file}: {name} is {json.dumps(value)}, and {getattr(kind, '__name__', kind)} is needed.")
    return value
