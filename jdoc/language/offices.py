"""Offices: what stands beside a name in a signature."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from jdoc import lexicon
from jdoc.language.lazy import deferred
from jdoc.language.spacing import close_up

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST = 60
_MOST_CHARACTERS = 20
"""Of an office that is written with gaps between its characters."""
_STOPS = frozenset("。、，")
_REMARK = deferred("[（(][^（）()]*[）)]$")
"""A remark behind an office: `報道官[（代理）]`, not `（代理）報道官`."""
_ACTING = deferred("(?:臨時代理|代理|代行|補佐)$")
"""Who acts for the office: `外務大臣[臨時代理]`, `課長[補佐]`, not `代理店`."""
_ACTING_ENDS = frozenset("理行佐")
_COLUMNS_AT_LEAST = 3
_WORD = deferred("[^ \u3000\t]+")
"""A word of a line: `[議]　　　長`, not ``."""
_FOR_PARTY = "のために"
"""日本国政府のために: below it stands who signs for the party."""

_PART = "[^\\W\\d_](?: ?[^\\W\\d_]){0,2}"
NAME_IN_PARTS = deferred(rf"{_PART}[ \u3000]+{_PART}|[^\W\d_](?:[ \u3000]+[^\W\d_]){{2,5}}")
"""A name in parts, perhaps all its characters: `[海 野   一 郎]`, `[平山　　耕三]`, not `三郎　　外務次官`."""
_NAME_BEHIND = deferred(rf"{_PART}(?:[ \u3000]+{_PART})?|[^\W\d_]{{2,6}}|[^\W\d_](?:[ \u3000]+[^\W\d_]){{1,5}}")
"""A name behind an office whose characters stand apart: `[磯村　太一]`, `[磯　村　太　一]`, not `３名`."""
_BODY = r"(?![ァ-ヴー・＝]+[ \u3000])(?:\S{5,30}|\S{1,30}[市県町村区会社院部局課省庁校者員長官])"
"""What a line of three columns begins with: a body, or an office besides; no name."""
_THREE_COLUMNS = deferred(
    rf"(?P<office>{_BODY}[ \u3000]+\S.*?)[ \u3000]+(?P<name>(?:{_PART}[ \u3000]+{_PART}|[^\W\d_]{{3,6}}))"
)
"""A body, its office, and who holds that: `[株式会社北浜　代表取締役　海野　一郎]`, not `海野　一郎　理事`."""
_SEAL = deferred(r"(?<=\S)[ \u3000]*(?P<seal>印|㊞|[（(](?:公?印|署名|公印(?:を)?省略|押印(?:を)?省略|自署)[）)])$")
"""What stands behind a name: `海野　一郎[　㊞]`, `海野一郎[（公印省略）]`, not `印`."""
_SEAL_ENDS = frozenset("印㊞）)")
_SUBMITTED = deferred("日 ?提 ?出$")
"""When a bill was submitted: `９月１[日提出]`, not `提出日`."""
GIVEN = "会見|挨拶|あいさつ|談話|講話|訓示|発言|説明|報告|コメント|メッセージ"
"""What an office gives."""
_GIVEN = deferred(f"(?:{GIVEN})$")
"""What stands beside an office and is no name: `市長　定例記者[会見]`, not `市長　海野`."""
_GAP = deferred("[ \u3000\t]+")
"""What may part an office from a name: `市長[　]海野`, not `市長`."""
_COLUMNS = deferred("[ \u3000]{2,}")
"""What parts columns: `外務大臣[　　]岸田　文雄`, not `岸田　文雄`."""


def is_office(text: str) -> bool:
    """Tell an office, with the country or the body before it, or the party that somebody signs for.

    >>> texts = ("日本国外務大臣", "北 浜 市 長", "外務省報道官（代理）", "トルクメニスタンのために", "岸田 文雄")
    >>> [is_office(text) for text in texts]
    [True, True, True, True, False]
    """
    if text[-1:] not in _lasts():
        return False
    text = close_up_spread(text)
    office = _REMARK.sub("", text) if text[-1:] in {"）", ")"} else text
    if not (_ends_office(office) or office.endswith(_FOR_PARTY)):
        return False
    return len(office) <= _LONGEST and _STOPS.isdisjoint(office)


def _ends_office(text: str) -> bool:
    if text.endswith(_endings().get(text[-1:], ())):
        return True
    return text[-1:] in _ACTING_ENDS and _ACTING.search(text) is not None and _ends_office(_ACTING.sub("", text))


@cache
def _lasts() -> frozenset[str]:
    """Return the last characters of offices, and of remarks behind them."""
    return frozenset(_endings()) | _ACTING_ENDS | {_FOR_PARTY[-1], *"）) \u3000\t"}


@cache
def _endings() -> dict[str, tuple[str, ...]]:
    """Return what offices end with, by its last character."""
    endings: dict[str, tuple[str, ...]] = defaultdict(tuple)
    titles = lexicon.words_for("titles", "title", "signature")
    for title in {*titles, *lexicon.words_for("speakers", "word", "signature")}:
        endings[title[-1]] += (title,)
    return dict(endings)


def part_office_and_name(text: str) -> Sequence[tuple[int, int]]:
    """Return where the office and the name of a line stand whose columns are more than two; nothing of other lines.

    >>> text = "株式会社北浜　代表取締役　海野　一郎"
    >>> [text[start:end] for start, end in part_office_and_name(text)]
    ['株式会社北浜\u3000代表取締役', '海野\u3000一郎']
    >>> part_office_and_name("北浜市長   海 野   一 郎"), part_office_and_name("北浜市長　海野一郎")
    ([(0, 4), (7, 16)], ())
    """
    if len(text.split()) < _COLUMNS_AT_LEAST:
        return ()
    spread = _part_spread_office(text)
    if spread:
        return spread
    three = _THREE_COLUMNS.fullmatch(text)
    if three and is_office(three["office"]):
        return [three.span("office"), three.span("name")]
    gap = _COLUMNS.search(text)
    if gap is None or not _COLUMNS.search(text, gap.end()) or not is_office(text[: gap.start()]):
        return ()
    # 北浜市長   海 野   一 郎: one office, and a name whose parts stand apart
    return [(0, gap.start()), (gap.end(), len(text))] if NAME_IN_PARTS.fullmatch(text, gap.end()) else ()


def part_sender(text: str) -> Sequence[tuple[int, int]]:
    """Return where the office and the name of a line stand that says who sends a letter; nothing of other lines.

    >>> texts = ("青葉市監査委員 小川  進", "北浜市 市長 海野一郎", "市長 定例記者会見", "海野 一郎")
    >>> [[text[start:end] for start, end in part_sender(text)] for text in texts]
    [['青葉市監査委員', '小川  進'], ['北浜市 市長', '海野一郎'], [], []]
    """
    end = part_seal(text)[0][1]
    if _GIVEN.search(text, 0, end):
        return ()
    found: Sequence[tuple[int, int]] = ()
    for gap in _GAP.finditer(text, 0, end):
        if is_office(text[: gap.start()]) and _NAME_BEHIND.fullmatch(text, gap.end(), end):
            found = [(0, gap.start()), (gap.end(), end)]
    return found or _part_spread_office(text[:end])


def close_up_spread(text: str) -> str:
    """Close up an office whose characters stand apart, however far.

    >>> close_up_spread("議　　　長"), close_up_spread("北 浜 市 長"), close_up_spread("北浜市　市長")
    ('議長', '北浜市長', '北浜市\u3000市長')
    """
    if " " not in text and "\u3000" not in text:
        return text
    words = text.split()
    return "".join(words) if len(words) == sum(map(len, words)) else close_up(text)


def _part_spread_office(text: str) -> Sequence[tuple[int, int]]:
    """Part an office whose characters stand apart, however far, from the name: 議　　　長　　磯村　太一."""
    words = [match.span() for match in _WORD.finditer(text)]
    for count in range(2, min(len(words), _MOST_CHARACTERS)):
        if words[count - 1][1] - words[count - 1][0] > 1 or words[0][1] > 1:
            break
        end, start = words[count - 1][1], words[count][0]
        if is_office("".join(text[:end].split())) and _NAME_BEHIND.fullmatch(text, start):
            return [(0, end), (start, len(text))]
    return ()


def part_seal(text: str) -> list[tuple[int, int]]:
    """Return where a line stands without the seal at its end, and the seal.

    >>> part_seal("北浜市長　海野一郎　㊞"), part_seal("北浜市長　海野一郎")
    ([(0, 9), (10, 11)], [(0, 9)])
    """
    seal = _SEAL.search(text) if text[-1:] in _SEAL_ENDS else None
    return [(0, seal.start()), seal.span("seal")] if seal else [(0, len(text))]


def says_submission(text: str) -> bool:
    """Tell whether a line says when a bill was submitted, above who did.

    >>> says_submission("令和８年９月１日　提出"), says_submission("令和８年９月１日提出"), says_submission("提出日")
    (False, True, False)
    """
    return text[-1] == "出" and _SUBMITTED.search(text) is not None


def is_seal(text: str) -> bool:
    """Tell a seal, or the words for one.

    >>> is_seal("㊞"), is_seal("（公印省略）"), is_seal("北浜市長")
    (True, True, False)
    """
    return _SEAL.fullmatch(f"-{text}", 1) is not None
