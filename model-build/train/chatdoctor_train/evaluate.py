"""Loss on examples that were not trained on, in f32, with and without the adapter."""

from __future__ import annotations

import hashlib
import json
import time
from pathlib import Path

import torch

from .examples import Example, collate, micro_batches, read_examples
from .job import Job
from .model import device_of, load_adapter, load_base, token_losses
from .whole import write_whole

#: The base's losses, kept: they are the same for every adapter.
BASE = "held-out.base.json"


def evaluate(job: Job, adapter: Path, target: Path) -> None:
    """Writes one JSON line for each held-out example: its answer tokens, and their loss (nats, summed) by both models."""
    examples = read_examples(job.held_out)
    # The adapter first: where it does not fit, the base is not measured for nothing.
    changed = losses_of(load_adapter(load_base(job, "f32"), adapter), examples, job, "adapter")
    base = base_losses(job, examples)
    rows = [
        {"tokens": len(example.answer), "base": round(before, 6), "adapter": round(after, 6)}
        for example, before, after in zip(examples, base, changed, strict=True)
    ]
    target.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf8")


def base_losses(job: Job, examples: list[Example]) -> list[float]:
    """Of each example by the base alone; kept in the run's folder for as long as base and examples are the same."""
    file = Path(job.out) / BASE
    made = [job.base, job.revision or "", hashlib.sha256(Path(job.held_out).read_bytes()).hexdigest()]
    try:
        kept = json.loads(file.read_text("utf8"))
        if kept["of"] == made:
            return kept["losses"]
    except (FileNotFoundError, ValueError):
        # Not there yet, or cut by a kill: made anew.
        pass
    losses = losses_of(load_base(job, "f32"), examples, job, "base")
    write_whole(file, json.dumps({"of": made, "losses": losses}))
    return losses


@torch.inference_mode()
def losses_of(model: torch.nn.Module, examples: list[Example], job: Job, label: str) -> list[float]:
    model.eval()
    losses = [0.0] * len(examples)
    index = {id(example): place for place, example in enumerate(examples)}
    done, said = 0, time.monotonic()
    for part in micro_batches(examples, job.micro_batch_tokens):
        batch = collate(part, device_of(job))
        sums = torch.zeros(len(part), dtype=torch.float64, device=batch.ids.device)
        sums.index_add_(0, batch.owners, token_losses(model, batch, "f32").double())
        for example, loss in zip(part, sums.tolist(), strict=True):
            losses[index[id(example)]] = loss
        done += len(part)
        if time.monotonic() - said > 10 or done == len(examples):
            said = time.monotonic()
            print(f"{label}: {done} of {len(examples)}", flush=True)
    return losses
