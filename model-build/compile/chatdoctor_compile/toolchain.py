"""Emscripten: the runtime object, once for all libraries, and the link of each library.

Sources are staged in a folder of fixed layout and compiled from inside it with relative names: `__FILE__` and the names of
lambdas then hold no path of the machine, and two machines make the same bytes.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

RUNTIME_SOURCES = Path(__file__).resolve().parent.parent / "runtime"
UNIT = "webgpu_runtime_unit.cc"
INCLUDES = ["-Itvm", "-Itvm/include", "-Iffi/include", "-I."]
COMPILE_FLAGS = ["-Oz", "-std=c++17", "-Wno-ignored-attributes"]
LINK_FLAGS = [
    "-O2",
    "--no-entry",
    "-sWASM_BIGINT=1",
    # The page provides wasi_snapshot_preview1 and the functions that call JavaScript back.
    "-sSTANDALONE_WASM=1",
    "-sERROR_ON_UNDEFINED_SYMBOLS=0",
    "-sALLOW_MEMORY_GROWTH=1",
    "-sTOTAL_MEMORY=160MB",
]
# The packages that end up inside a library, besides this project's own sources.
PACKAGES = ("apache-tvm", "apache-tvm-ffi")


class ToolchainError(RuntimeError):
    """A missing or failing tool; the message says what to install or what the tool said."""


def emscripten_version() -> str:
    """The first line of `emcc --version`; a missing emcc is an error that names the package."""
    try:
        shown = subprocess.run(["emcc", "--version"], capture_output=True, text=True, check=True).stdout
    except (FileNotFoundError, subprocess.CalledProcessError) as error:
        raise ToolchainError("emcc was not found. On Debian: apt-get install emscripten") from error
    return shown.splitlines()[0]


def toolchain_versions() -> dict[str, str]:
    return {**{name: version(name) for name in PACKAGES}, "emscripten": emscripten_version()}


def _run(command: list[str], directory: Path) -> None:
    finished = subprocess.run(command, cwd=directory, capture_output=True, text=True, check=False)
    if finished.returncode != 0:
        raise ToolchainError(f"{' '.join(command)} failed:\n{finished.stderr[-4000:]}")


def _stage(directory: Path) -> None:
    """Copies the wheels' runtime sources and this project's own into `directory`."""
    import tvm
    import tvm_ffi

    tvm_root = Path(tvm.__file__).parent
    ffi_root = Path(tvm_ffi.__file__).parent
    for source, target in (
        (tvm_root / "include", "tvm/include"),
        (tvm_root / "src", "tvm/src"),
        (tvm_root / "web", "tvm/web"),
        (ffi_root / "include", "ffi/include"),
        (ffi_root / "src", "ffi/src"),
        # Last: the headers that the wheel leaves out go between its own.
        (RUNTIME_SOURCES, "."),
    ):
        shutil.copytree(source, directory / target, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))


def runtime_sources_hash() -> str:
    """SHA-256 over this project's runtime sources, the flags and the versions of all that is linked with them."""
    digest = hashlib.sha256(repr((COMPILE_FLAGS, LINK_FLAGS, toolchain_versions())).encode())
    for path in sorted(RUNTIME_SOURCES.rglob("*")):
        if path.is_file():
            digest.update(path.relative_to(RUNTIME_SOURCES).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def runtime_object(cache: Path) -> Path:
    """The compiled runtime, made once for each state of its sources (about half a minute)."""
    final = cache / f"runtime-{runtime_sources_hash()[:16]}.o"
    if final.exists():
        return final
    stage = cache / "stage"
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir(parents=True)
    _stage(stage)
    print("compiling the browser runtime", file=sys.stderr)
    _run(["em++", "-c", *COMPILE_FLAGS, *INCLUDES, UNIT, "-o", "runtime.o"], stage)
    (stage / "runtime.o").rename(final)
    shutil.rmtree(stage)
    return final


def link(output: Path, objects: list[Path], workspace: Path) -> None:
    """Links `objects` (all inside `workspace`) into `output`."""
    names = [path.relative_to(workspace).as_posix() for path in objects]
    _run(["em++", *LINK_FLAGS, "-o", "library.wasm", *names], workspace)
    output.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(workspace / "library.wasm", output)
