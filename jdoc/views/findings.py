"""Findings as lines: for people, for programs, for the annotations of GitHub."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from jdoc.language.controls import disarm, to_one_line
from jdoc.language.width import columns
from jdoc.model import Entity
from jdoc.places import find_place
from jdoc.translation import is_japanese, named, say, translated_finding
from jdoc.tuples import NamedTuple
from jdoc.views.doc_names import where
from jdoc.views.hits import UNNAMED
from jdoc.views.labels import OTHER_SIDE
from jdoc.views.places import cited_cells

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Iterator

    from jdoc.model import Block, Finding, Related

MOST_BESIDE = 40
"""Characters of the other side that are shown."""
LABELS = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}
"""What findings are marked as, by their severity."""
LEVELS = {"error": "error", "warning": "warning", "info": "notice"}
"""What GitHub calls the severities."""


class Row(NamedTuple):
    """A finding with its place."""

    block: Block
    finding: Finding

    @property
    def place(self) -> str:
        """Where it stands, as editors and compilers write it: a.txt:12:7, a.pdf:p.3:12:7."""
        line, column, page = find_place(self.block, self.finding.start)
        written = where(self.block.doc or UNNAMED, page, line)
        return f"{written}:{column}" if line else written


def rows(blocks: Iterable[Block]) -> Iterator[Row]:
    """Yield the findings of blocks."""
    for block in blocks:
        for finding in block.findings or ():
            yield Row(block, finding)


def facts(row: Row) -> dict[str, object]:
    """Return what a finding is written as, with its place, for a line of JSON."""
    block, finding = row
    line, column, page = find_place(block, finding.start)
    related = [
        {
            key: value
            for key in ("doc", "block", "line", "column", "page", "start", "end", "text")
            if (value := getattr(other, key)) is not None
        }
        for other in finding.related or ()
    ]
    written = {
        "doc": block.doc,
        "seq": block.seq,
        "rule": finding.rule,
        "severity": finding.severity,
        "line": line,
        "column": column,
        "page": page,
        **cited_cells(block),
        "start": finding.start,
        "end": finding.end,
        "text": finding.text,
        "message": finding.message,
        "expected": finding.expected,
        "related": related,
    }
    return {key: value for key, value in written.items() if value is not None or key in {"doc", "line", "column"}}


def text_line(row: Row) -> str:
    """Write a finding for people.

    >>> from jdoc.model import Block, Finding
    >>> found = Finding(rule="no-such-day", severity="error", start=0, end=5, text="４月31日", message="no such day")
    >>> text_line(Row(Block(doc="a.txt", text="４月31日に", source=[(0, 3, 1)]), found))
    'a.txt:3:1: error: no such day [no-such-day]'
    """
    finding = row.finding
    beside = "".join(f" ({_beside(other)})" for other in (finding.related or ())[:2] if _is_elsewhere(other))
    severity, message = named("severity", finding.severity), translated_finding(finding.message)
    return to_one_line(disarm(f"{row.place}: {severity}: {message}{beside} [{finding.rule}]"))


def _is_elsewhere(other: Related) -> bool:
    return other.block is not None or other.doc is not None


def _beside(other: Related) -> str:
    at = where(other.doc, other.page, other.line) if other.doc else _in_document(other)
    return f"{at}: {other.text[:MOST_BESIDE]}"


def _in_document(other: Related) -> str:
    if other.line and other.page:
        return say("page {0}, line {1}", other.page, other.line)
    return say("line {0}", other.line) if other.line else say("elsewhere")


def count_lines(counts: Counter[tuple[str, str]]) -> Iterator[str]:
    """Write how many there are of each rule, the most frequent first."""
    for (rule, severity), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        called = named("severity", severity)
        yield f"{count:6}  {called}{' ' * (8 - columns(called))} {rule}"


def github_line(row: Row) -> str:
    """Write a finding as a command of GitHub's workflows, which makes an annotation of it."""
    finding = row.finding
    line, column, _ = find_place(row.block, finding.start)
    named = {"file": row.block.doc or "-", "line": line, "col": column, "title": finding.rule}
    shown = ",".join(f"{key}={_escaped(f'{value}', ':,')}" for key, value in named.items() if value is not None)
    return f"::{LEVELS[finding.severity]} {shown}::{_escaped(finding.message)}"


def _escaped(text: str, further: str = "") -> str:
    return "".join(f"%{ord(char):02X}" if char in f"%\r\n{further}" else char for char in text)


def marks(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks whose findings stand in place of their entities, as the views of texts mark these.

    Both sides are marked, each with what is said of the other.
    """
    document = [*blocks]
    places = {block.seq: at for at, block in enumerate(document)}
    found: list[list[Entity]] = [[] for _ in document]
    for at, block in enumerate(document):
        for finding in block.findings or ():
            span = finding.start, finding.end
            found[at].append(
                _mark(LABELS[finding.severity], block, span, f"{translated_finding(finding.message)} [{finding.rule}]")
            )
            for other in finding.related or ():
                beside = at if other.block is None else places.get(other.block, -1)
                if beside >= 0 and not _is_hidden(finding, other):
                    said = f"→ {find_place(block, finding.start)}"
                    found[beside].append(_mark(OTHER_SIDE, document[beside], (other.start, other.end), said))
    for block, entities in zip(document, found, strict=True):
        shown = copy(block)  # the record itself stays as it is
        shown.entities = sorted(entities, key=lambda entity: (entity.start, -entity.end))
        yield shown


def _is_hidden(finding: Finding, other: Related) -> bool:
    """Tell whether the other side can't be marked: it stands in another document, or in the words themselves."""
    is_beside = other.block is None and other.start < finding.end and finding.start < other.end
    return is_beside or other.doc is not None


def _mark(label: str, block: Block, span: tuple[int, int], value: str) -> Entity:
    return Entity(label=label, start=span[0], end=span[1], text=block.text[span[0] : span[1]], value=value)


def summary(counts: Counter[str], documents: int, held_back: int) -> str:
    """Say how much was found: 2 errors, 1 warning in 3 documents.

    >>> from collections import Counter
    >>> summary(Counter(error=2, info=1), 1, 0), summary(Counter(), 2, 3)
    ('2 errors, 1 info in 1 document', 'nothing found in 2 documents; 3 held back')
    """
    if is_japanese():
        return _in_japanese(counts, documents, held_back)
    parts = [_counted(counts[name], name) for name in ("error", "warning", "info") if counts[name]]
    held = f"; {held_back} held back" if held_back else ""
    return f"{', '.join(parts) or 'nothing found'} in {_counted(documents, 'document')}{held}"


def _in_japanese(counts: Counter[str], documents: int, held_back: int) -> str:
    parts = [f"{named('severity', name)}{counts[name]}件" for name in ("error", "warning", "info") if counts[name]]
    held = f"（示さないもの{held_back}件）" if held_back else ""
    return f"文書{documents}件：{'、'.join(parts) or '見つかったものはありません'}{held}"


def _counted(number: int, name: str) -> str:
    return f"{number} {name}{'s' * (number != 1 and name != 'info')}"
