"""Writes jdoc/language/patterns-*.bin: the patterns of commands, compiled, a file for each version of `re`'s engine.

`python scripts/patterns.py [PYTHON …]` notes which patterns are asked for while the samples are read, and has each
Python named compile them, besides the one that runs this. `--show` writes to standard output, and no file.
"""

from __future__ import annotations

import _sre
import json
import marshal
import os
import subprocess
import sys
from array import array
from pathlib import Path
from re import _compiler, _parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "jdoc" / "language"

if TYPE_CHECKING:
    from jdoc.language.kept import Key, Made

EXPRESSIONS = ("五千六百八十億円", "令和7年4月1日", "外務省", "三割", "第3条", "10時半", "米国")
"""What is looked up, besides."""


class Asked(dict[tuple[str, int], object]):
    """A table that has nothing, and notes what it is asked for."""

    def get(self, key: Key, _: object = None) -> None:  # type: ignore[override]
        """Note a pattern."""
        self[key] = None


def asked_for() -> list[Key]:
    """Return the patterns that are asked for while the samples go through all stages, in order."""
    asked = Asked()
    os.environ["JDOC_PURE"] = "1"  # what is compiled asks for no patterns: the file is the same with it and without it
    from jdoc import lookup, pipeline  # noqa: PLC0415 -- another Python that compiles only has no jdoc
    from jdoc.language import kept  # noqa: PLC0415

    kept.kept_patterns = lambda: asked  # type: ignore[assignment]
    for path in sorted([*(ROOT / "samples").glob("*.txt"), *(ROOT / "tests" / "gold").glob("*.txt")]):
        for style in ("arabic", "kanji"):
            work = pipeline.Work(stages=pipeline.STAGES, style=style)  # type: ignore[arg-type]
            list(pipeline.process(path, work=work))
    for expression in EXPRESSIONS:
        list(lookup.find_meanings(expression))
    return sorted(asked)


def made(pattern: str, flags: int) -> Made:
    """Compile a pattern as `re` does, up to what its engine takes."""
    parsed = _parser.parse(pattern, flags)
    code = _compiler._code(parsed, flags)  # noqa: SLF001
    names: list[str | None] = [None] * parsed.state.groups
    for name, number in parsed.state.groupdict.items():
        names[number] = name
    packed = array("I", code).tobytes()
    return flags | parsed.state.flags, packed, parsed.state.groups - 1, dict(parsed.state.groupdict), tuple(names)


def contents(keys: list[Key]) -> bytes:
    """Return the file for this Python."""
    return marshal.dumps({(pattern, flags): made(pattern, flags) for pattern, flags in keys}, 2)


def main() -> None:
    """Write a file for this Python, and for each that is named, or show the one for this."""
    if sys.argv[1:] == ["--compile"]:
        keys = [(pattern, flags) for pattern, flags in json.load(sys.stdin)]
    else:
        keys = asked_for()
        if sys.argv[1:] == ["--show"]:
            sys.stdout.buffer.write(contents(keys))
            return
        for python in sys.argv[1:]:
            subprocess.run([python, __file__, "--compile"], input=json.dumps(keys), text=True, check=True)  # noqa: S603
    (FOLDER / f"patterns-{_sre.MAGIC}.bin").write_bytes(contents(keys))


if __name__ == "__main__":
    main()
