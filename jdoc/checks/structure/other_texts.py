"""Other texts: whether a citation is one of the document's own provisions, or of a text that is named before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.structure.located import OTHER_TEXTS
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from jdoc.checks.facts import Facts
    from jdoc.model import Entity

EXCERPT = deferred(" *[(](?:案|抄|抜粋|仮称)[)]$")
"""What stands behind a title that isn't part of the name: `港湾法[（抄）]`."""


def is_of_another(facts: Facts, index: int, citation: Entity) -> bool:
    """Tell whether a citation stands behind the name of another text, or in quotes."""
    before = facts.texts[index][max(0, citation.start - 30) : citation.start]
    if _is_its_kind(facts, before):
        return facts.is_quoted(index, citation.start)
    return OTHER_TEXTS.search(before) is not None or facts.is_quoted(index, citation.start)


def _is_its_kind(facts: Facts, before: str) -> bool:
    """Tell whether what stands before a citation is what the document itself is, by its title, and nothing more: 予算第8条."""
    kind = KIND.search(before)
    return kind is not None and facts.kept("title of articles", lambda: _title(facts)).endswith(kind[0])


KIND = deferred("(?<![^\\W0-9_ぁ-ん])(?:予算|規約|要綱|要領|協定|契約|定款|規程|会則)$")
"""What a text with articles is called in short: 最高額は、`[予算]`第8条, not `補正予算`."""


def _title(facts: Facts) -> str:
    """Return the title right above the first article."""
    first = next((at for at, block in enumerate(facts.blocks) if block.provision), 0)
    titles = [facts.texts[at] for at in range(first) if facts.blocks[at].kind == "title"]
    return EXCERPT.sub("", titles[-1].strip()) if titles else ""
