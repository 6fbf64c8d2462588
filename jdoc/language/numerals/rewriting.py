"""The numerals of a text, written in another style."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, TypeAlias

from jdoc.errors import NumeralError
from jdoc.language.citations.cues import may_cite
from jdoc.language.citations.grammar import find_chains
from jdoc.language.guarded import guard, may_be_unclear
from jdoc.language.lazy import deferred
from jdoc.language.numerals.grammar import parse
from jdoc.language.numerals.scanner import Numeral, Span, classify_digits, scan
from jdoc.language.numerals.symbols import LARGE_UNIT
from jdoc.language.numerals.writing import STYLES, render
from jdoc.language.rules import Rule, decide
from jdoc.language.scripts import FIGURES, MYRIADS
from jdoc.language.width import fold, widen
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from jdoc.language.citations.chains import Chain
    from jdoc.language.guarded import Guarded
    from jdoc.language.numerals.kinds import NumeralKind
    from jdoc.language.numerals.scanner import Span
    from jdoc.language.numerals.symbols import Value

KEPT: frozenset[NumeralKind] = frozenset({"article", "citation", "label", "name"})
"""Kinds that stay as they are: treaty articles, references, the numbers of lists, the digits of names."""
CITED: frozenset[NumeralKind] = frozenset({"article", "citation"})
"""Kinds that references to provisions are of: who writes one of them anew writes whole references."""

UNGROUPED: frozenset[NumeralKind] = frozenset({"date", "ordinal", "article"})
"""Kinds that are counted, not measured: no separators and no 万 in 2017年 and 第2231号."""

SPELT: frozenset[NumeralKind] = KEPT | {"code", "fraction"}
"""Kinds that plain digits alone are never of, save for articles."""

WIDTH_STYLES = frozenset({"arabic", "fullwidth"})
DIGIT_STYLES = frozenset({"arabic", "comma", "fullwidth", "mixed", "mixed-comma", "judicial"})
WIDE_STYLES = frozenset({"fullwidth", "judicial"})
UNITLESS_STYLES = frozenset({"arabic", "comma", "fullwidth", "positional"})
HYPHENS = frozenset("-－")
TRIANGLE = "△"
HYPHEN_IS_MINUS = deferred(r"(?:^|[ (\[{「『【〈《,、。:=ぁ-ん])$")
"""What a hyphen is read as a minus sign behind: `額は[、]`, not `期`, where it would be a dash."""
YEARS = range(1900, 2100)
"""What four digits that count nothing are taken for."""
YEAR_FOLLOWS = deferred("(?:[ ]?[~〜～‐–—―−-][ ]?|[、,・])[0-9]{2,4} ?年")
"""The other half of a range or list of years: `2018[―2028年]`, `2016[、17年]`."""
HYPHENED = deferred("-0[0-9]")
"""What shows that digits are part of a code: `100[-00]13`."""
HYPHEN_BEFORE = deferred("(?:[0-9]{8}|0[0-9]{1,4}|[0-9]{3})-$|[(]0[0-9]{1,3}[)][0-9-]*$")
"""The beginning of a telephone number or a postal code: `[03-]`, `[100-]`, `[(03)1234-]`."""
BEFORE_HYPHEN = 6
RANGE_START = deferred(f"[0-9{FIGURES}][0-9,.{FIGURES}{MYRIADS}]* ?[~〜～‐–—―−-] ?$")
"""The first number of a range: `[100~]`, `[1,000 - ]`, `[五億~]`."""
LONGEST_RANGE_START = 24
VAGUE = deferred("[数余]")
"""What stands behind the exact part of a number: `二十[数]万`, `十[余]万`, not `二、三百`."""
PLAIN_DIGITS = deferred("[0-9]+(?:[.][0-9]+)?")
"""`[2017]`, `[26.0]`."""


Edit: TypeAlias = tuple[int, int, str]
"""A piece of text, from its start to its end, and what is to stand in its place; a plain tuple, made twice as fast."""


class Scanned(NamedTuple):
    """What was found in a text before it is written anew, so that nobody looks for it twice."""

    folded: str
    """The text as numbers are read in it."""
    guarded: Guarded | None
    numerals: Sequence[Numeral | Span]
    """All of its numerals."""


def rewrite(text: str, style: str, *, keep: Collection[str] = KEPT, scanned: Scanned | None = None) -> list[Edit]:
    """Return the changes that write a text's numerals in a style; kinds in `keep` stay.

    >>> rewrite("総額五千六百八十億円、第三条の一部", "mixed-comma")
    [(2, 9, '5,680億')]
    """
    if style not in STYLES:
        message = f"{style}: no style of numerals, expected one of {', '.join(STYLES)}"
        raise NumeralError(message)
    scanned = scanned or _scanned(text)
    folded, guarded, numerals = scanned
    if guarded is None:
        edits = _edits(text, folded, numerals, style, keep)
    else:
        found = _edits("", guarded.text, numerals, style, keep)
        moved = ((*guarded.span(start, end), written) for start, end, written in found)
        edits = [(start, end, written) for start, end, written in moved if written != text[start:end]]
    return edits if style in DIGIT_STYLES else _read_again(text, edits, scanned)


def _read_again(text: str, edits: list[Edit], scanned: Scanned) -> list[Edit]:
    """Leave out what would not be read again as it is: 5つ, 1事業, 3ふ頭 are words once they are in kanji.

    What is left out changes what stands beside another, so all is looked at again. References stay whole in any case.
    """
    meant = dict(_meant(scanned)) if edits else {}
    chains = find_chains(scanned.folded) if edits and may_cite(scanned.folded) else []
    cited = {(start, end) for chain in chains for start, end in chain.figures(scanned.folded)}
    while edits:
        shift, kept = 0, []
        found = dict(_meant(_scanned(apply_edits(text, edits))))
        for start, end, written in edits:
            place = start + shift, start + shift + len(written)
            shift += len(written) - (end - start)
            if (start, end) in cited or found.get(place) == meant[start, end]:
                kept.append((start, end, written))
        if len(kept) == len(edits):
            break
        edits = kept
    return edits


def _meant(scanned: Scanned) -> Iterator[tuple[Span, tuple[Value | None, NumeralKind]]]:
    """Yield where the numerals of a text stand, what they are worth and what they count."""
    folded, guarded, numerals = scanned
    for each in numerals:
        start, end = span = each[0], each[1]
        text = guarded.text if guarded else folded
        numeral = each if isinstance(each, Numeral) else classify_digits(text, start, end)
        yield guarded.span(start, end) if guarded else span, (numeral.value, numeral.kind)


def _scanned(text: str) -> Scanned:
    folded = fold(text)
    guarded = guard(text, folded) if may_be_unclear(folded) else None
    return Scanned(folded, guarded, scan(guarded.text if guarded else folded))


def _edits(text: str, folded: str, numerals: Sequence[Numeral | Span], style: str, keep: Collection[str]) -> list[Edit]:
    """Return what is to be written in place of the numerals of a folded text, where the text has something else."""
    cited = find_chains(folded) if may_cite(folded) else []
    if not cited:
        return _edits_of_numerals(text, folded, numerals, style, keep)
    edits = _edits_of_numerals(text, folded, _outside(numerals, cited), style, keep)
    return edits if CITED.issubset(keep) else sorted(edits + _edits_of_citations(text, folded, cited, style))


def _outside(numerals: Iterable[Numeral | Span], cited: Sequence[Chain]) -> list[Numeral | Span]:
    """Return the numerals that stand in no reference: those of one are kept together, or written anew together."""
    starts = [chain.start for chain in cited]
    found = []
    for each in numerals:
        at = bisect_right(starts, each[0]) - 1
        if at < 0 or each[0] >= cited[at].end:
            found.append(each)
    return found


def _edits_of_numerals(
    text: str, folded: str, numerals: Iterable[Numeral | Span], style: str, keep: Collection[str]
) -> list[Edit]:
    # Plain digits change their width only, whatever they count; but after 第 they may be an article's.
    at_once = style in WIDTH_STYLES and (keep is KEPT or SPELT.issuperset(keep))
    edits: list[Edit] = []
    for each in numerals:
        start, end = each[0], each[1]
        if at_once and _is_plain(folded, each):
            written: str | None = folded[start:end] if style == "arabic" else widen(folded[start:end])
        else:
            numeral = each if isinstance(each, Numeral) else classify_digits(folded, start, end)
            written = _write(folded, numeral, style, keep)
        if written is not None and written != text[start:end]:
            edits.append((start, end, written))
    return edits


def _edits_of_citations(text: str, folded: str, cited: Iterable[Chain], style: str) -> list[Edit]:
    """Write all numbers of each reference in a style, or none where it can't write one: 第1.2条."""
    edits = []
    for chain in cited:
        figures = chain.figures(folded)
        if all(folded[start:end].isalnum() for start, end in figures):
            edits += [(start, end, _write_figure(folded[start:end], style)) for start, end in figures]
    return [edit for edit in edits if edit[2] != text[edit[0] : edit[1]]]


