"""What `jdoc check` doesn't tell: what `.jdoc-check` files and comments say is intended, and a baseline."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from jdoc import jsonl
from jdoc.checks.holding import Baseline, Mark, fingerprint, marks_in, read_marks
from jdoc.errors import InputError, Notice, OutputError, system_reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jdoc.errors import JdocError
    from jdoc.model import Block, Finding

MARKS_FILE = ".jdoc-check"
WITH_COMMENTS = frozenset({".html", ".htm", ".md", ".markdown"})
"""Suffixes of files that may bear marks themselves."""


class Known(Struct):
    """A line of a baseline."""

    doc: str
    rule: str
    fingerprint: str
    text: str = ""


class HeldBack:
    """Which findings are held back, and how many were."""

    def __init__(self, baseline: str | None, report: Callable[[JdocError], None]) -> None:
        self.report = report
        self.count = 0
        self.baseline = Baseline((known.doc, known.fingerprint) for known in read_baseline(baseline))
        self._marks: dict[Path, list[Mark]] = {}
        self._own: dict[str, list[Mark]] = {}

    def holds(self, block: Block, finding: Finding) -> bool:
        """Tell whether a finding is not to be told, and count it."""
        doc = block.doc or "-"
        mark = next((mark for mark in self._marks_for(doc) if mark.holds(doc, finding)), None)
        if mark is not None:
            mark.used = True
        is_held = mark is not None or self.baseline.holds(doc, finding)
        self.count += is_held
        return is_held

    def _marks_for(self, doc: str) -> Iterator[Mark]:
        path = Path(doc.split("!", maxsplit=1)[0])
        for folder in dict.fromkeys((path.parent.resolve(), Path.cwd())):
            if folder not in self._marks:
                self._marks[folder] = [*self._read(folder / MARKS_FILE)]
            yield from self._marks[folder]
        if path.suffix.lower() in WITH_COMMENTS:
            if doc not in self._own:
                self._own[doc] = [*marks_in(_text_of(path), doc)]
            yield from self._own[doc]

    def _read(self, path: Path) -> Iterator[Mark]:
        for mark in read_marks(_text_of(path).splitlines(), f"{path}"):
            if isinstance(mark, Mark):
                yield mark
            else:
                self.report(InputError(*mark.split(": ", 1)))

    def tell_unused(self) -> None:
        """Tell the lines of `.jdoc-check` files that held nothing back."""
        for mark in (mark for marks in self._marks.values() for mark in marks if not mark.used):
            self.report(Notice(mark.where, f"nothing of {mark.rule} was found here: this line can go"))


def read_baseline(path: str | None) -> list[Known]:
    """Read the findings that were told before; a file that isn't there holds none."""
    if path is None:
        return []
    try:
        lines = Path(path).read_bytes().splitlines()
    except OSError as error:
        raise InputError.of(path, error) from error
    return [known for line in lines if (known := jsonl.read_line(line, Known)) is not None]


def known_line(block: Block, finding: Finding) -> bytes:
    """Write a finding as a line of a baseline."""
    doc = Path(block.doc or "-").name
    return jsonl.write_line(Known(doc, finding.rule, fingerprint(finding), finding.text))


def write_baseline(path: str, lines: list[bytes]) -> None:
    """Write a baseline."""
    try:
        Path(path).write_bytes(b"".join(line + b"\n" for line in sorted(lines)))
    except OSError as error:
        problem = f"{path}: {system_reason(error)}"
        raise OutputError(problem) from error


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
