"""Lone lines: lines whose words alone say what they are, wherever they stand: 以上, 別紙, （単位：円）, 第１章　総則………３."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from jdoc.language.lazy import deferred
from jdoc.language.line_ends import is_finished
from jdoc.language.sittings import (
    is_above_those_present,
    is_direction,
    is_time_of_sitting,
    may_stand_for_itself,
)
from jdoc.language.spacing import close_up
from jdoc.structure.rules import Question, Rule

if TYPE_CHECKING:
    from jdoc.model import Kind

_LEADERS = {"…": 2, "‥": 2, "・": 3, "･": 3, "．": 3, "─": 3, r"\.": 4, "-": 5, r"\. ": 3}
"""What leads to the number of a page, and how often it stands there at the least."""
_PAGE = "0-9０-９ivx一二三四五六七八九十"
_LEADER = deferred(
    f"(?:{'|'.join(f'(?<!{sign})(?:{sign}){{{least},}}+' for sign, least in _LEADERS.items())})"
    rf"[ \u3000]*[(（]?[{_PAGE}－\-]*[{_PAGE}][)）]?$"
)
"""Dots or dashes that lead to the number of a page: `第１章　総則[………３]`, `背景[. . . . 12]`, not `……`, `3.14`."""
_SHORTEST_LEADERS = tuple(sign.replace("\\", "") * least for sign, least in _LEADERS.items())
_LEADER_ENDS = frozenset("0123456789０１２３４５６７８９ivx一二三四五六七八九十)）")
_CLOSING_WORDS = frozenset({"以上", "敬具", "草々", "謹言"})
_CLOSING_STARTS = "以記敬草謹"
_BRACKETS = "（(【［[〔＜<"
# 第 2 号の 2
_NUMBERED = r" ?[0-9０-９一二三四五六七八九十]+ ?号(?: ?の ?[0-9０-９一二三]+)?"
_ATTACHMENT = deferred(
    rf"(?:別記 ?(?:第{_NUMBERED})? ?様式|第{_NUMBERED} ?(?:様式|書式)(?= ?[（(]))"
    r"[^。、]*|[（(【［\[〔＜<]?(?:別 ?[添紙表記図冊]|附属書|付属書|添付資料|参考資料|附属文書|様 ?式(?= ?第)|[附付] *則|改正文|参 ?考(?![：:]))"
    r"(?:[ -]?第? ?[0-9０-９一二三四五六七八九十IVXⅠ-Ⅹ]+(?= |[号の抄（()）【】［\[\]〔〕＞>]|$)(?: ?号)?)?+(?: ?の ?[0-9０-９一二三]+)?+抄?[）)】］\]〕＞>]?"
    r"(?:(?<!第)(?! [のをにがはと](?:[^ぁ-ん ]|$)| (?:の(?:とお|通|例|ほか|うち)|に(?:よ|つ|お|関)|から|まで|及び|又は|並びに|若しくは))[ （(〔\[].*)?"
)
"""What is attached, with its number and its title: `[別紙１]`, `[（参考）]`, `[附 則 （令和七年条例）]`, `[改正文抄]`, `[別記様式第１号]`,
`[第２号様式（第３条関係）]`, `[別表第 1 の 2（第 3 条関係）]`, `[様式第 2 号 申請書]`, not `紙のとおり`, `第２号様式による`,
`別表第 1 に掲げる額`."""
_SUPPLEMENT = deferred(
    r"(?:[附付] *則|改正文)(?: *[（(〔\[][^（(〔\[。]{1,40}[号日年][）)〕\]]| *(?:昭和|平成|令和)[^（(。]{2,20}第[^（(。]{1,6}号)?"
    r"(?: *抄| *[（(]抄[）)])?"
)
"""What ends a law, or says what an amendment came with: `[附 則]`, `[附則（令和２年条例第３１号）抄]`, not `附則第２項`."""
_SUPPLEMENT_STARTS = frozenset("附付改")
_ATTACHMENT_STARTS = "別附付改添参様"
_UNIT = r"単位[ ：:][^）)］〕]*[）)］〕]"
_CAPTION = deferred(
    rf"[（(［〔]?単位[ ：:].*|.{{1,40}}[（(［〔]{_UNIT}|[（(［〔].{{0,20}}{_UNIT}"
    r"|[【＜<（(［〔]?[表図](?:表)?[ ]?[0-9０-９]+(?:[-－‐.．][0-9０-９]+)*[】＞>）)］〕]?(?:[ ：:．.].*)?"
)
"""What stands above a table or a figure: `[（単位：円）]`, `[歳入の内訳（単位：千円）]`, `[表１ 人口]`, `[図2-1]`, not `表題`."""
_CAPTION_STARTS = "単表図"
_STARTS = frozenset(_CLOSING_STARTS + "目" + _ATTACHMENT_STARTS + _CAPTION_STARTS + _BRACKETS)
_LONGEST = 60


_LONGEST_KEPT = 200


class LoneLine(Struct):
    """A line's text, as its words are read."""

    text: str
    plain: str = ""
    """With one space where there are several, and that a half-width one; letter-spaced words close up."""
    squeezed: str = ""
    """Without spaces."""

    def __post_init__(self) -> None:
        words = close_up(self.text).split()
        self.plain, self.squeezed = " ".join(words), "".join(words)

    @property
    def is_supplement(self) -> bool:
        """Whether it ends a law, or says what an amendment came with."""
        return self.text[0] in _SUPPLEMENT_STARTS and _SUPPLEMENT.fullmatch(self.plain) is not None


