"""Names in Latin letters, whole: Le Van Duc, where only Duc was told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jdoc.language.names import Name
    from jdoc.language.names.texts import Tokens

# A word of such a name; a full stop ends nothing but initials: J.-P., Jr., but no Lindqvist.
_WORD = r"[A-Z](?:[A-Za-z]{0,2}\.(?:-?[A-Z]\.)*|[A-Za-z'-]*)"
WORDS = deferred(rf"(?<![A-Za-z.'-]){_WORD}(?: {_WORD}){{1,4}}(?![A-Za-z])")
"""Words in Latin letters that begin with capitals: `[Le Van Duc]、`, `[M. Enoki]. Nature`, not `van Duc`."""
LATIN = deferred("[A-Za-z .'-]+")
"""A name in Latin letters: `[Duc]`, not `リー`."""
LONGEST = 60
"""Characters before a name that its first word may begin at."""


def with_whole_latin_names(text: Tokens, names: list[Name]) -> list[Name]:
    """Give the persons of a text in Latin letters all the words that stand beside what is found of them."""
    return [_whole(text, name, names) if _is_latin(text, name) else name for name in names]


def _is_latin(text: Tokens, name: Name) -> bool:
    return name.label == "PERSON" and LATIN.fullmatch(text.folded, name.start, name.end) is not None


def _whole(text: Tokens, person: Name, names: Sequence[Name]) -> Name:
    """Return a person with the words beside it, unless they are those of a body or of another name."""
    runs = WORDS.finditer(text.folded, max(0, person.start - LONGEST), person.end + LONGEST)
    longer = (person._replace(start=run.start(), end=run.end()) for run in runs if not _names_body(run[0]))
    around = next(filter(person.within, longer), person)
    taken = any(other.meets(around) for other in names if other != person)
    return person if taken else around


def _names_body(written: str) -> bool:
    return not gazetteer.words("latin body").isdisjoint(written.split())
