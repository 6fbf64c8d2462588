"""Openings of names that their runs of nouns have lost: えびの|市立飯野中学校, みなも|電子株式会社."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer
from jdoc.language.names.municipalities import read_municipalities
from jdoc.language.scripts import NOUN

if TYPE_CHECKING:
    from jdoc.language.names import Name
    from jdoc.language.names.texts import Tokens

NEW = deferred(f"(?<!{NOUN})新\\Z")
"""A new one, before the name of which it is part: `、[新]`, not `革新`."""
LOST_KANJI = deferred("(?<![^ \\n\\t、。,・:(「])[一-鿿]\\Z")
"""A character before a company's name, alone at the beginning of a word: `、[弘]`, not `革新`."""
CUT = frozenset(("形容詞", "動詞", "副詞"))
"""The parts of speech by which the dictionary cuts it off: 弘|南バス株式会社."""
KANA = deferred("(?<![^ \\n\\t、。,・:(「『○◎●])[ぁ-ゖー]{2,8}\\Z")
"""Kana before a company's name, at the beginning of a word: `[みなも]`, not `は`."""
LOST = deferred("(?<![^ \\n\\t、(「])[ぁ-ゖ](?=[ぁ-ゖ])")
"""The first character of a name in kana that looks like a particle: `、[は]さき漁業協同組合`, not `組合はさき`."""
LONGEST_KANA = 9
"""Characters of that, and one before."""
NO_NAMES = frozenset(("接続詞", "連体詞", "副詞", "代名詞", "感動詞", "助動詞"))
"""The parts of speech of what is no name in kana: また, この."""
PARTS = frozenset("市区町村立")
"""What a name begins with that has lost the kana of its municipality: 市立飯野中学校."""


def with_beginning(text: Tokens, name: Name) -> Name:
    """Return a body with the kana that its name begins with, or with 新 before a company."""
    before = text.folded[name.start - 1 : name.start]
    start: int | None
    if _is_cut(text, name) and LOST_KANJI.search(text.folded, max(0, name.start - 2), name.start):
        start = name.start - 1
    elif before == "新" and NEW.search(text.folded, max(0, name.start - 2), name.start):
        start = name.start - 1 if _is_firm(text, name) else None
    elif not "ぁ" <= before <= "ゖ" and before != "ー":
        return name
    elif text.folded[name.start] in PARTS:
        start = _municipality_start(text, name)
    elif LOST.match(text.folded, name.start - 1):
        start = name.start - 1
    else:
        start = _firm_start(text, name) if _is_firm(text, name) else None
    return name if start is None else name._replace(start=start, value=None)


def _is_cut(text: Tokens, name: Name) -> bool:
    """Tell whether the character before a company's name is part of it, though the dictionary takes it for no noun."""
    return _is_firm(text, name) and text.type_at(name.start - 1).pos[0] in CUT


def _is_firm(text: Tokens, name: Name) -> bool:
    return text.folded.endswith(_forms(), 0, name.end)


def _municipality_start(text: Tokens, name: Name) -> int | None:
    known = text.once(read_municipalities)
    return next((town.start for town in known if town.start < name.start < town.end <= name.end), None)


def _firm_start(text: Tokens, name: Name) -> int | None:
    kana = KANA.search(text.folded, max(0, name.start - LONGEST_KANA), name.start)
    if kana is None or text.type_at(kana.start()).pos[0] in NO_NAMES:
        return None
    return kana.start()


@cache
def _forms() -> tuple[str, ...]:
    """Return what companies end with."""
    return (*gazetteer.endings_for("firm"), *gazetteer.endings_for("mark"))