def _write_figure(figure: str, style: str) -> str:
    """Write a number of a reference, without separators."""
    value = parse(figure)
    return _widened(render(value, "arabic"), style) or render(value, style)


def _is_plain(folded: str, each: Numeral | Span) -> bool:
    """Tell whether a numeral is digits alone, of which some styles change nothing but the width."""
    start, end = each[0], each[1]
    if isinstance(each, Numeral) and (each.form != "digits" or each.kind in SPELT or not folded[start:end].isdigit()):
        return False
    return folded[start - 1 : start] != "第"


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """Return the text with the edits made, which stand in order and don't overlap.

    >>> apply_edits("２０１７年三月", rewrite("２０１７年三月", "arabic"))
    '2017年3月'
    """
    if not edits:
        return text
    pieces, done = [], 0
    for start, end, replacement in edits:
        pieces += [text[done:start], replacement]
        done = end
    return "".join([*pieces, text[done:]])


class Occurrence:
    """A numeral in a text, and the style that it is to be written in."""

    __slots__ = ("folded", "keep", "numeral", "style", "surface")

    def __init__(self, folded: str, numeral: Numeral, style: str, keep: Collection[str]) -> None:
        self.folded, self.numeral, self.style, self.keep = folded, numeral, style, keep
        self.surface = folded[numeral.start : numeral.end]

    def is_kept(self) -> bool:
        """Whether it stays: for what it counts, or as no style can say 数十人."""
        # 公用文作成の考え方 (2022) keeps 数十人 and 四、五十人 even among Arabic digits.
        return self.numeral.kind in self.keep or self.numeral.form == "range"

    def is_written_so(self) -> bool:
        """Whether it is in the style already: 一千万 needs not become 千万."""
        return self.numeral.form == self.style

    def is_plain(self) -> bool:
        """Whether it is digits, perhaps with decimals, and nothing else."""
        return PLAIN_DIGITS.fullmatch(self.surface) is not None

    def is_code(self) -> bool:
        """Whether it is digits that count nothing."""
        if self.numeral.form != "digits" or not isinstance(self.numeral.value, int):
            return False
        return decide(CODE_RULES, self, otherwise=False)

    def begins_with_zero(self) -> bool:
        """Whether its first digit says nothing of its value: 0012345."""
        return self.surface[0] == "0" and len(self.surface) > 1

    def counts(self) -> bool:
        """Whether something is counted, or nothing else is said."""
        return self.numeral.kind != "cardinal" or len(self.surface) == len(self.folded)

    def is_half_of_years(self) -> bool:
        """Whether a range or list of years goes on behind it: 2018―2028年."""
        return YEAR_FOLLOWS.match(self.folded, self.numeral.end) is not None

    def is_half_of_years_in_digits(self) -> bool:
        """Whether it is to be written as the other half of a range of years is: 2018―2028年."""
        return self.style in DIGIT_STYLES and self.is_half_of_years()

    def looks_like_year(self) -> bool:
        """Whether it has four digits, and those of a year of our time: 2030アジェンダ."""
        return len(self.surface) == 4 and self.numeral.value in YEARS

    def is_hyphened(self) -> bool:
        """Whether it is part of a telephone number or a postal code."""
        folded, (start, end) = self.folded, self.numeral[:2]
        before = HYPHEN_BEFORE.search(folded, max(0, start - BEFORE_HYPHEN), start)
        return before is not None or HYPHENED.match(folded, end) is not None

    def shares_unit(self) -> bool:
        """Whether its unit counts for the number before it too: 100～200億 is not 100～20000000000."""
        start, end = self.numeral[:2]
        if self.style not in UNITLESS_STYLES or not LARGE_UNIT.search(self.folded, start, end):
            return False
        before = RANGE_START.search(self.folded, max(0, start - LONGEST_RANGE_START), start)
        return before is not None and not LARGE_UNIT.search(before[0])

    def changes_width(self) -> bool:
        """Whether it is no number, or digits of which the style changes nothing but the width: 05, 26.0."""
        return self.numeral.value is None or (self.style in WIDTH_STYLES and self.is_plain())

    def is_fraction(self) -> bool:
        """Whether it is written with 分の."""
        return self.numeral.form == "fraction"

    def is_counted_in_digits(self) -> bool:
        """Whether it is to be written in digits without separators: 2017年, 第2231号."""
        return self.numeral.kind in UNGROUPED and self.style in DIGIT_STYLES

    def keeps_triangle(self) -> bool:
        """Whether it has the minus sign of balance sheets, which digits keep."""
        return self.surface[0] in "▲△" and self.style in DIGIT_STYLES


