"""Command line: build libraries into a folder with their manifest, or check that a committed one can be rebuilt."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path

from .geometry import ACTIVATION_DTYPE, Geometry, GeometryError
from .library import build_library
from .manifest import describe, read_manifest, write_manifest
from .toolchain import ToolchainError, toolchain_versions

LIBRARIES = Path(__file__).resolve().parent.parent / "libraries.json"


def parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="npm run libs --", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="models of libraries.json (default: all)")
    parser.add_argument("--quantization", choices=sorted(ACTIVATION_DTYPE), help="only this one (default: all)")
    parser.add_argument("--geometry", type=Path, metavar="FILE", help="a model's geometry as JSON, for one not listed")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where libraries and manifest go")
    parser.add_argument("--cache", type=Path, required=True, metavar="DIR", help="keeps the runtime object")
    parser.add_argument("--sources-sha256", required=True, metavar="HEX", help="hash of the compiler's sources")
    parser.add_argument("--check", action="store_true", help="rebuild beside, compare with DIR, change nothing")
    return parser.parse_args(arguments)


def select(options: argparse.Namespace) -> dict[str, Geometry]:
    """The geometries that the command names."""
    if options.geometry is not None:
        if len(options.names) != 1:
            raise GeometryError("--geometry needs exactly one NAME for the library")
        return {options.names[0]: Geometry.from_json(json.loads(options.geometry.read_text()))}
    listed = json.loads(LIBRARIES.read_text())
    unknown = [name for name in options.names if name not in listed]
    if unknown:
        raise GeometryError(f"unknown model {', '.join(unknown)}; known are {', '.join(listed)}")
    return {name: Geometry.from_json(listed[name]) for name in options.names or listed}


def check(row: dict | None, built: dict) -> list[str]:
    """Why the committed library `row` is not what the sources make; empty where it is."""
    if row is None:
        return ["is not in the manifest"]
    problems = []
    if row["sourcesSha256"] != built["sourcesSha256"]:
        problems.append("was built from other sources: run npm run libs and commit the result")
    if row["versions"] == toolchain_versions() and row["sha256"] != built["sha256"]:
        problems.append(f"has the hash {row['sha256']}, but the sources make {built['sha256']}")
    return problems


def run(options: argparse.Namespace) -> int:
    quantizations = [options.quantization] if options.quantization else sorted(ACTIVATION_DTYPE)
    rows = read_manifest(options.out)
    failed = False
    for name, geometry in select(options).items():
        for quantization in quantizations:
            started = time.monotonic()
            file = f"{name}-{quantization}.wasm"
            with tempfile.TemporaryDirectory() as scratch:
                output = (Path(scratch) if options.check else options.out) / file
                build_library(geometry, quantization, output, options.cache)
                built = describe(name, quantization, geometry, output, options.sources_sha256)
            seconds = time.monotonic() - started
            print(f"{file}: {built['bytes']} bytes, {built['gzipBytes']} compressed, {seconds:.0f} s", file=sys.stderr)
            if options.check:
                for problem in check(rows.get(file), built):
                    failed = True
                    print(f"{file} {problem}", file=sys.stderr)
            else:
                rows[file] = built
                write_manifest(options.out, rows)
    return 1 if failed else 0


def main() -> int:
    try:
        return run(parse(sys.argv[1:]))
    except (GeometryError, ToolchainError, OSError, ValueError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
