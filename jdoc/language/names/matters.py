"""Matters: names that say what they are about or for, 「…に関する条約」, 「…のための宣言」."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer
from jdoc.language.names.legislation import OTHER_ACT, act_start
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import Find
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re

    from jdoc.language.names.gazetteer import NameEnding
    from jdoc.language.names.texts import Tokens

ABOUT = deferred("(?=(?P<link>ik|n[NT]n)(?P<body>[NTFGo]{1,40}+))")
"""Where 「…に関する」 or 「…のための」 begins, nouns behind it, over tags: `[]ikNTN`, `n[]nTnN`, not `iN`."""
PURPOSE = "のための"
PHRASE = "NTFGosna"
"""The tags of what stands before 「…に関する」: nouns, の, 及び."""
NO_BEGINNING = "nasoi"
"""The tags of what no name begins with."""
REACH = 40
"""Tokens that 「…に関する」 reaches back at most."""
LONGEST_END = 5
"""Tokens of the ending of a name."""
LONGEST_TREATY = 8
"""Tokens of a listed treaty before 及び."""
AMOUNT = deferred("[0-9億万千]+(?:円|ドル|ユーロ|元)\\Z")
"""What an exchange of notes is about, and no part of a name: `総額[10億円]`, not `円`."""
LONGEST_AMOUNT = 20
POINTING = frozenset(("当", "本", "同", "各", "両", "この", "その", "同種"))
"""What points at a body that is named elsewhere, or at any: 当裁判所."""
DONE = deferred("(?:する|した|して|し、)")
"""What makes a verb of it: 協定`[する]`, not `しめ`."""
CONVENED = deferred("[(](?:第[0-9]+回|座長|議長|委員長|部?会長|以下)")
"""What shows behind 「…に関する有識者会議」 that there is one of that name: `会議[（第18回]）`, not `会議（案）`."""
ABOUT_RANKS = {"LAW": Rank.TREATY_ENDING, "EVENT": Rank.PHRASE_EVENT, "ORG": Rank.ABOUT_BODY}


class Matter(NamedTuple):
    """「…に関する」 or 「…のための」 with the name's end behind it, by tokens."""

    text: Tokens
    first: int
    """Where 「に関する」 begins."""
    middle: int
    """Behind it."""
    at: int
    """Where the ending begins."""
    end: int
    ending: NameEnding

    def may_begin(self, at: int) -> bool:
        """Tell whether the name may begin with a token."""
        return self.text.tags[at] not in NO_BEGINNING and not self.text.types[at].breaks

    @property
    def is_purpose(self) -> bool:
        """True of 「…のための」, which treaties alone are named by."""
        return self.text.tags[self.first] == "n"

    @property
    def is_beside(self) -> bool:
        """True of 「…に関し」, behind which a body stands by itself."""
        return self.text.word(self.middle - 1) == "関し"

    @property
    def is_name(self) -> bool:
        """True where the ending is not one of those that any talk and plan has."""
        loose = self.text.part(self.at, self.end) in gazetteer.words("loose")
        if (loose and not self._is_specific()) or self._is_about_amount() or self._is_done() or self._is_case():
            return False
        if self.text.word(self.middle) in POINTING:  # 人身保護法に関する当裁判所の判例
            return False
        return self.ending.label == "LAW" or not (self.is_purpose or self.is_beside)

    def _is_about_amount(self) -> bool:
        """Tell whether an amount alone stands before: 総額10億円に関する交換公文."""
        stop = self.text.starts[self.first]
        return AMOUNT.search(self.text.folded, max(0, stop - LONGEST_AMOUNT), stop) is not None

    def _is_case(self) -> bool:
        """Tell whether it is a case before a court: 薬物犯罪に係る被告事件."""
        return self.text.part(self.at, self.end) == "事件"

    def _is_done(self) -> bool:
        """Tell whether it is what somebody does: 水利に関し協定する."""
        return DONE.match(self.text.folded, self.text.starts[self.end]) is not None

    def _is_specific(self) -> bool:
        """Tell whether a proper noun or a number stands before a loose ending, or a chair behind it."""
        body = self.text.part(self.middle, self.end)
        if "第" in body or body[0].isdigit() or CONVENED.match(self.text.folded, self.text.starts[self.end]):
            return True
        return any(kind.may_begin_name for kind in self.text.types[self.middle : self.end])


