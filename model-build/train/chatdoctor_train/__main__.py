"""
python -m chatdoctor_train train JOB [--max-steps N]
                           evaluate JOB [--adapter DIR] [--to FILE]
                           pairs SOURCE --question COLUMN --answer COLUMN --held-out N --seed N --out DIR
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .job import JobError, read_job

#: Ended early and kept: the same command goes on.
INCOMPLETE = 3


def main() -> int:
    parser = argparse.ArgumentParser(prog="chatdoctor_train")
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("train", "evaluate"):
        command = commands.add_parser(name)
        command.add_argument("job", type=Path)
        command.add_argument("--threads", type=int)
        if name == "train":
            command.add_argument("--max-steps", type=int)
        else:
            command.add_argument("--adapter", type=Path)
            command.add_argument("--to", type=Path)
    command = commands.add_parser("pairs")
    command.add_argument("source")
    command.add_argument("--question", required=True)
    command.add_argument("--answer", required=True)
    command.add_argument("--held-out", type=int, required=True)
    command.add_argument("--seed", type=int, required=True)
    command.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    try:
        if options.command == "pairs":
            from .pairs import write_pairs

            words = (options.question, options.answer, options.held_out, options.seed, options.out)
            print("{} pairs to train on, {} held out".format(*write_pairs(options.source, *words)))
            return 0
        job = read_job(options.job)
        import torch

        if options.threads is not None:
            torch.set_num_threads(options.threads)
        if options.command == "train":
            from .train import train

            return 0 if train(job, options.max_steps) else INCOMPLETE
        from .evaluate import evaluate

        out = Path(job.out)
        evaluate(job, options.adapter or out / "adapter", options.to or out / "held-out.jsonl")
        return 0
    except JobError as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
