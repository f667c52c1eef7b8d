"""Examples as token ids, and the order in which a run sees them."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from pathlib import Path

import torch

from .job import JobError

#: Batches whose examples are sorted by length together: enough that a batch hardly needs padding, few enough that the
#: batches of an epoch stay a random choice.
WINDOW = 16


@dataclass(frozen=True)
class Example:
    prompt: list[int]
    #: Its last token ends the answer.
    answer: list[int]

    def __len__(self) -> int:
        return len(self.prompt) + len(self.answer)


@dataclass(frozen=True)
class Batch:
    #: [examples, tokens], padded at the right: the attention is causal, so that nothing ever sees the padding.
    ids: torch.Tensor
    #: For each answer token, where in the flattened batch it is predicted, which token it is, and whose it is.
    positions: torch.Tensor
    targets: torch.Tensor
    owners: torch.Tensor


def read_examples(file: str) -> list[Example]:
    examples = []
    for number, line in enumerate(Path(file).read_text("utf8").splitlines(), 1):
        row = json.loads(line)
        if not row["prompt"] or not row["answer"]:
            raise JobError(f"{file}:{number}: a prompt and an answer need at least one token each.")
        examples.append(Example(row["prompt"], row["answer"]))
    if not examples:
        raise JobError(f"{file} holds no examples.")
    return examples


def epoch_steps(lengths: list[int], batch_size: int, seed: int, epoch: int) -> list[list[int]]:
    """The examples of each step of an epoch, by index: each exactly once, examples of like length together."""
    source = random.Random(f"{seed}/{epoch}")
    order = list(range(len(lengths)))
    source.shuffle(order)
    steps = []
    for at in range(0, len(order), batch_size * WINDOW):
        window = sorted(order[at : at + batch_size * WINDOW], key=lambda index: lengths[index])
        steps += [window[first : first + batch_size] for first in range(0, len(window), batch_size)]
    source.shuffle(steps)
    return steps


def micro_batches(examples: list[Example], tokens: int) -> list[list[Example]]:
    """Cuts the examples of a step, longest first, so that each part has at most so many tokens with its padding."""
    parts: list[list[Example]] = []
    for example in sorted(examples, key=len, reverse=True):
        if parts and len(parts[-1][0]) * (len(parts[-1]) + 1) <= tokens:
            parts[-1].append(example)
        else:
            parts.append([example])
    return parts


def collate(examples: list[Example], device: torch.device) -> Batch:
    width = max(map(len, examples))
    ids = torch.zeros(len(examples), width, dtype=torch.long)
    positions, targets, owners = [], [], []
    for row, example in enumerate(examples):
        ids[row, : len(example)] = torch.tensor(example.prompt + example.answer)
        # The token before predicts it.
        first = row * width + len(example.prompt) - 1
        positions += range(first, first + len(example.answer))
        targets += example.answer
        owners += [row] * len(example.answer)
    return Batch(ids.to(device), *(torch.tensor(part, device=device) for part in (positions, targets, owners)))
