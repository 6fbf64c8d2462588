"""Contents: the entries of a table of contents, told by the headings that they announce."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct

from jdoc.language.lazy import deferred
from jdoc.language.line_ends import is_finished
from jdoc.structure.rules import Question, Rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jdoc.structure.drafts import Draft

_ARTICLES = deferred("[（(]第.*条.*[）)]$")
"""The articles of a chapter: `第一章　総則[（第一条・第二条）]`, not `（第一章）`."""
_PAGE = deferred("[0-9０-９]$")
"""The number of a page behind an entry: `趣旨　[１]`, not `１　趣旨`."""


class Entry(Struct, gc=False):
    """A block that may be an entry of the contents."""

    text: str
    """Without spaces."""
    below: Sequence[str]
    """The texts of the blocks below it, without spaces."""
    is_inside: bool
    """Whether the block above is an entry, or the word 目次."""


Verdict: TypeAlias = Literal["entry", "the contents begin", "text"]
CONTENTS: Question[Entry, Verdict] = Question(
    Rule("目次 above the contents", "the contents begin", lambda entry: entry.text == "目次"),
    Rule("text outside of the contents", "text", lambda entry: not entry.is_inside),
    Rule("sentence below the contents", "text", lambda entry: is_finished(entry.text)),
    Rule("heading that comes again below", "entry", lambda entry: entry.text in entry.below),
    Rule("chapter with its articles", "entry", lambda entry: _ARTICLES.search(entry.text) is not None),
    Rule("heading with its page", "entry", lambda entry: _PAGE.search(entry.text) is not None),
    Rule("first heading of the text", "text", lambda _: True),
)


def mark_contents(drafts: Sequence[Draft]) -> None:
    """Mark the lines below the word 目次 that are entries of the contents, up to the first that is none.

    An entry keeps its number in its text, since the number is not its own but that of the heading.
    """
    if not any(draft.kind == "contents" for draft in drafts):
        return
    texts = [_written_text(draft) for draft in drafts]
    inside = False
    for index, draft in enumerate(drafts):
        rule = CONTENTS.decide(Entry(texts[index], texts[index + 1 :], inside))
        inside = rule.verdict != "text"
        if rule.verdict == "entry":
            draft.make_lone("contents", rule.name)


def _written_text(draft: Draft) -> str:
    """Return the whole text of a block's lines, without spaces."""
    return "".join([piece.line.squeezed for piece in draft.pieces])