CODE, AMOUNT = True, False

CODE_RULES: tuple[Rule[Occurrence, bool], ...] = (
    Rule("zeros in front", Occurrence.begins_with_zero, CODE, "kanji: 0012345円 → 0012345円"),
    Rule("counts something", Occurrence.counts, AMOUNT, "comma: 2030円 → 2,030円", "comma: 2030計画 → 2030計画"),
    Rule("half of years, in digits", Occurrence.is_half_of_years_in_digits, CODE, "comma: 1066―2028年 → 1066―2028年"),
    Rule("half of years", Occurrence.is_half_of_years, AMOUNT, "kanji: 2018―2028年 → 二千十八―二千二十八年"),
    Rule("like a year", Occurrence.looks_like_year, CODE, "comma: 2030計画 → 2030計画", "comma: 3030計画 → 3,030計画"),
    Rule("telephone number", Occurrence.is_hyphened, CODE, "kanji: 番号100-0013です → 番号100-0013です"),
)
"""Whether digits count nothing: 0012345, 100-0013, the 2030 of an agenda; what no row decides does."""


Writer: TypeAlias = "Callable[[Occurrence], str | None]"


def _stay(_: Occurrence) -> None:
    """Leave a numeral as it is."""


def _stay_vague(occurrence: Occurrence) -> str | None:
    """Leave a numeral as it is, but for what is exact of 二十数万 and 十余万, in digits and kanji."""
    if occurrence.numeral.kind in occurrence.keep:
        return None
    vague = VAGUE.search(occurrence.surface)
    head, style = occurrence.surface[: vague.start()] if vague else "", occurrence.style
    if not head or style not in DIGIT_STYLES | {"kanji"}:
        return None
    return render(parse(head), style) + occurrence.surface[len(head) :]


