"""Phrases: names that reach beyond a run of nouns, quoted ones, 「…に関する条約」, meetings with their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer
from jdoc.language.names.legislation import EDITION, act_start
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import Find, Rule, Table, as_read
from jdoc.language.names.token_types import Trait

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator

    from jdoc.language.names.gazetteer import NameEnding
    from jdoc.language.names.texts import Tokens
    from jdoc.model import EntityLabel

QUOTED = deferred("「((?:[^「」]|「[^「」]{0,60}」){1,120})」|『([^『』「」]{1,120})』")
"""What stands in quotes, perhaps with a quote inside: `[「緑の「岬」行動枠」]が`, `[『緑の岬』]`, not `「」`."""
INNER = deferred("「")
DOUBLE = deferred("『[^『』]*』")
ADOPTED = deferred(
    "(?:を|が|に|の|は)?(?:[^、。,「」()]{0,8})?(?:採択|署名|発効|策定|閣議決定|締結|批准|発出|取りまとめ|とりまとめ)"
)
"""What shows that a quoted phrase names a plan: `「緑の岬行動枠」[が昨年採択]された`, not `「触媒」の役割`."""
HELD = deferred("(?:を|が|の)(?:共同で|共同|主催し|合同で)?(?:開催|開いた|開きます|開く|開かれ)")
"""What shows that one names an event: `「海を考える集い」[を共同で開催]した`, not `「触媒」の役割`."""
DAYS = ("の日", "る日", "す日")
"""What the names of days end with: 世界津波の日, 交通事故死ゼロを目指す日."""
SHORTEST_QUOTED, SHORTEST_ADOPTED = 3, 5
"""Characters of a quoted name, by its end or by what is done with it."""
LONGEST_TAIL = 9
"""Characters of the ending of a phrase."""

ABOUT = deferred("(?P<link>ik|n[NT]n)(?P<body>[NTFGo]{1,40}+)")
"""「…に関する」 or 「…のための」 and the run of nouns behind it, over tags: `[ikNTN]`, `n[nTnN]`, not `iN`."""
PURPOSE = "のための"
PHRASE = "NTFGosna"
"""The tags of what stands before 「…に関する」: nouns, の, 及び."""
NO_BEGINNING = "nasoi"
"""The tags of what no name begins with."""
REACH = 40
"""Tokens that 「…に関する」 reaches back at most."""
LONGEST_TREATY = 8
"""Tokens of a listed treaty before 及び."""
CONVENED = deferred("[(](?:第[0-9]+回|座長|議長|委員長|部?会長|以下)")
"""What shows behind 「…に関する有識者会議」 that there is one of that name: `会議[（第18回]）`, not `会議（案）`."""
ABOUT_RANKS = {"LAW": Rank.TREATY_ENDING, "EVENT": Rank.PHRASE_EVENT, "ORG": Rank.ABOUT_BODY}

_STATE = "[日米英仏独伊加豪露印韓中欧]"
STATES = deferred(f"{_STATE}(?<![一-鿿、].)(?:、{_STATE})+(?=など|等|及び|の|が|は|と|を|に|か国|[0-9]+か国)")
"""States by their characters in a list: `[日、米、英]など８か国`, not `土、日の二日間`."""
MEETING_NUMBER = deferred("[(]第[0-9]+回[)]")
"""Which meeting it was, behind its name: `会合[（第113回）]`."""


def _read_listed_phrases(text: Tokens) -> list[Find]:
    """Return the listed names that are no run of nouns."""
    folded = text.folded
    openings = [(start, kind.phrases) for kind, start in zip(text.types, text.starts, strict=False) if kind.phrases]
    phrases = [(start, name) for start, names in openings for name in names if folded.startswith(name, start)]
    return [_listed_phrase(start, name) for start, name in _apart(phrases) if text.at(start + len(name))]


def _apart(phrases: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield the phrases that don't begin inside the one before."""
    end = 0
    for start, name in phrases:
        if start >= end:
            end = start + len(name)
            yield start, name


def _listed_phrase(start: int, name: str) -> Find:
    entry = gazetteer.entries()[name]
    return Find(start, start + len(name), entry.value, entry.id, label=entry.label)


class Tail(NamedTuple):
    """The end of a name that goes on behind its quotes: 「中央アジア＋日本」|対話."""

    label: EntityLabel
    end: int