def read_matters(text: Tokens) -> list[Matter]:
    """Return 「…に関する」 and 「…のための」 where a name may end behind it."""
    return [*filter(None, (_matter(text, match) for match in ABOUT.finditer(text.tags)))]


def find_about(matter: Matter) -> Find:
    """Return 「…に関する条約」 and 「…のための2050年戦略」 from their beginning."""
    text, label = matter.text, matter.ending.label
    start, end = text.starts[matter_start(matter)], text.starts[_with_bill(text, matter)]
    return Find(start, end, label=label, rank=ABOUT_RANKS[label])


def _matter(text: Tokens, match: re.Match[str]) -> Matter | None:
    """Return the longest name that a match of `ABOUT` leads to."""
    first, middle = match.span("link")
    if match["link"] != "ik" and text.part(first, middle) != PURPOSE:
        return None
    for end in range(match.end("body"), middle, -1):
        at = text.longest_before(end, _about_endings(), first=middle, most=LONGEST_END)
        if at is not None:
            return Matter(text, first, middle, at, end, gazetteer.endings()[text.part(at, end)])
    return None


@cache
def _about_endings() -> frozenset[str]:
    """Return the endings of laws, events and bodies."""
    return frozenset(ending for ending, facts in gazetteer.endings().items() if facts.label in ABOUT_RANKS)


def _with_bill(text: Tokens, matter: Matter) -> int:
    bill = matter.ending.label == "LAW" and text.folded.startswith("案", text.starts[matter.end])
    return text.index.get(text.starts[matter.end] + 1, matter.end) if bill else matter.end


def matter_start(matter: Matter) -> int:
    """Return the token that the name begins with: no further than 及び behind a listed treaty, nor than a verb."""
    text, first = matter.text, matter.first
    stop = first - (first > 0 and text.types[first - 1].word == "等")
    window = text.tags[max(0, matter.middle - REACH) : stop]
    earliest = stop - (len(window) - len(window.rstrip(PHRASE)))
    earliest = _behind_line(text, earliest, stop)
    joint = _joint_behind_listed(text, earliest, stop)
    start = next(filter(matter.may_begin, range(earliest if joint is None else joint + 1, first)), first)
    if matter.ending.label == "LAW" and joint is None:
        others = [other.end() for other in OTHER_ACT.finditer(text.folded, text.starts[start], text.starts[first])]
        return text.index.get(max(others), start) if others else text.index[act_start(text, text.starts[start])]
    return start


def _behind_line(text: Tokens, earliest: int, stop: int) -> int:
    """Return the token behind the last line break between two tokens; the first of them if there is none."""
    broken = text.folded.rfind("\n", text.starts[earliest], text.starts[stop])
    return earliest if broken < 0 else text.index.get(broken + 1, earliest)


def _joint_behind_listed(text: Tokens, earliest: int, stop: int) -> int | None:
    """Return the last 及び behind a listed treaty: 仙台防災枠組|及び|気候変動に関する…条約 are two."""
    joints = (at for at in range(stop - 1, earliest - 1, -1) if text.tags[at] == "a")
    return next((at for at in joints if _ends_listed(text, at)), None)


def _ends_listed(text: Tokens, stop: int) -> bool:
    """Tell whether a listed treaty or body ends before a token."""
    end = text.starts[stop]
    starts = text.starts[max(0, stop - LONGEST_TREATY) : stop]
    return any(gazetteer.label_of(text.folded[start:end]) in ABOUT_RANKS for start in starts)
