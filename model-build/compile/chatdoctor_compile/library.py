"""One library from a geometry: program, objects, link."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from .geometry import Geometry
from .pipeline import compile_objects, web_target
from .program import build_program
from .toolchain import link, runtime_object


def build_library(geometry: Geometry, quantization: str, output: Path, cache: Path) -> dict:
    """Writes `output` (.wasm) and returns the library's metadata, as its function `_metadata` gives it."""
    target = web_target()
    module, described = build_program(geometry, quantization, target)
    executable = compile_objects(module, target)
    runtime = runtime_object(cache)
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder)
        shutil.copyfile(runtime, workspace / "runtime.o")

        def collect(_file_name: str, files: list[str], **_options) -> list[Path]:
            return [Path(name) for name in files]

        collect.object_format = "o"  # read by export_library
        objects = executable.export_library("library.wasm", fcompile=collect, workspace_dir=str(workspace))
        link(output, [workspace / "runtime.o", *objects], workspace)
    return described
