"""Two folders of documents: which document became which."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jdoc.comparison import blocks_of
from jdoc.comparison.alignment import candidates
from jdoc.comparison.folding import key_of, shape_of
from jdoc.comparison.records import Text
from jdoc.comparison.similarity import Likeness
from jdoc.errors import JdocError
from jdoc.model import Block
from jdoc.readers.inputs import list_files
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jdoc.errors import InputError

    Report = Callable[[InputError], None]

RENAMED = 0.5
"""How much alike documents must be that have different names to be one."""
ENOUGH = 20_000
"""Characters by which a document is known again."""


class Documents(NamedTuple):
    """A document of each folder, by their paths; one side may have none."""

    old: str | None
    new: str | None
    name: str
    """The path below both folders; of a renamed one, both."""


def documents_of(old: str, new: str, report: Report) -> list[Documents]:
    """Return the documents of two folders: paired by their paths, then by what is in them, in the order of NEW."""
    here, there = _below(old, report), _below(new, report)
    found = [Documents(here[name], there[name], name) for name in here if name in there]
    old_left, new_left = _missing(here, there), _missing(there, here)
    renamed = dict(_renamed({name: here[name] for name in old_left}, {name: there[name] for name in new_left}))
    found += [Documents(here[a], there[b], f"{a} → {b}") for a, b in renamed.items()]
    found += [Documents(here[name], None, name) for name in old_left if name not in renamed]
    found += [Documents(None, there[name], name) for name in new_left if name not in renamed.values()]
    return sorted(found, key=lambda each: each.name.rpartition(" → ")[2])


def _missing(names: dict[str, str], others: dict[str, str]) -> list[str]:
    return [name for name in names if name not in others]


def _below(folder: str, report: Report) -> dict[str, str]:
    """Return the documents of a folder: by their path below it, their path."""
    return {str(Path(path).relative_to(folder)): path for path in list_files(folder, report=report)}


def _renamed(old: dict[str, str], new: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the names of documents that are much alike, the most alike first."""
    if not old or not new:
        return
    here, there = ([_text(path) for path in side.values()] for side in (old, new))
    likeness = Likeness(here, there)
    measured = [(likeness.of(a, b), a, b) for a, b in candidates(range(len(here)), range(len(there)), likeness)]
    taken: tuple[set[int], set[int]] = (set(), set())
    names = [*old], [*new]
    for alike, a, b in sorted(measured, key=lambda each: (-each[0], each[1:])):
        if alike >= RENAMED and a not in taken[0] and b not in taken[1] and here[a].key and there[b].key:
            taken[0].add(a)
            taken[1].add(b)
            yield names[0][a], names[1][b]


def _text(path: str) -> Text:
    """Return a document as one text; one that can't be read is told of when it is compared."""
    key = ""
    try:
        for block in blocks_of(Path(path), None):
            key += key_of(block.text)
            if len(key) > ENOUGH:
                break
    except JdocError:
        key = ""
    return Text(Block(text=""), key, shape_of(key))
