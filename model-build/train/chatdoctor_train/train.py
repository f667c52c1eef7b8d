"""The training loop."""

from __future__ import annotations

import json
import math
import signal
import time
from pathlib import Path

import torch

from .checkpoint import Progress, restore_checkpoint, save_checkpoint
from .examples import collate, epoch_steps, micro_batches, read_examples
from .job import Job, JobError
from .model import add_adapter, device_of, load_base, token_losses
from .save import save_adapter
from .whole import write_whole

#: Between checkpoints.
CHECKPOINT_SECONDS = 300.0
LOG = "log.jsonl"


class Stop:
    """The first interrupt lets the step that runs come to its end and be kept."""

    def __init__(self) -> None:
        self.asked = False
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, self._ask)

    def _ask(self, number: int, _frame: object) -> None:
        self.asked = True
        signal.signal(number, signal.SIG_DFL)


def learning_rate(job: Job, step: int, steps: int) -> float:
    """Of a step, counted from 0."""
    warmup = math.ceil(job.warmup_ratio * steps)
    if step < warmup:
        return job.learning_rate * (step + 1) / warmup
    if job.schedule == "constant":
        return job.learning_rate
    return job.learning_rate * 0.5 * (1 + math.cos(math.pi * (step - warmup) / max(1, steps - warmup)))


def train(job: Job, max_steps: int | None = None) -> bool:
    """
    Runs a job to its end, from its last checkpoint where there is one. After `max_steps` further ones, or an interrupt, it
    keeps a checkpoint and ends early.

    Returns whether it is complete. The adapter is saved either way, as it stands.
    """
    stop = Stop()
    folder = Path(job.out)
    folder.mkdir(parents=True, exist_ok=True)
    examples = read_examples(job.train)
    lengths = [len(example) for example in examples]
    plan = [
        step
        for epoch in range(job.epochs)
        for step in epoch_steps(lengths, job.batch_size, job.seed, epoch)
    ]
    model = add_adapter(load_base(job, job.precision), job)
    weights = [weight for weight in model.parameters() if weight.requires_grad]
    optimizer = torch.optim.AdamW(weights, betas=(job.beta1, job.beta2), weight_decay=job.weight_decay)
    fingerprint = job.fingerprint()
    progress = restore_checkpoint(folder, fingerprint, model, optimizer)
    log = open_log(folder / LOG, progress)
    kept = time.monotonic()
    last = len(plan) if max_steps is None else min(len(plan), progress.step + max_steps)
    model.train()
    while progress.step < last and not stop.asked:
        begun = time.monotonic()
        step = progress.step
        # Dropout depends on the step alone, so that a run which was ended goes on as if it had not been.
        torch.manual_seed(job.seed * 1_000_003 + step)
        rate = learning_rate(job, step, len(plan))
        for group in optimizer.param_groups:
            group["lr"] = rate
        batch = [examples[index] for index in plan[step]]
        total = sum(len(example.answer) for example in batch)
        loss = 0.0
        for part in micro_batches(batch, job.micro_batch_tokens):
            losses = token_losses(model, collate(part, device_of(job)), job.precision)
            (losses.sum() / total).backward()
            loss += losses.sum().item() / total
        norm = torch.nn.utils.clip_grad_norm_(weights, job.gradient_clip).item()
        if not (math.isfinite(loss) and math.isfinite(norm)):
            raise JobError(
                f"Step {step + 1}: the loss is {loss}, the norm of its gradient {norm}. The run has diverged, and nothing of "
                "this step was kept. Train with a lower learningRate or alpha, into another folder."
            )
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        progress.step += 1
        progress.seconds += time.monotonic() - begun
        row = {
            "step": progress.step,
            "steps": len(plan),
            "loss": round(loss, 5),
            "answer_tokens": total,
            "tokens": sum(map(len, batch)),
            "learning_rate": rate,
            "gradient_norm": round(norm, 5),
            "seconds": round(progress.seconds, 2),
        }
        log.write(json.dumps(row) + "\n")
        log.flush()
        print(f"step {progress.step} of {len(plan)}: loss {loss:.4f}, {progress.seconds:.0f} s", flush=True)
        if time.monotonic() - kept > CHECKPOINT_SECONDS:
            save_checkpoint(folder, fingerprint, model, optimizer, progress)
            kept = time.monotonic()
    log.close()
    save_checkpoint(folder, fingerprint, model, optimizer, progress)
    save_adapter(model, job, folder / "adapter")
    return progress.step == len(plan)


def open_log(file: Path, progress: Progress):
    """The log up to the checkpoint: what came after it is done again."""
    rows = file.read_text("utf8").splitlines(keepends=True) if file.exists() else []
    kept = [row for row in rows if row.endswith("\n") and json.loads(row)["step"] <= progress.step]
    # Whole or not at all: the adapter's card counts its rows.
    write_whole(file, "".join(kept))
    return file.open("a", encoding="utf8")
