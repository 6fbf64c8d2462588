"""Attachments that are named and aren't there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.checks.structure.located import is_said_of_another
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts
    from jdoc.model import Block

# What attachments are called.
_WORDS = "付図|付表|別紙(?:仕様書|明細書|内訳書|図面|一覧表?|名簿)|別記様式|別紙様式|別表|別紙|別添|別記|別図|附属書|付属書|附録|付録|別冊|添付資料|参考資料|様式|資料"
SIGNS = ("別", "様式", "資料", "録", "属書", "付")
"""What each of these words has."""
NAMED = deferred(
    f"(?<![^\\W0-9_ぁ-ん])(?P<word>{_WORDS}) ?(?:第? ?(?P<number>[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}}|[IVX]{{1,4}}(?![A-Za-z])|[A-Z](?![A-Za-z])|[Ⅰ-Ⅻ])(?![0-9年月日人件頁条項点か])(?P<branch>(?:[-の][0-9]{{1,2}})?)号?)?"
)
"""An attachment by its name: `[別紙5]のとおり`, `[様式第3号]`, `[別紙]`, not `参考文献`."""
CALLED = deferred(
    "(?:「[^「」]{1,40}」|『[^『』]{1,40}』)?の?(?:とおり|参照|に|を|は|の|で|[)）、。】(]|及び|又は|から|とし|とす)"
)
"""What stands behind a reference: 別紙`[のとおり]`."""
SURELY = deferred(
    "(?:「[^「」]{1,40}」|『[^『』]{1,40}』)?の?(?:とおり|参照)|に(?:示|掲|定|必要|記載|よ|まとめ|区域)|を参照|[)。】]|の(?:[^、。]{0,8}(?:書|票|表|図|用紙|様式))?(?:に|を)"
)
"""What stands behind an attachment that must be there: 別紙`[のとおり]`, not `を付けることができる`."""
FORMS = deferred(
    "様式第?[0-9一二三四五六七八九十]{1,3}号?から(?:様式)?第?(?P<last>[0-9]{1,2}|[一二三四五六七八九十]{1,3})号?まで"
    "|(?:別記)?第(?P<form>[0-9]{1,2}|[一二三四五六七八九十]{1,3})号様式(?=に|の|を|で)"
)
"""Forms by their last number, or with it before them: `[様式第1号から第4号まで]`, `[別記第三号様式]により`."""
OF_TREATIES = frozenset({"附属書", "付属書"})
"""What treaties have, which other texts tell of."""
NUMBERS_ALONE = frozenset({"付図", "付表", "様式", "資料", "参考資料", "別記"})
"""Words that name an attachment only with a number."""


class Named(NamedTuple):
    """An attachment that is named, or is there."""

    word: str
    number: str | None
    """As figures, or the letter that it is."""
    place: Place


def find_missing_attachments(facts: Facts) -> Iterator[Found]:
    """Find attachments that are named, but aren't there though others are; without any, as an info."""
    there: dict[str, set[str | None]] = {}
    named: list[Named] = []
    for index in facts.having(*SIGNS):
        block, text = facts.blocks[index], facts.texts[index]
        for match in NAMED.finditer(text):
            number = _number(match["number"])
            each = Named(match["word"], number, Place(index, *match.span()))
            begins = match.start() if RULE_LINE.fullmatch(text, 0, match.start()) is None else 0
            if _heads(block.kind, text, begins, match.end()):
                there.setdefault(each.word, set()).add(number)
            elif CALLED.match(text, match.end()) and not _is_of_another(facts, index, match.start()):
                named.append(each)
        named += _named_forms(facts, index)
        for line in _heads_at_lines(block, text):
            there.setdefault(line["word"], set()).add(_number(line["number"]))
    told: set[tuple[str, str | None]] = set()
    for each in named:
        key = each.word, each.number
        found = _found(facts, each, there) if key not in told else None
        if found:
            told.add(key)
            yield found


def _named_forms(facts: Facts, index: int) -> Iterator[Named]:
    """Yield the forms that are named by the last of several, or by a number before the word."""
    for form in FORMS.finditer(facts.texts[index]):
        if form.start() and not _is_of_another(facts, index, form.start()):
            yield Named("様式", _number(form["last"] or form["form"]), Place(index, *form.span()))


RULE_LINE = deferred("[-─━═=＝*＊_・.… ]{2,}")
"""A line of signs above an attachment that stands in one block with it: `[----]様式1`."""
AT_LINE = deferred(f"(?P<word>{_WORDS}) ?(?P<number>[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})(?= [^\\s])")
"""The head of an attachment at the start of a line, though it runs on from the one above: `[付録2] 支出の上限`."""


def _heads_at_lines(block: Block, text: str) -> Iterator[re.Match[str]]:
    """Yield the heads of attachments at the lines of a block, the first left out."""
    lines = (run[0] for run in (block.source or ())[1:])
    return filter(None, (AT_LINE.match(text, begin) for begin in lines))


ELSEWHERE = deferred(
    "(?:[0-9](?:報|回|次|期|号)(?:の?[^。、の]{0,6})|国|県|都|府|省|庁|委員会|機構|会社|本部|先方|相手方|[甲乙])の$"
)
"""Whose attachment it is: `[国の]`, not `次の`."""


LONGEST = 20
"""Characters before an attachment that say whose it is."""


def _is_of_another(facts: Facts, index: int, start: int) -> bool:
    return (
        is_said_of_another(facts, index, start)
        or ELSEWHERE.search(facts.texts[index], max(0, start - LONGEST), start) is not None
    )


def _number(written: str | None) -> str | None:
    number = read_whole(written) if written else None
    return f"{number}" if number is not None else written


LONGEST_HEAD = 60
"""Characters behind the name of an attachment at its head."""
REFERRED = deferred("の?(?:とおり|参照)|を|に(?:よ|基|示|定|掲|従)")
"""What shows that a line refers to an attachment: 付録C`[を]参照のこと`, not ` 用語集`."""


def _heads(kind: str | None, text: str, start: int, end: int) -> bool:
    """Tell the head of an attachment, or of its place in a list, from a reference."""
    if start > 1 or REFERRED.match(text, end):
        return False
    rest = text[end:]
    return (
        kind == "attachment"
        or (kind in {"title", "heading", "caption", "item", "note"} and not text.endswith("。"))
        or (len(rest) < LONGEST_HEAD and "。" not in rest)
    )


def _found(facts: Facts, each: Named, there: dict[str, set[str | None]]) -> Found | None:
    known = there.get(each.word, set())
    written = facts.blocks[each.place.block].text[each.place.start : each.place.end]
    if each.number is None and each.word in NUMBERS_ALONE:
        return None
    if not known and each.word in OF_TREATIES and not there:
        return None
    if not known:
        is_told = bool(there) and not facts.amends
        is_meant = SURELY.match(facts.texts[each.place.block], each.place.end) is not None
        return (
            Found(each.place, f"{written}: it isn't here", severity=None if is_told else "info") if is_meant else None
        )
    if each.number in known or each.number is None:
        return None
    return Found(each.place, f"{written}: {_instead(each.word, known)}")


def _instead(word: str, known: set[str | None]) -> str:
    """Say which attachments of a word there are."""
    numbers = sorted((number for number in known if number is not None), key=lambda number: (len(number), number))
    if not numbers:
        return f"there is only {word} without a number"
    return f"there are only {'、'.join(f'{word}{number}' for number in numbers)}"
