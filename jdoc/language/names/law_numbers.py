"""Numbers of laws among the names of a document: a fact of the law that they stand behind, else names themselves."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from jdoc.language.laws.said import Cited, Said
from jdoc.language.names import Name, labeled
from jdoc.language.names.candidates import resolve_overlaps
from jdoc.language.names.definitions import value_of
from jdoc.language.names.ranks import Rank

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from jdoc.language.laws.said import Numbers
    from jdoc.language.names.mentions import NamesOfTexts
    from jdoc.language.names.texts import Tokens


HERE = "JP"
"""The state whose laws are listed."""


def with_law_numbers(texts: Sequence[Tokens], names: NamesOfTexts) -> NamesOfTexts:
    """Give laws their numbers and IDs: those that the document says, else those that are listed."""
    said = Said([text.folded for text in texts], [*map(_cited, texts, names)])
    return [*map(partial(_with_own, said), texts, names, said.numbers)]


def _cited(text: Tokens, names: Iterable[Name]) -> list[Cited]:
    return [Cited(law.start, law.end, value_of(text, law)) for law in labeled(names, "LAW")]


def _with_own(said: Said, text: Tokens, names: list[Name], numbers: Numbers) -> list[Name]:
    """Return the names of a text, its laws with their numbers; a number behind a law is no name, all others are."""
    if not numbers.alone and not any(name.label == "LAW" for name in names):
        return names
    attached = numbers.attached
    kept = [name for name in names if (name.start, name.end) not in attached]
    missing = numbers.alone.keys() - {(name.start, name.end) for name in kept}
    if missing:
        kept = resolve_overlaps([*kept, *(Name(*span, "LAW", Rank.AMENDING) for span in missing)])
    states = {name.end for name in labeled(kept, "GPE") if name.id not in {None, HERE}}
    return [_with_number(said, text, name, numbers, states) for name in kept]


def _with_number(said: Said, text: Tokens, name: Name, numbers: Numbers, states: AbstractSet[int]) -> Name:
    if name.label != "LAW":
        return name
    known = said.known(text.folded, Cited(name.start, name.end, value_of(text, name)), numbers, states)
    return name._replace(value=known[0], law_num=known[1].law_num, law_id=known[1].law_id) if known else name