class Quote(NamedTuple):
    """A quoted phrase, the quotes included."""

    text: Tokens
    start: int
    end: int
    tail: Tail | None
    """How the name goes on behind its quotes."""

    @property
    def inner(self) -> str:
        """What stands in the quotes."""
        return self.text.folded[self.start + 1 : self.end - 1]

    @property
    def label(self) -> EntityLabel | None:
        """What the end of the phrase tells that it is; the year of a plan's edition may stand behind that."""
        return label_of_end(EDITION.sub("", self.inner), before=1)

    @property
    def may_be_name(self) -> bool:
        """True of all but what is a sentence, or hardly a word."""
        return "。" not in self.inner and len(self.inner) >= SHORTEST_QUOTED

    @property
    def is_adopted(self) -> bool:
        """True where what follows says that it was adopted, signed, drawn up."""
        return len(self.inner) >= SHORTEST_ADOPTED and ADOPTED.match(self.text.folded, self.end) is not None

    @property
    def is_held(self) -> bool:
        """True where what follows says that it took place."""
        return len(self.inner) >= SHORTEST_ADOPTED and HELD.match(self.text.folded, self.end) is not None


class QuoteRule(NamedTuple):
    """A row of the table that says what a quoted phrase names: the phrase without its quotes."""

    name: str
    label: EntityLabel | None
    """None: the one that its end tells."""
    rank: Rank
    holds: Callable[[Quote], bool]
    found: str
    left: str


QUOTE_RULES = (  # the first that holds decides
    QuoteRule(
        "quoted, with the ending of a name",
        None,
        Rank.QUOTED,
        lambda quote: quote.label is not None,
        found="「[鳥の飛ぶ岬に学ぶ宣言]」を歓迎した。",
        left="「宣言」を歓迎した。",
    ),
    QuoteRule(
        "quoted day",
        "EVENT",
        Rank.QUOTED,
        lambda quote: quote.inner.endswith(DAYS),
        found="「[交通事故死ゼロを目指す日]」に合わせた。",
        left="「目指すもの」に合わせた。",
    ),
    QuoteRule(
        "quoted, and adopted",
        "LAW",
        Rank.GROUP_ENDING,
        lambda quote: quote.is_adopted,
        found="「[緑の岬行動枠]」が採択された。",
        left="「触媒となる働き」の役割を果たす。",
    ),
    QuoteRule(
        "quoted, and held",
        "EVENT",
        Rank.GROUP_ENDING,
        lambda quote: quote.is_held,
        found="「[海と暮らしを考える集い]」を開催した。",
        left="「海と暮らしを考える集い」の写真",
    ),
)


def _read_quotes(text: Tokens) -> list[Quote]:
    """Return the quoted phrases of a text, those inside others behind them."""
    spans = [match.span() for match in QUOTED.finditer(text.folded)]
    return [quote for span in spans for quote in _with_nested(_quote(text, *span))]


def _quote(text: Tokens, start: int, end: int) -> Quote:
    return Quote(text, start, end, _tail(text, end))


def _with_nested(quote: Quote) -> Iterator[Quote]:
    """Yield a quoted phrase, and those that it holds unless it is part of a name or none itself."""
    yield quote
    if quote.tail or not quote.may_be_name:
        return
    for opening in INNER.finditer(quote.inner):
        nested = QUOTED.match(quote.inner, opening.start())
        if nested:
            start = quote.start + 1
            yield from _with_nested(_quote(quote.text, start + nested.start(), start + nested.end()))


def _rule_of(quote: Quote) -> QuoteRule | None:
    """Return the row that says what a quoted phrase names without its quotes."""
    if quote.tail or not quote.may_be_name:
        return None
    return next((rule for rule in QUOTE_RULES if rule.holds(quote)), None)


def _find_quoted(quote: Quote) -> Find:
    rule = _rule_of(quote)
    label, rank = (rule.label, rule.rank) if rule else (None, None)
    return Find(quote.start + 1, quote.end - 1, label=label or quote.label, rank=rank)


def _find_quoted_and_more(quote: Quote) -> Find:
    return Find(quote.start, quote.tail.end, label=quote.tail.label) if quote.tail else _find_quoted(quote)


def _read_double_quotes(text: Tokens) -> list[Quote]:
    """Return the phrases in double quotes inside quoted ones that are part of no name: 「過去の『緑の岬』会議の話」."""
    quotes = (quote for quote in text.once(_read_quotes) if not quote.tail and quote.may_be_name)
    spans = (match.span() for quote in quotes for match in DOUBLE.finditer(text.folded, quote.start + 1, quote.end - 1))
    return [_quote(text, *span) for span in spans]


