"""Contents: the entries of a table of contents, told by the headings that they announce."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.structure.lines import is_finished

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jdoc.structure.grouping import Draft

_ENTRY = deferred("[（(]第.*条.*[）)]$|[0-9０-９]$")


def mark_contents(drafts: Sequence[Draft]) -> None:
    """Mark what stands below the word 目次: short lines that come again as headings, or name articles or a page.

    An entry keeps its number in its text, since the number is not its own but that of the heading.
    """
    if not any(draft.kind == "contents" for draft in drafts):
        return
    texts = ["".join(piece.line.text for piece in draft.pieces) for draft in drafts]
    squeezed = ["".join(text.split()) for text in texts]
    inside = False
    for index, draft in enumerate(drafts):
        if squeezed[index] == "目次":
            inside = True
            continue
        again = inside and squeezed[index] in squeezed[index + 1 :]
        inside = inside and not is_finished(texts[index]) and (again or _ENTRY.search(squeezed[index]) is not None)
        if inside:
            draft.kind = "contents"
            if draft.label is draft.first.label:
                draft.label, draft.pieces[0].start = None, 0