def _write_code(occurrence: Occurrence) -> str | None:
    """Change the width of what is all digits."""
    return _write_in_width(occurrence) if occurrence.is_plain() else None


def _write_in_width(occurrence: Occurrence) -> str | None:
    """Write the same digits in the width of the style: 05, 26.0, 2017 without a comma."""
    return _widened(occurrence.surface, occurrence.style)


def _write_fraction(occurrence: Occurrence) -> str:
    """Write both numbers of 三分の二."""
    return "分の".join(render(parse(part), occurrence.style) for part in occurrence.surface.split("分の"))


def _write_ungrouped(occurrence: Occurrence) -> str | None:
    """Write digits without separators."""
    return _widened(_rendered(occurrence, "arabic"), occurrence.style)


def _write_behind_triangle(occurrence: Occurrence) -> str:
    """Write what stands behind ▲."""
    return occurrence.surface[0] + render(parse(occurrence.surface[1:]), occurrence.style)


def _write_in_style(occurrence: Occurrence) -> str | None:
    """Write the number in the style."""
    return _rendered(occurrence, occurrence.style)


def _rendered(occurrence: Occurrence, style: str) -> str:
    value = occurrence.numeral.value
    if value is None:
        return occurrence.surface
    written = render(value, style)
    start = occurrence.numeral.start
    is_dash = written[0] in HYPHENS and not HYPHEN_IS_MINUS.search(occurrence.folded, max(0, start - 1), start)
    return f"{TRIANGLE}{written[1:]}" if is_dash else written


def _widened(digits: str, style: str) -> str | None:
    """Write digits in the width of a style; None where the style has none."""
    if style not in DIGIT_STYLES:
        return None
    return widen(digits) if style in WIDE_STYLES else digits


WRITING_RULES: tuple[Rule[Occurrence, Writer], ...] = (
    Rule("kept", Occurrence.is_kept, _stay_vague, "arabic: Ⅲの章 → Ⅲの章", "arabic: 三人 → 3人"),
    Rule(
        "so already",
        Occurrence.is_written_so,
        _write_in_width,
        "kanji: 一千万円 → 一千万円",
        "mixed: ５６億円 → 56億円",
    ),
    Rule("a code", Occurrence.is_code, _write_code, "comma: 2030計画 → 2030計画", "comma: 3030計画 → 3,030計画"),
    Rule("shares its unit", Occurrence.shares_unit, _stay, "arabic: 100～200億円 → 100～200億円"),
    Rule("digits as they are", Occurrence.changes_width, _write_in_width, "fullwidth: 1234.5円 → １２３４．５円"),
    Rule("a fraction", Occurrence.is_fraction, _write_fraction, "arabic: 六分の二 → 6分の2"),
    Rule("counted", Occurrence.is_counted_in_digits, _write_ungrouped, "comma: 二千十七年 → 2017年"),
    Rule("▲", Occurrence.keeps_triangle, _write_behind_triangle, "arabic: ▲３．５億円 → ▲350000000円"),
)
"""How a numeral is written anew."""
OTHERWISE: Writer = _write_in_style


def _write(folded: str, numeral: Numeral, style: str, keep: Collection[str]) -> str | None:
    """Write one numeral anew, or say None where it stays as it is."""
    occurrence = Occurrence(folded, numeral, style, keep)
    return decide(WRITING_RULES, occurrence, OTHERWISE)(occurrence)