def _tail(text: Tokens, start: int) -> Tail | None:
    stop = text.run_end(start)
    if stop is None:
        return None
    first, last = text.index[start], text.index[stop]
    kind = text.types[first]
    if kind.breaks or kind.tag == "o" or kind.word == "第":
        return None
    ends = (text.starts[at] for at in range(last, first, -1))
    tails = ((label_of_end(text.folded[start:end]), end) for end in ends)
    return next((Tail(label, end) for label, end in tails if label), None)


def label_of_end(phrase: str, *, before: int = 0) -> EntityLabel | None:
    """Return the label that the end of a phrase tells, if at least so many characters stand before it.

    >>> label_of_end("重要な湿地に関する白浜条約"), label_of_end("方法"), label_of_end("白浜湿地法")
    ('LAW', None, 'LAW')
    """
    known = gazetteer.endings()
    for length in range(min(LONGEST_TAIL, len(phrase) - before), 1, -1):
        ending = known.get(phrase[-length:])
        if ending:
            return None if ending.label == "FAC" else ending.label
    return "LAW" if phrase.endswith("法") and len(phrase) > 4 and not phrase.endswith("方法") else None


def _read_states(text: Tokens) -> list[Find]:
    """Return each state of 日、米、英など８か国."""
    spans = (match.span() for match in STATES.finditer(text.folded))
    return [_state_at(text, at) for span in spans for at in range(*span, 2)]


def _state_at(text: Tokens, at: int) -> Find:
    entry = gazetteer.state_characters()[text.folded[at]]
    return Find(at, at + 1, entry.value, entry.id, label=entry.label)


class Meeting(NamedTuple):
    """The nouns before 「（第113回）」, by tokens."""

    text: Tokens
    first: int
    last: int

    @property
    def is_name(self) -> bool:
        """True of what ends as events do, with two words before that ending that are not generic."""
        specific = sum(not kind.generic for kind in self.text.types[self.first : self.last - 1])
        return specific > 1 and label_of_end(self.text.part(self.first, self.last), before=1) == "EVENT"


def _read_meetings(text: Tokens) -> list[Meeting]:
    stops = [text.index.get(match.start(), 0) for match in MEETING_NUMBER.finditer(text.folded)]
    return [Meeting(text, text.nouns_before(stop, broken=True), stop) for stop in stops]


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

    @property
    def is_purpose(self) -> bool:
        """True of 「…のための」, which treaties alone are named by."""
        return self.text.tags[self.first] == "n"

    @property
    def is_name(self) -> bool:
        """True where the ending is not one of those that any talk and plan has."""
        loose = self.text.part(self.at, self.end) in gazetteer.words("loose")
        if loose and not self._is_specific():
            return False
        return self.ending.label == "LAW" or not self.is_purpose

    def _is_specific(self) -> bool:
        """Tell whether a proper noun or a number stands before a loose ending, or a chair behind it."""
        body = self.text.part(self.middle, self.end)
        if "第" in body or body[0].isdigit() or CONVENED.match(self.text.folded, self.text.starts[self.end]):
            return True
        kinds = self.text.types[self.middle : self.end]
        return any(kind.proper or kind.state_characters or kind.listed_lengths for kind in kinds)


def _read_matters(text: Tokens) -> list[Matter]:
    """Return 「…に関する」 and 「…のための」 where a name may end behind it."""
    matters = (_matter(text, match) for match in ABOUT.finditer(text.tags))
    return [matter for matter in matters if matter]


def _find_about(matter: Matter) -> Find:
    """Return 「…に関する条約」 and 「…のための2050年戦略」 from their beginning."""
    text, label = matter.text, matter.ending.label
    start, end = text.starts[_matter_start(matter)], text.starts[_with_bill(text, matter)]
    return Find(start, end, label=label, rank=ABOUT_RANKS[label])


def _matter(text: Tokens, match: re.Match[str]) -> Matter | None:
    """Return the longest name that a match of `ABOUT` leads to."""
    first, middle = match.span("link")
    if match["link"] != "ik" and text.part(first, middle) != PURPOSE:
        return None
    for end in range(match.end(), middle, -1):
        at = _ending_before(text, middle, end) if text.types[end - 1].ends_name else None
        if at is not None:
            return Matter(text, first, middle, at, end, gazetteer.endings()[text.part(at, end)])
    return None


