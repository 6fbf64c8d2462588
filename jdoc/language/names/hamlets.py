"""Hamlets: lists of the towns of a municipality, 八京、白木谷、奈路（小字：松尾、間山）, unknown to dictionaries."""

from __future__ import annotations

from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.names import Name
from jdoc.language.names.candidates import resolve_overlaps
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import has_any
from jdoc.language.names.towns import count_towns, home_of, municipalities_in
from jdoc.language.scripts import NOUN
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from jdoc.language.names.mentions import NamesOfTexts
    from jdoc.language.names.texts import Tokens

_ITEM = f"{NOUN}{{1,7}}"
LIST = deferred(f"(?<!{NOUN}){_ITEM}+(?:、{_ITEM}+)+(?!{NOUN})")
"""Words in a list: `[八京、白木谷、奈路]。`, not `八京の白木谷`."""
PART = deferred("小字[:は]?\\Z")
"""What stands before the parts of a town: `[小字:]`, not `小字名`."""
COUNTED = deferred("の(?:両|各|[0-9]+)(?:区|地区|集落|字)(?!間)")
"""What counts districts behind their names: 東馬流、親沢`[の両区]`, not `の区`."""
MOST_HOMES = 20
"""Municipalities of a document whose towns are looked for."""
HEAD = deferred("(?:町|字|区域|地区|集落)の?(?:名称|名|一覧)?[ \\n:(]*\\Z")
"""What says before a list that it is one of towns: `[字の名称 ]`, not `人の名称`."""
LONGEST_HEAD = 8
MUNICIPALITIES = "市区町村"
"""What their names end with."""
DISTRICTS = ("町", "字", "区", "集落")
"""Words of which one stands before a list of towns, or behind it, where no municipality tells what it is."""
SHORTEST = 3
"""Words of a list that may be of towns."""
LONG = 4
"""Words of a list that shows by itself which municipality it is of."""


class Told(NamedTuple):
    """A list, whose words may be towns."""

    text: Tokens
    start: int
    words: list[str]

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Where its words stand."""
        starts = accumulate((len(word) + 1 for word in self.words[:-1]), initial=self.start)
        return [(start, start + len(word)) for start, word in zip(starts, self.words, strict=True)]

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.spans[-1][1]

    @property
    def before(self) -> str:
        """What stands right before it."""
        return self.text.folded[max(0, self.start - LONGEST_HEAD) : self.start]

    def names(self) -> list[Name]:
        """Return its words as places."""
        return [Name(*span, "GPE", Rank.SIGNED) for span in self.spans]

    def is_of(self, municipalities: Iterable[str]) -> bool:
        """Tell whether more than half of its words are towns of one municipality, and no surnames."""
        starts = zip(self.spans, self.words, strict=True)
        others = [word for (start, _), word in starts if self.text.type_at(start).tag != "F"]
        return any(2 * count_towns(municipality, others) > len(self.words) for municipality in municipalities)


def with_towns_of_lists(texts: Sequence[Tokens], names: NamesOfTexts) -> NamesOfTexts:
    """Add the towns that a document lists of the municipalities that it names."""
    named = ((text.folded, name) for text, own in zip(texts, names, strict=True) for name in own)
    places = {folded[name.start : name.end] for folded, name in named if folded[name.end - 1] in MUNICIPALITIES}
    homes = municipalities_in(places)[:MOST_HOMES] if places else []
    lists = [_lists(text) if _may_list(text.folded, homes) else [] for text in texts]
    return [*map(partial(_with_towns, homes), names, lists)] if any(lists) else names


def _may_list(folded: str, homes: list[str]) -> bool:
    """Tell whether a text may hold a list of towns: whether it has three words in one, or a word for a district."""
    commas = folded.count("、")
    return commas > 0 and (bool(homes and commas >= SHORTEST - 1) or has_any(folded, DISTRICTS))


def _lists(text: Tokens) -> list[Told]:
    return [Told(text, match.start(), match[0].split("、")) for match in LIST.finditer(text.folded)]


def _with_towns(homes: list[str], names: list[Name], lists: Iterable[Told]) -> list[Name]:
    towns = [name for told in lists if any(rule.holds(told, homes) for rule in LIST_RULES) for name in told.names()]
    return resolve_overlaps([*names, *towns]) if towns else names


class ListRule(NamedTuple):
    """A row of the table that says which lists are of towns: one is enough."""

    name: str
    holds: Callable[[Told, list[str]], bool]
    """Tells it of a list, and the municipalities that the document names."""
    found: str
    """A text in which it makes places of what stands in square brackets."""
    left: str


LIST_RULES = (
    ListRule(
        "parts of a town",
        lambda told, _: PART.search(told.before) is not None,
        found="亀岩（小字：[松尾]、[サデ]、[釣瓶]）",
        left="工具（種別：松尾、サデ、釣瓶）",
    ),
    ListRule(
        "districts that are counted",
        lambda told, _: COUNTED.match(told.text.folded, told.end) is not None,
        found="[東馬流]、[親沢]の両区で町道が崩れた。",
        left="東馬流、親沢の町道が崩れた。",
    ),
    ListRule(
        "towns of a municipality of the document",
        lambda told, homes: len(told.words) >= SHORTEST and told.is_of(homes),
        found="[南国市]では、[八京]、[白木谷]、[天行寺]で道路を直す。",
        left="南国市では、道路、橋、天行寺を直す。",
    ),
    ListRule(
        "towns under their head",
        lambda told, _: (
            len(told.words) >= LONG and HEAD.search(told.before) is not None and told.is_of([home_of(told.words)])
        ),
        found="字の名称　[八京]、[白木谷]、[桑ノ川]、[天行寺]",
        left="人の名称　八京、白木谷、桑ノ川、天行寺",
    ),
)
