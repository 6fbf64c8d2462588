"""What a document says that it will call things: （以下「対話」という。）, and names with their acronyms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from jdoc.language.lazy import deferred
from jdoc.language.names import Name, gazetteer
from jdoc.language.names.acts import beginning
from jdoc.language.names.phrases import ACRONYM, GLOSSED, LATIN_NAME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.language.names.texts import Text

HEREAFTER = deferred(
    r"以下[、，,]?(?:単に|総称して|あわせて|併せて|本[^「」()、。]{0,8}において(?:は)?[、，,]?)?"
    r"(?:「(?P<quoted>[^「」]{1,40})」|『(?P<double>[^『』]{1,40})』|(?P<bare>[^「」『』()。、，,\s]{1,24}?))"
    r"(?:又は「(?P<second>[^「」]{1,40})」)?(?:と(?:いう|呼ぶ|称する|略す|する|略称する|記載する|表記する|表す)|(?=[。]?\)))"
)
FARTHEST = 12
"""Brackets, quotes and spaces that may stand between a name and what it is to be called."""
SURE = 54
"""How strong a name is that a short form may stand for."""
SHORT = deferred(r"[(](?:略称[:、]?|通称[:、]?|いわゆる)?「?(?P<word>[一-鿿々ァ-ヴー]{2,8}[A-Z]{0,6})」?[)]")
LATIN = deferred("[A-Z]+$")


class Term(NamedTuple):
    """A word that stands for a name in one document."""

    word: str
    label: str
    value: str
    id: str | None
    at: int
    """The offset of the word in its text."""
    defined: bool
    """True of 以下「…」という; False of an acronym in brackets."""


def terms(text: Text, found: list[Name]) -> Iterator[Term | Name]:
    """Yield the terms that a text introduces, and the names that this shows."""
    folded = text.folded
    names = {name.end: name for name in found}
    if "以下" in folded:
        for match in HEREAFTER.finditer(folded):
            yield from _hereafter(text, names, match)
    if "(" in folded:
        for match in ACRONYM.finditer(folded):
            yield from _acronym(text, names, match.start(), match.start(1), match[1])
        for match in LATIN_NAME.finditer(folded):
            if match[1]:
                yield from _acronym(text, names, match.start(), match.start(1), match[1])
        for match in SHORT.finditer(folded):
            yield from _short(text, names, match)
        openings = {name.start: name for name in found}
        for match in GLOSSED.finditer(folded):
            yield from _glossed(text, openings, match)


def _hereafter(text: Text, names: dict[int, Name], match: re.Match[str]) -> Iterator[Term | Name]:
    folded = text.folded
    opening = folded.rfind("(", max(0, match.start() - 200), match.start())
    if opening < 0 or ")" in folded[opening : match.start()]:
        opening = match.start()
    group = next(group for group in ("quoted", "double", "bare") if match[group])
    word, at = match[group], match.start(group)
    meant = _before(text, names, opening)
    if meant is None:
        meant = _shown(text, opening, word)
        if meant is not None:
            yield meant
    if meant is None:
        return
    if group == "bare" and not (word.startswith("本") or set(word) <= set(folded[meant.start : meant.end])):
        return
    value = meant.value or canonical(folded[meant.start : meant.end])
    yield Term(word, meant.label, value, meant.id, at, defined=True)
    if match["second"]:
        yield Term(match["second"], meant.label, value, meant.id, match.start("second"), defined=True)


def _before(text: Text, names: dict[int, Name], end: int) -> Name | None:
    """Return the name that ends just before an offset; brackets and quotes between are no matter."""
    folded = text.folded
    for _ in range(FARTHEST):
        if not end:
            return None
        here = names.get(end)
        if here is not None and here.label != "PERSON":
            return here
        if folded[end - 1] in "」』 \u3000":
            end -= 1
        elif folded[end - 1] == ")":
            opening = folded.rfind("(", max(0, end - 200), end)
            if opening < 0:
                return None
            end = opening
        else:
            return None
    return None


def _shown(text: Text, end: int, word: str) -> Name | None:
    """Return the run of nouns before an offset as a name, if it ends as names do: …支援機構（以下「機構」という。）."""
    folded = text.folded
    while end and folded[end - 1] in "」』 ":
        end -= 1
    stop = text.index.get(end)
    if not stop:
        return None
    start = text.nouns_before(stop)
    while start < stop and text.chars[start] == "o":
        start += 1
    begin = text.starts[start]
    if folded.endswith(("に向けた", "のための", "に関する", "に係る", "における"), 0, begin):
        begin = beginning(text, begin)  # デジタル社会の実現に向けた重点計画（以下「重点計画」という。）
    phrase = folded[begin:end]
    for length in range(min(9, len(phrase) - 2), 0, -1):
        head = gazetteer.heads().get(phrase[-length:])
        if head and head.label in {"ORG", "LAW", "EVENT"} and len(phrase) > len(word) + 1:
            sure = head.strength >= 76 or head.label == "ORG"
            return Name(begin, end, head.label, 87) if sure else None
    return None


def _acronym(text: Text, names: dict[int, Name], opening: int, at: int, word: str) -> Iterator[Term | Name]:
    word = word.strip()
    if word in gazetteer.no_names() or not any(char.isupper() for char in word) or len(word) < 2:
        return
    end = opening
    while end and text.folded[end - 1] in "」』 ":
        end -= 1
    meant = names.get(end)
    if meant is None or meant.label not in {"ORG", "LAW", "EVENT", "FAC"}:
        meant = _shown(text, opening, "")
        if meant is None or len(word) < 3:
            return
        yield meant
    elif meant.strength < SURE:
        return
    listed = gazetteer.entries().get(word)
    value = meant.value or canonical(text.folded[meant.start : meant.end])
    if listed and listed.value != value and meant.value:
        return
    yield Term(word, meant.label, value, meant.id, at, defined=False)


def _short(text: Text, names: dict[int, Name], match: re.Match[str]) -> Iterator[Term]:
    """Read 日本労働組合総連合会（連合）: what is made of some characters of a name, in their order, is short for it.

    Letters at its end may stand for anything: アフリカ疾病予防管理センター（アフリカＣＤＣ）.
    """
    word, meant = match["word"], names.get(match.start())
    if meant is None or meant.strength < SURE or meant.label not in {"ORG", "LAW", "EVENT"}:
        return
    written = text.folded[meant.start : meant.end]
    rest = iter(written)
    if word in gazetteer.titles() or word in gazetteer.words("generic") or 3 * len(word) > 2 * len(written):
        return
    if all(char in rest for char in LATIN.sub("", word)):
        value = meant.value or canonical(written)
        yield Term(word, meant.label, value, meant.id, match.start("word"), defined=True)


def _glossed(text: Text, names: dict[int, Name], match: re.Match[str]) -> Iterator[Term | Name]:
    """Read ＵＮＤＰ（国連開発計画）."""
    word = match[1]
    if word in gazetteer.no_names() or word in gazetteer.entries():
        return
    start = match.end()
    meant = names.get(start)
    if meant and text.folded[meant.end : meant.end + 1] in {")", "、", ":"} and meant.label in {"ORG", "LAW", "EVENT"}:
        value = meant.value or canonical(text.folded[meant.start : meant.end])
        yield Term(word, meant.label, value, meant.id, match.start(1), defined=False)


def canonical(folded: str) -> str:
    """Return a name as it stands in an index: without spaces between Japanese characters and without outer quotes.

    >>> canonical("岸田 文雄"), canonical("UN Women")
    ('岸田文雄', 'UN Women')
    """
    folded = folded.replace("『", "「").replace("』", "」")
    if folded.isascii() or (" " not in folded and "\u3000" not in folded):
        return folded
    return re.sub(r"(?<![A-Za-z.])[ \u3000]+|[ \u3000]+(?![A-Za-z])", "", folded)
