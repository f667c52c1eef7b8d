"""Checkpoints: one file, replaced whole, that a run which was ended goes on from."""

from __future__ import annotations

import os
import pickle
from dataclasses import dataclass
from pathlib import Path

import torch

from .job import JobError

FILE = "checkpoint.pt"


@dataclass
class Progress:
    #: Optimiser steps that are done.
    step: int = 0
    #: Of training, over all runs.
    seconds: float = 0.0


def save_checkpoint(
    folder: Path, fingerprint: str, model: torch.nn.Module, optimizer: torch.optim.Optimizer, progress: Progress
) -> None:
    state = {
        "fingerprint": fingerprint,
        "step": progress.step,
        "seconds": progress.seconds,
        "weights": {name: weight.detach() for name, weight in model.named_parameters() if weight.requires_grad},
        "optimizer": optimizer.state_dict(),
    }
    new = folder / f"{FILE}.new"
    with new.open("wb") as file:
        torch.save(state, file)
        file.flush()
        os.fsync(file.fileno())
    new.replace(folder / FILE)


def restore_checkpoint(
    folder: Path, fingerprint: str, model: torch.nn.Module, optimizer: torch.optim.Optimizer
) -> Progress:
    """Where the run stands; at its beginning where there is no checkpoint."""
    file = folder / FILE
    if not file.exists():
        return Progress()
    try:
        state = torch.load(file, map_location="cpu", weights_only=True)
    except (RuntimeError, ValueError, EOFError, pickle.UnpicklingError) as error:
        raise JobError(f"{file} is damaged. Remove it: the run then begins anew.") from error
    if state["fingerprint"] != fingerprint:
        raise JobError(
            f"{file} is of a run with other settings or other examples. Give the run another folder, or remove it."
        )
    own = {name: weight for name, weight in model.named_parameters() if weight.requires_grad}
    shapes = [{name: weight.shape for name, weight in side.items()} for side in (own, state["weights"])]
    if shapes[0] != shapes[1]:
        raise JobError(
            f"{file} is of an adapter for another base, with other modules or shapes. Give the run another folder, or remove it."
        )
    with torch.no_grad():
        for name, weight in own.items():
            weight.copy_(state["weights"][name])
    optimizer.load_state_dict(state["optimizer"])
    return Progress(state["step"], state["seconds"])
