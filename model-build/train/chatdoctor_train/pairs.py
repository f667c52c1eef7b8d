"""Turns a data set of the Hugging Face Hub (parquet) into the two files of pairs that a run reads."""

from __future__ import annotations

import json
import random
from pathlib import Path

from .job import JobError


def write_pairs(source: str, question: str, answer: str, held_out: int, seed: int, out: Path) -> tuple[int, int]:
    """
    Writes pairs-train.jsonl and pairs-held-out.jsonl, whole or not at all: `held_out` rows that the seed chooses go to the
    second, all others to the first. A row whose question or answer is empty is left out.

    source: a repository of the Hub, or a folder of parquet files. Returns the number of pairs of each file.
    """
    rows = [row for row in read_rows(source, question, answer) if all(text.strip() for text in row)]
    if len(rows) <= held_out:
        raise JobError(f"{source} holds {len(rows)} pairs, and {held_out} are to be held out.")
    chosen = set(random.Random(seed).sample(range(len(rows)), held_out))
    out.mkdir(parents=True, exist_ok=True)
    for name, wanted in (("pairs-train.jsonl", False), ("pairs-held-out.jsonl", True)):
        begun = out / f"{name}.new"
        with begun.open("w", encoding="utf8") as file:
            for index, (text, reply) in enumerate(rows):
                if (index in chosen) == wanted:
                    file.write(json.dumps({"question": text, "answer": reply}, ensure_ascii=False) + "\n")
        begun.replace(out / name)
    return len(rows) - held_out, held_out


def read_rows(source: str, question: str, answer: str) -> list[tuple[str, str]]:
    import pyarrow.parquet

    rows: list[tuple[str, str]] = []
    for file in parquet_files(source):
        table = pyarrow.parquet.read_table(file)
        missing = sorted({question, answer} - set(table.column_names))
        if missing:
            raise JobError(f"{file} has no column {', '.join(missing)}; it has {', '.join(table.column_names)}.")
        columns = (table.column(name).to_pylist() for name in (question, answer))
        rows += [(text or "", reply or "") for text, reply in zip(*columns, strict=True)]
    return rows


def parquet_files(source: str) -> list[Path]:
    folder = Path(source)
    if not folder.is_dir():
        from huggingface_hub import snapshot_download

        folder = Path(snapshot_download(source, repo_type="dataset", allow_patterns="*.parquet"))
    files = sorted(folder.rglob("*.parquet"))
    if not files:
        raise JobError(f"{source} holds no parquet files.")
    return files
