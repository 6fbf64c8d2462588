"""What a document says of its laws' numbers: behind their names, or on a line of their own beside a title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.laws.listed import further_short_names, numbered, titled
from jdoc.language.laws.numbers import find_numbers
from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from jdoc.language.laws.listed import Law
    from jdoc.language.laws.numbers import LawNumber

BETWEEN = deferred("(?:[」』 ]{0,3}(?:[(][^()]{1,30}[)])?[(](?:旧|いわゆる)? ?|(?P<space> {1,4}))\\Z")
"""What stands between a law and its number: `[（]`, `[（略称）（]`, `[　]`, not `（同じく`, nor between cells."""
LONGEST_BETWEEN = 40
AMENDS = deferred("(?:(?:第[^、。()]{1,20}条)?の規定)?に(?:よる|より)(?:一部|全部)?(?:改正|廃止|改題)")
"""What stands behind the number of a law that amends the one before: 民法(平成29年法律第44号`[による改正]`前のもの)."""
ACT_ENDS = ("法", "法律", "令", "則", "規程", "典範", "基準", "条例", "約", "書", "協定", "憲法", "程")
"""What names end with that a number may stand behind."""
LISTED_ENDS = ("法", "法律", "令", "則", "規程", "典範", "基準")
"""What the titles end with that are listed with their numbers."""
AROUND = "()「」 \n\t"
"""What may stand around a number that is all of its block."""


OTHER = deferred("(?:旧|(?:改正|廃止)前の?|(?:同|各|外|他|両|諸)国の|州の?)\\Z")
"""What stands before a law of the same name that is none of those listed: `[旧]`港湾法, `[同国の]`会社法, not `の`."""
LONGEST_OTHER = 5


class Cited(NamedTuple):
    """A law as a text names it."""

    start: int
    end: int
    law: str
    """Its canonical name."""


def is_behind_act(folded: str, start: int) -> bool:
    """Tell whether a number that begins at an offset stands behind what ends as the name of a law.

    >>> is_behind_act("港湾法(昭和25年法律第218号)", 4), is_behind_act("附則(平成24年条例第8号)附", 3)
    (True, False)
    """
    between = _between(folded, start)
    return between is not None and folded.endswith(ACT_ENDS, 0, between) and not folded.endswith("附則", 0, between)


def _between(folded: str, start: int, *, single: bool = True) -> int | None:
    """Return where what stands before a number, and parts it from a name, begins.

    A space parts them only where there is a single number: 平成17年法律第86号　会社法　昭和25年政令第338号.
    """
    between = BETWEEN.search(folded, max(0, start - LONGEST_BETWEEN), start)
    return between.start() if between and (single or not between["space"]) else None


class Numbers(NamedTuple):
    """The numbers of laws in a text."""

    behind: dict[int, LawNumber]
    """Those behind the names of laws, by where the name ends."""
    alone: dict[tuple[int, int], LawNumber]
    """The others, by their spans: they name their laws by themselves."""
    title: str | None = None
    """The law in the text before or behind, where the number is all of a text."""

    @property
    def attached(self) -> set[tuple[int, int]]:
        """The spans of those that stand behind a law."""
        return {(number.start, number.end) for number in self.behind.values()}


NO_NUMBERS = Numbers({}, {})


def names_by_number(folded: str) -> list[tuple[int, int, str]]:
    """Return the numbers of a text that stand behind no act, each with its span and the canonical name of its law.

    >>> names_by_number("港湾法(昭和25年法律第218号)、平成17年法律第86号")
    [(18, 29, '会社法')]
    """
    numbers = [number for number in find_numbers(folded) if not is_behind_act(folded, number.start)]
    laws = [numbered(number.canonical) for number in numbers]
    return [
        (number.start, number.end, law.title or number.canonical) for number, law in zip(numbers, laws, strict=True)
    ]


def is_other(folded: str, start: int, states: Collection[int]) -> bool:
    """Tell whether a law that begins at an offset is not the listed one of its name; states end at some offsets.

    >>> is_other("旧港湾法", 1, ()), is_other("米国の会社法", 3, {2}), is_other("港湾法", 0, ())
    (True, True, False)
    """
    if start in states or (folded[start - 1 : start] == "の" and start - 1 in states):
        return True
    return OTHER.search(folded, max(0, start - LONGEST_OTHER), start) is not None


def find_said(folded: str, laws: Sequence[Cited]) -> Numbers:
    """Return the numbers of a text, by the laws that are named in it.

    >>> numbers = find_said("港湾法(昭和25年法律第218号)、平成17年法律第86号", [Cited(0, 3, "港湾法")])
    >>> numbers.behind[3].canonical, [number.canonical for number in numbers.alone.values()]
    ('昭和二十五年法律第二百十八号', ['平成十七年法律第八十六号'])
    >>> find_said("民法(平成29年法律第44号による改正前のもの)", [Cited(0, 2, "民法")]).behind
    {}
    """
    numbers = [*find_numbers(folded)]
    if not numbers:
        return NO_NUMBERS
    ends = {law.end for law in laws}
    single = len(numbers) == 1
    behind = {
        end: number
        for number in reversed(numbers)
        if (end := _between(folded, number.start, single=single)) in ends and not AMENDS.match(folded, number.end)
    }
    attached = {number.start for number in behind.values()}
    alone = {(number.start, number.end): number for number in numbers if number.start not in attached}
    return Numbers(behind, alone)


class Said:
    """The numbers that a document gives to its laws."""

    def __init__(self, texts: Sequence[str], cited: Sequence[Sequence[Cited]]) -> None:
        self._laws: dict[str, set[str]] = {}
        """The numbers of laws by their canonical names."""
        self.numbers = [*map(find_said, texts, cited)]
        """Those of each text."""
        for text, numbers, laws in zip(texts, self.numbers, cited, strict=True):
            for law in laws:
                if law.end in numbers.behind and not is_other(text, law.start, ()):
                    self._add(law.law, numbers.behind[law.end])
        for place, text in enumerate(texts):
            if self.numbers[place].alone:
                self._read_title(place, text, texts, cited)

    def _add(self, law: str, number: LawNumber) -> None:
        self._laws.setdefault(law, set()).add(number.canonical)

    def _read_title(self, place: int, text: str, texts: Sequence[str], cited: Sequence[Sequence[Cited]]) -> None:
        """Note which law is all of the text before or behind a number that is all of its own: its title."""
        number = next(iter(self.numbers[place].alone.values()))
        if not is_all(text, number):
            return
        beside = [at for at in (place - 1, place + 1) if 0 <= at < len(texts)]
        titles = (law.law for at in beside for law in cited[at] if law.end - law.start == len(texts[at].strip()))
        title = next(titles, None)
        if title:
            self.numbers[place] = self.numbers[place]._replace(title=title)
            self._add(title, number)

    def known(self, folded: str, law: Cited, numbers: Numbers, states: Collection[int]) -> tuple[str, Law] | None:
        """Return what is known of a law that a text names, with its canonical name; states end at some offsets."""
        own = numbers.alone.get((law.start, law.end))
        if own:
            found = numbered(own.canonical)
            return numbers.title or found.title or own.canonical, found
        number = numbers.behind.get(law.end)
        if number is None and is_other(folded, law.start, states):
            return None
        listed = numbered(number.canonical) if number else self.law(law.law)
        return (further_short_names().get(law.law, law.law), listed) if listed else None

    def law(self, name: str) -> Law | None:
        """Return the law of a canonical name: by the one number that the document gives it, or as listed."""
        said = self._laws.get(name, set())
        if len(said) == 1:
            return numbered(next(iter(said)))
        return titled(name) if name.endswith(LISTED_ENDS) or name.startswith("人事院規則") else None


def is_all(folded: str, number: LawNumber) -> bool:
    """Tell whether the number of a law is all of a text.

    >>> from jdoc.language.laws.numbers import find_numbers
    >>> [is_all(text, next(find_numbers(text))) for text in ("(平成5年法律第88号)", "平成5年法律第88号の附則")]
    [True, False]
    """
    return not (folded[: number.start] + folded[number.end :]).strip(AROUND)
