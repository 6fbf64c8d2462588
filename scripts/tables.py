"""Writes jdoc/lexicon/tables.bin: the tables that are finished when a command asks for them (`jdoc.lexicon.finished`).

`--show` writes to standard output, and no file.
"""

from __future__ import annotations

import ast
import gc
import marshal
import sys
from functools import _lru_cache_wrapper, cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import TYPE_CHECKING, Any

import jdoc
from jdoc.lexicon import finished

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PACKAGE = Path(jdoc.__path__[0])
OPENED: set[Path] = set()
"""The files that were opened while a table was made."""


def contents() -> bytes:
    """Return the file."""
    for module in walk_packages(jdoc.__path__, "jdoc."):
        if module.name.startswith("jdoc.language"):
            import_module(module.name)
    finished.kept_table = lambda _: None
    sys.addaudithook(_note)
    return marshal.dumps({name: kept(make) for name, make in sorted(finished.MAKERS.items())}, 2)


def kept(make: Callable[[], object]) -> tuple[tuple[finished.Source, ...], bytes]:
    """Make a table; return all that it is made of, and what is kept of it."""
    for each in gc.get_objects():
        if isinstance(each, _lru_cache_wrapper) and f"{each.__module__}".startswith("jdoc."):
            each.cache_clear()  # what is read is seen only where nothing is remembered
    OPENED.clear()
    data = marshal.dumps(shared(finished.packed(make())), 4)
    files = {path for path in OPENED if path.suffix == ".tsv"} | modules_of(make.__module__)
    return tuple(finished.source_of(path.relative_to(PACKAGE).as_posix()) for path in sorted(files)), data


def shared(value: Any) -> Any:  # noqa: ANN401 -- whatever tables are made of
    """Return the same with one object for all texts that are the same, which are kept once."""
    if isinstance(value, dict):
        return {shared(key): shared(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(map(shared, value))
    return sys.intern(value) if isinstance(value, str) else value


def _note(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and isinstance(arguments[0], str):
        OPENED.add(Path(arguments[0]))


def modules_of(module: str) -> set[Path]:
    """Return the files of a module and of all modules of jdoc that it needs."""
    found: set[str] = set()
    waiting = [module]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += imported_by(name)
    return {_file(name) for name in found}


@cache
def imported_by(module: str) -> list[str]:
    """Return the modules of jdoc that a module imports, but for what only the checker of types needs."""
    tree = ast.parse(_file(module).read_text(encoding="utf-8"))
    names: list[str] = []
    for node in _run(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("jdoc"):
            names += [node.module, *(f"{node.module}.{each.name}" for each in node.names)]
    return [name for name in names if _file(name).exists()]


def _run(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the parts of a tree that are run."""
    for child in ast.iter_child_nodes(node):
        if not (isinstance(child, ast.If) and isinstance(child.test, ast.Name) and child.test.id == "TYPE_CHECKING"):
            yield child
            yield from _run(child)


def _file(module: str) -> Path:
    path = PACKAGE.parent.joinpath(*module.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def main() -> None:
    """Write the file, or show it."""
    if sys.argv[1:] == ["--show"]:
        sys.stdout.buffer.write(contents())
    else:
        Path(finished.FILE).write_bytes(contents())


if __name__ == "__main__":
    main()
