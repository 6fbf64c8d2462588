"""Numbers of laws among the names of a document: a fact of the law that they stand behind, else names themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.laws.listed import further_short_names, numbered
from jdoc.language.laws.numbers import may_hold_numbers
from jdoc.language.laws.said import Cited, Said, is_other
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
    folded = [text.folded for text in texts]
    cited = [_cited(text, own) if own else [] for text, own in zip(texts, names, strict=True)]
    if not any(cited) and not any(map(may_hold_numbers, folded)):
        return names
    said = Said(folded, cited)
    return [
        _with_own(said, text, own, numbers) if laws or numbers.alone else own
        for text, own, laws, numbers in zip(texts, names, cited, said.numbers, strict=True)
    ]


def _cited(text: Tokens, names: Iterable[Name]) -> list[Cited]:
    laws = labeled(names, "LAW")
    return [Cited(law.start, law.end, value_of(text, law)) for law in laws] if laws else []


def _with_own(said: Said, text: Tokens, names: list[Name], numbers: Numbers) -> list[Name]:
    """Return the names of a text, its laws with their numbers; a number behind a law is no name, all others are."""
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
    own = numbers.alone.get((name.start, name.end))
    number = own or numbers.behind.get(name.end)
    if number is None and is_other(text.folded, name.start, states):
        return name
    law = numbered(number.canonical) if number else said.law(value_of(text, name))
    if law is None:
        return name
    value = numbers.title or law.title or law.law_num if own else further_short_names().get(f"{name.value}", name.value)
    return name._replace(value=value, law_num=law.law_num, law_id=law.law_id)
