"""Names in katakana, whole: ヤコブ・フルシャ, where the dictionary cuts フル|シャ; without a title glued to them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer
from jdoc.language.names.persons.titles import is_called
from jdoc.language.names.token_types import state_at_end

if TYPE_CHECKING:
    from jdoc.language.names import Name
    from jdoc.language.names.texts import Tokens

REST = deferred("[ァ-ヴー]{1,6}(?![ァ-ヴー・])")
"""The rest of a word behind what is found of it: ヤコブ・フル`[シャ]　`, not `・シャ`."""
TITLE = deferred("(?<=[ァ-ヴー])(?:オブザーバー|アドバイザー|キャスター|コーチ|リーダー|マネージャー)\\Z")
"""A title in katakana at the end of a name: `マ・ドンシク[オブザーバー]`, not `オブザーバー`."""
OFFICE_BEHIND = deferred("・?[一-鿿ァ-ヴー]{1,12}?[相長臣官使領]")
"""An office behind what is glued to a name: メイリンシンガポール`[外相]`, `[・インフラ大臣]`, not `氏`."""


def with_whole_kana_names(text: Tokens, names: list[Name]) -> list[Name]:
    """Give the persons of a text in katakana the rest of their last word, and take off the title at its end.

    Who is cut out of a single word that nobody is called by is none: ユキ of ユキヒョウ.
    """
    whole = [_whole(text, name, names) if _ends_in_kana(text, name) else name for name in names]
    return [name for name in whole if name.length]


def _ends_in_kana(text: Tokens, name: Name) -> bool:
    return name.label == "PERSON" and "ァ" <= text.folded[name.end - 1] <= "ー"


def _office_start(text: Tokens, person: Name) -> int:
    """Return where an office begins that is glued to a name of several words, メイリン|シンガポール外相, or 0."""
    written = text.folded[person.start : person.end]
    last = written.rpartition("・")[2]
    if last == written or not OFFICE_BEHIND.match(text.folded, person.end):
        return 0
    word = state_at_end(last) or next((len(last) - len(word) for word in _of_offices() if last.endswith(word)), 0)
    return person.end - len(last) + word if word > 1 else 0


@cache
def _of_offices() -> tuple[str, ...]:
    """Return the words in katakana that offices begin with: エネルギー."""
    return tuple(sorted(word for word in gazetteer.words("role") if "ァ" <= word[0] <= "ヺ"))


def _whole(text: Tokens, person: Name, names: list[Name]) -> Name:
    """Return a person with the rest of the last word, unless that is a place or part of another name; empty if none."""
    title = TITLE.search(text.folded, person.start, person.end)
    if title:
        return person._replace(end=title.start(), value=None, role=title[0])
    office = _office_start(text, person)
    if office:
        return person._replace(end=office, value=None, role=None)
    rest = REST.match(text.folded, person.end)
    if rest is None or gazetteer.label_of(rest[0]):
        return person
    if "・" not in text.folded[person.start : person.end] and not is_called(text.folded, rest.end()):
        return person._replace(end=person.start)
    longer = person._replace(end=rest.end(), value=None)
    taken = any(other.meets(longer) for other in names if other != person)
    return person if taken else longer