ROSTER = "above those present at a meeting"
"""What heads a list in front of the minutes, and nothing behind that."""
LoneKind: TypeAlias = "Kind | None"
ORDINARY: Rule[LoneLine, LoneKind] = Rule("words that say nothing of the line", None, lambda _: True)
ATTACHMENT: Rule[LoneLine, LoneKind] = Rule(
    "attachment", "attachment", lambda line: _ATTACHMENT.fullmatch(line.plain) is not None
)
"""What may be the start of a paragraph where the line is full: （参考）令和５年度における…."""
LONE_LINES: Question[LoneLine, LoneKind] = Question(
    Rule("entry of the contents with its page", "contents", lambda line: leads_to_page(line.text)),
    Rule(
        "too long for a lone line", None, lambda line: len(line.plain) > _LONGEST
    ),  # 別紙 …, with a paragraph behind it
    Rule("記 above what is noted", "caption", lambda line: line.squeezed == "記"),
    Rule("closing word", "note", lambda line: line.squeezed.strip("（）()") in _CLOSING_WORDS),
    Rule("the word 目次", "contents", lambda line: line.squeezed == "目次"),
    Rule("sentence that begins like a lone line", None, lambda line: is_finished(line.text)),  # 図１ は次のとおり。
    Rule("supplementary provision of a law", "attachment", lambda line: line.is_supplement),
    ATTACHMENT,
    Rule("what happens in the meeting", "note", lambda line: is_direction(line.squeezed)),
    Rule("when a meeting begins or ends", "dateline", lambda line: is_time_of_sitting(line.squeezed)),
    Rule(ROSTER, "heading", lambda line: is_above_those_present(line.squeezed)),
    Rule("caption of a table or figure", "caption", lambda line: _CAPTION.fullmatch(line.plain) is not None),
    ORDINARY,
)


def leads_to_page(text: str) -> bool:
    """Tell whether a line ends in dots and the number of a page."""
    if text[-1] not in _LEADER_ENDS or not any(map(text.__contains__, _SHORTEST_LEADERS)):
        return False
    return _LEADER.search(text) is not None


def read_lone_line(text: str) -> Rule[LoneLine, LoneKind]:
    """Tell the kind of a line by its words alone; the verdict is None where they say nothing.

    >>> lines = ("以　上", "別添　様式第１号", "（単位：億円）", "第１章　総則………３", "別紙のとおり")
    >>> [read_lone_line(line).verdict for line in lines]
    ['note', 'attachment', 'caption', 'contents', None]
    """
    if text[0] not in _STARTS and "単位" not in text and not leads_to_page(text) and not _names_form(text):
        return ORDINARY if not may_stand_for_itself(text) else _recall(text)
    return _recall(text) if len(text) <= _LONGEST_KEPT else LONE_LINES.decide(LoneLine(text))


def _names_form(text: str) -> bool:
    """Tell whether a line may be the heading of a form: 第２号様式（第３条関係）."""
    return text[0] == "第" and "式" in text


@lru_cache(1024)
def _recall(text: str) -> Rule[LoneLine, LoneKind]:
    """Tell it once: each line is asked about by several steps, and documents use the same words."""
    return LONE_LINES.decide(LoneLine(text))
