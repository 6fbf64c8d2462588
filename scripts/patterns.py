"""Writes jdoc/language/patterns.bin: the patterns of commands, compiled, for several versions of `re`'s engine.

`python scripts/patterns.py [PYTHON …]` notes which patterns modules have, and which are put together while the samples
are read, and has each Python named compile them, besides the one that runs this; then the finished tables are made
anew (`tables.py`). `--show` writes to standard output, and no file.
"""

from __future__ import annotations

import _sre
import gc
import marshal
import os
import subprocess
import sys
from array import array
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from re import _compiler, _parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # another Python that compiles only has no jdoc, but this needs nothing else

from jdoc.language.kept import FILE, HEAD, mark_of  # noqa: E402

if TYPE_CHECKING:
    from jdoc.language.kept import Key, Made
    from jdoc.language.lazy import Deferred

EXPRESSIONS = ("五千六百八十億円", "令和7年4月1日", "外務省", "三割", "第3条", "10時半", "米国")
"""What is looked up, besides."""


class Asked(dict["Key", object]):
    """A table that has nothing, and notes what it is asked for."""

    def get(self, key: Key, _: object = None) -> None:  # type: ignore[override]
        """Note a pattern."""
        self[key] = None


def asked_for() -> list[Key]:
    """Return the patterns that are asked for while the samples go through all stages, and those of all modules."""
    asked = Asked()
    os.environ["JDOC_PURE"] = "1"  # what is compiled asks for no patterns: the file is the same with it and without it
    from jdoc.language import kept  # noqa: PLC0415 -- another Python that compiles only has no jdoc

    kept.kept_patterns = lambda: asked  # type: ignore[assignment,return-value]
    from jdoc import lookup, pipeline  # noqa: PLC0415

    for path in sorted([*(ROOT / "samples").glob("*.txt"), *(ROOT / "tests" / "gold").glob("*.txt")]):
        for style in ("arabic", "kanji"):
            work = pipeline.Work(stages=pipeline.STAGES, style=style)  # type: ignore[arg-type]
            list(pipeline.process(path, work=work))
    for expression in EXPRESSIONS:
        list(lookup.find_meanings(expression))
    for deferred in all_deferred():
        deferred.compiled()
    return sorted(asked, key=lambda key: (isinstance(key[0], bytes), key))


def all_deferred() -> list[Deferred]:
    """Return all patterns that modules have."""
    import jdoc  # noqa: PLC0415 -- as above
    from jdoc.language.lazy import Deferred  # noqa: PLC0415

    for module in walk_packages(jdoc.__path__, "jdoc."):
        if module.name != "jdoc.__main__":
            import_module(module.name)
    return [each for each in gc.get_objects() if isinstance(each, Deferred)]


def made(pattern: str | bytes, flags: int) -> Made:
    """Compile a pattern as `re` does, up to what its engine takes."""
    parsed = _parser.parse(pattern, flags)
    code = _compiler._code(parsed, flags)  # noqa: SLF001
    names: list[str | None] = [None] * parsed.state.groups
    for name, number in parsed.state.groupdict.items():
        names[number] = name
    packed = array("I", code).tobytes()
    return flags | parsed.state.flags, packed, parsed.state.groups - 1, dict(parsed.state.groupdict), tuple(names)


def all_made(keys: list[Key]) -> list[Made]:
    """Compile all patterns."""
    return [made(pattern, flags) for pattern, flags in keys]


def made_by(python: str, keys: list[Key]) -> tuple[int, list[Made]]:
    """Have another Python compile them; return the version of its engine, and what it makes."""
    call = [python, __file__, "--compile"]
    done = subprocess.run(call, input=marshal.dumps(keys, 2), stdout=subprocess.PIPE, check=True)  # noqa: S603
    magic, patterns = marshal.loads(done.stdout)  # noqa: S302 -- of a process that was started here
    return magic, patterns


def contents(keys: list[Key], engines: dict[int, list[Made]]) -> bytes:
    """Return the file: the engines, where each pattern stands, and the patterns as most of them make them."""
    places: dict[int, tuple[int, int]] = {}
    patterns = bytearray()
    for (pattern, flags), *versions in zip(keys, *engines.values(), strict=True):
        usual = max(versions, key=versions.count)
        others = {magic: version for magic, version in zip(engines, versions, strict=True) if version != usual}
        start = len(patterns)
        patterns += marshal.dumps((pattern, flags, usual, others), 2)
        places.setdefault(mark_of(pattern, flags), (start, len(patterns)))  # the second of two alike isn't found
    listed = marshal.dumps(([*engines], places), 2)
    return HEAD + len(listed).to_bytes(4, "little") + listed + patterns


def main() -> None:
    """Write the file for this Python and those that are named, or show the one for this."""
    if sys.argv[1:] == ["--compile"]:
        keys = marshal.loads(sys.stdin.buffer.read())  # noqa: S302 -- of the process that has started this one
        sys.stdout.buffer.write(marshal.dumps((_sre.MAGIC, all_made(keys)), 2))
        return
    keys = asked_for()
    engines = {_sre.MAGIC: all_made(keys)}
    if sys.argv[1:] == ["--show"]:
        sys.stdout.buffer.write(contents(keys, engines))
        return
    engines |= dict(made_by(python, keys) for python in sys.argv[1:])
    Path(FILE).write_bytes(contents(keys, dict(sorted(engines.items()))))
    subprocess.run([sys.executable, Path(__file__).with_name("tables.py")], check=True)  # noqa: S603


if __name__ == "__main__":
    main()
