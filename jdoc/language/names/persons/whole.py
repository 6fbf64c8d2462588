"""Names in katakana, whole: ヤコブ・フルシャ, where the dictionary cuts フル|シャ; without a title glued to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer
from jdoc.language.names.persons.titles import is_called

if TYPE_CHECKING:
    from jdoc.language.names import Name
    from jdoc.language.names.texts import Tokens

REST = deferred("[ァ-ヴー]{1,6}(?![ァ-ヴー・])")
"""The rest of a word behind what is found of it: ヤコブ・フル`[シャ]　`, not `・シャ`."""
TITLE = deferred("(?<=[ァ-ヴー])(?:オブザーバー|アドバイザー|キャスター|コーチ|リーダー|マネージャー)\\Z")
"""A title in katakana at the end of a name: `マ・ドンシク[オブザーバー]`, not `オブザーバー`."""


def with_whole_kana_names(text: Tokens, names: list[Name]) -> list[Name]:
    """Give the persons of a text in katakana the rest of their last word, and take off the title at its end.

    Who is cut out of a single word that nobody is called by is none: ユキ of ユキヒョウ.
    """
    whole = [_whole(text, name, names) if _ends_in_kana(text, name) else name for name in names]
    return [name for name in whole if name.length]


def _ends_in_kana(text: Tokens, name: Name) -> bool:
    return name.label == "PERSON" and "ァ" <= text.folded[name.end - 1] <= "ー"


def _whole(text: Tokens, person: Name, names: list[Name]) -> Name:
    """Return a person with the rest of the last word, unless that is a place or part of another name; empty if none."""
    title = TITLE.search(text.folded, person.start, person.end)
    if title:
        return person._replace(end=title.start(), value=None, role=title[0])
    rest = REST.match(text.folded, person.end)
    if rest is None or gazetteer.label_of(rest[0]):
        return person
    if "・" not in text.folded[person.start : person.end] and not is_called(text.folded, rest.end()):
        return person._replace(end=person.start)
    longer = person._replace(end=rest.end(), value=None)
    taken = any(other.meets(longer) for other in names if other != person)
    return person if taken else longer