def _ending_before(text: Tokens, first: int, end: int) -> int | None:
    """Return where the longest ending of a law, an event or a body begins that ends before a token."""
    known = gazetteer.endings()
    endings = ((at, known.get(text.part(at, end))) for at in range(max(first, end - 5), end))
    return next((at for at, ending in endings if ending and ending.label in ABOUT_RANKS), None)


def _with_bill(text: Tokens, matter: Matter) -> int:
    bill = matter.ending.label == "LAW" and text.folded.startswith("案", text.starts[matter.end])
    return text.index.get(text.starts[matter.end] + 1, matter.end) if bill else matter.end


def _matter_start(matter: Matter) -> int:
    """Return the token that the name begins with: no further than 及び behind a listed treaty, nor than a verb."""
    text, first = matter.text, matter.first
    stop = first - (first > 0 and text.types[first - 1].word == "等")
    window = text.tags[max(0, matter.middle - REACH) : stop]
    earliest = stop - (len(window) - len(window.rstrip(PHRASE)))
    joints = (at for at in range(stop - 1, earliest - 1, -1) if text.tags[at] == "a")
    joint = next((at for at in joints if _ends_listed(text, at)), None)  # 仙台防災枠組及び気候変動に関する…条約 are two
    start = earliest if joint is None else joint + 1
    while start < first and (text.tags[start] in NO_BEGINNING or text.types[start].breaks):
        start += 1
    if matter.ending.label == "LAW" and joint is None:
        return text.index[act_start(text, text.starts[start])]
    return start


def _ends_listed(text: Tokens, stop: int) -> bool:
    """Tell whether a listed treaty or body ends before a token."""
    end = text.starts[stop]
    starts = text.starts[max(0, stop - LONGEST_TREATY) : stop]
    entries = (gazetteer.entries().get(text.folded[start:end]) for start in starts)
    return any(entry is not None and entry.label in ABOUT_RANKS for entry in entries)


RULES = Table(
    Rule(
        "listed phrase",
        None,
        Rank.LISTED_PHRASE,
        _read_listed_phrases,
        as_read,
        found="[国境なき医師団]を訪ねた。",
        left="国境の医師団を訪ねた。",
        traits=Trait.PHRASE,
    ),
    Rule(
        "quoted phrase and what goes on behind it",
        None,
        Rank.QUOTED_AND_MORE,
        _read_quotes,
        _find_quoted_and_more,
        where=lambda quote: quote.tail,
        found="[「中央アジア＋日本」対話]が開かれた。",
        left="「中央アジア＋日本」が開かれた。",
        gate=("「", "『"),
    ),
    Rule(
        "quoted phrase",
        None,
        None,
        _read_quotes,
        _find_quoted,
        where=_rule_of,
        found="「[緑の岬行動枠]」が採択された。",
        left="「触媒」の役割を果たす。",
        gate=("「", "『"),
    ),
    Rule(
        "quoted phrase in a quoted one, and what goes on behind it",
        None,
        Rank.DIVISION,
        _read_double_quotes,
        _find_quoted_and_more,
        where=lambda quote: quote.tail,
        found="「[『緑の岬』会議]が始まる」の報告",
        left="「『緑の岬』が始まる」の報告",
        gate=("『",),
    ),
    Rule(
        "states in a list",
        None,
        Rank.LISTED,
        _read_states,
        as_read,
        found="日、[米]、英など８か国",
        left="土、日の二日間",
        gate=("、",),
    ),
    Rule(
        "meeting with its number behind",
        "EVENT",
        Rank.NUMBERED,
        _read_meetings,
        lambda meeting: Find(meeting.text.starts[meeting.first], meeting.text.starts[meeting.last]),
        where=lambda meeting: meeting.is_name,
        found="[国債市場特別参加者会合]（第113回）",
        left="会合（第113回）",
        gate=("回)",),
    ),
    Rule(
        "about a matter, or for a purpose",
        None,
        None,
        _read_matters,
        _find_about,
        where=lambda matter: matter.is_name and _matter_start(matter) < matter.first,
        found="[港湾の方向付けに関する法律]に沿う。",
        left="途上国のための計画を話し合った。",
        gate=("に関", "に係", PURPOSE),
    ),
)
