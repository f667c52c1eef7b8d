"""public/libs/manifest.json: what each committed library is, and what made it."""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
from dataclasses import asdict
from pathlib import Path

from .geometry import Geometry
from .toolchain import toolchain_versions

# A visitor downloads the library before the first answer; a host sends it compressed.
MAX_GZIP_BYTES = 700_000


def describe(name: str, quantization: str, geometry: Geometry, file: Path, sources_sha256: str) -> dict:
    """The manifest row of a built library. `sources_sha256` is what sourcesHash.mjs makes of this folder."""
    data = file.read_bytes()
    compressed = len(gzip.compress(data, 9, mtime=0))
    if compressed > MAX_GZIP_BYTES:
        raise ValueError(f"{file.name} is {compressed} bytes compressed; the limit is {MAX_GZIP_BYTES}")
    return {
        "file": file.name,
        "model": name,
        "quantization": quantization,
        "geometry": asdict(geometry),
        "bytes": len(data),
        "gzipBytes": compressed,
        "sha256": hashlib.sha256(data).hexdigest(),
        "sourcesSha256": sources_sha256,
        "versions": toolchain_versions(),
    }


def read_manifest(folder: Path) -> dict[str, dict]:
    """Rows by file name; empty where there is no manifest yet."""
    path = folder / "manifest.json"
    if not path.exists():
        return {}
    return {row["file"]: row for row in json.loads(path.read_text())["libraries"]}


def write_manifest(folder: Path, rows: dict[str, dict]) -> None:
    """Writes the rows in order of file name, and TVM's NOTICE and LICENSE beside them."""
    import tvm

    ordered = {"version": 1, "libraries": [rows[file] for file in sorted(rows)]}
    (folder / "manifest.json").write_text(json.dumps(ordered, indent=2) + "\n")
    for legal in ("NOTICE", "LICENSE"):
        shutil.copyfile(Path(tvm.__file__).parent / legal, folder / f"TVM-{legal}.txt")
