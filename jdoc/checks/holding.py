"""Holding back: findings that somebody has marked as intended, or that were told before."""

from __future__ import annotations

import hashlib
from collections import Counter
from fnmatch import fnmatch
from pathlib import PurePath
from typing import TYPE_CHECKING

from msgspec import Struct

from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jdoc.model import Finding

COMMENT = deferred(r"<!--\s*jdoc-check:\s*ignore\s+(?P<rule>[a-z-]+)(?:\s*:\s*(?P<reason>.*?))?\s*-->")
"""What a page or a Markdown file says itself: `[<!-- jdoc-check: ignore table-sum: rounded -->]`, not `<!-- table -->`."""
ANY = frozenset({"", "*"})
"""What stands for every rule, or every text."""


class Mark(Struct):
    """A line that says that something is as it was meant to be."""

    glob: str
    """Of the documents, by their names or paths."""
    rule: str
    text: str
    """Of the place, or a part of it; nothing for any."""
    reason: str
    where: str
    """The file and line that it stands in."""
    used: bool = False

    def holds(self, doc: str, finding: Finding) -> bool:
        """Tell whether a finding of a document is meant."""
        name = PurePath(doc)
        if self.rule not in ANY and self.rule != finding.rule:
            return False
        if self.text not in ANY and self.text not in finding.text and finding.text not in self.text:
            return False
        return fnmatch(doc, self.glob) or fnmatch(name.name, self.glob)


def read_marks(lines: Iterable[str], name: str) -> Iterator[Mark | str]:
    r"""Yield the marks of a `.jdoc-check` file; for a line that is none, what is wrong with it.

    A line is a glob, a rule, the text of the place (* for any) and the reason, with tabs between.

    >>> [*read_marks(["# rounded by the ministry", "budget*.txt\ttable-sum\t*\trounded"], ".jdoc-check")][0].reason
    'rounded'
    >>> [*read_marks(["budget.txt\ttable-sum"], ".jdoc-check")]
    ['.jdoc-check:1: expected a glob, a rule, a text and a reason, with tabs between']
    """
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        where = f"{name}:{number}"
        fields = [field.strip() for field in line.split("\t") if field.strip()]
        if len(fields) != len(("glob", "rule", "text", "reason")):
            yield f"{where}: expected a glob, a rule, a text and a reason, with tabs between"
        else:
            glob, rule, text, reason = fields
            yield Mark(glob, rule, text, reason, where=where)


def marks_in(text: str, name: str) -> Iterator[Mark]:
    """Yield the marks that a page or a Markdown file bears itself.

    >>> [mark.rule for mark in marks_in("<!-- jdoc-check: ignore table-sum: rounded -->", "a.md")]
    ['table-sum']
    """
    for match in COMMENT.finditer(text):
        yield Mark(name, match["rule"], "*", match["reason"] or "", where=name)


def fingerprint(finding: Finding) -> str:
    """Identify a finding by what it says, not by where: it stays when lines are put in above.

    >>> from jdoc.model import Finding
    >>> found = Finding(rule="no-such-day", severity="error", start=0, end=5, text="４月31日", message="no such day")
    >>> fingerprint(found)
    '0d516cdd51c69e16'
    """
    said = [
        finding.rule,
        "".join(finding.text.split()),
        *sorted("".join(other.text.split()) for other in finding.related or ()),
    ]
    return hashlib.sha256("\0".join(said).encode(errors="replace")).hexdigest()[:16]


class Baseline:
    """Findings that were told before, each as often as it was."""

    def __init__(self, known: Iterable[tuple[str, str]] = ()) -> None:
        self.known = Counter(known)

    def holds(self, doc: str, finding: Finding) -> bool:
        """Tell whether a finding was told before; each counts once."""
        key = PurePath(doc).name, fingerprint(finding)
        if self.known[key] < 1:
            return False
        self.known[key] -= 1
        return True
