"""Files that a kill leaves as they were."""

from __future__ import annotations

from pathlib import Path


def write_whole(file: Path, text: str) -> None:
    """Writes a file whole or not at all."""
    begun = file.with_name(f"{file.name}.new")
    begun.write_text(text, "utf8")
    begun.replace(file)
