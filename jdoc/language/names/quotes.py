"""Quotes: which quoted phrases are names, 「…宣言」, and which go on behind their quotes, 「中央アジア＋日本」対話."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer
from jdoc.language.names.legislation import EDITION
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import Find
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jdoc.language.names.texts import Tokens
    from jdoc.model import EntityLabel

QUOTED = deferred("「((?:[^「」]|「[^「」]{0,60}」){1,120})」|『([^『』「」]{1,120})』")
"""What stands in quotes, perhaps with a quote inside: `[「緑の「岬」行動枠」]が`, `[『緑の岬』]`, not `「」`."""
INNER = deferred("「")
"""Where a quote inside a quoted phrase may begin: `緑の[「]岬」行動枠`, not `岬」`."""
DOUBLE = deferred("『[^『』]*』")
"""A phrase in double quotes: `過去の[『緑の岬』]会議`, not `『緑の岬`."""
ADOPTED = deferred(
    "(?:を|が|に|の|は)?(?:[^、。,「」()]{0,8})?(?:採択|署名|発効|策定|閣議決定|締結|批准|発出|取りまとめ|とりまとめ)"
)
"""What shows that a quoted phrase names a plan: `「緑の岬行動枠」[が昨年採択]された`, not `「触媒」の役割`."""
HELD = deferred("(?:を|が|の)(?:共同で|共同|主催し|合同で)?(?:開催|開いた|開きます|開く|開かれ)")
"""What shows that one names an event: `「海を考える集い」[を共同で開催]した`, not `「触媒」の役割`."""
EXHIBITED = deferred(
    "(?<![^ \\n\\t、。(・])(?:特別企画展|特別展|企画展|展覧会|巡回展|回顧展|写真展|共同訓練|シンポジウム"
    "|講演会|公開講座|フォーラム|セミナー)\\Z"
)
"""What stands before the name of an event in quotes: `[特別展]`, not `作品`."""
BASED = deferred(
    "^(?:第[0-9]+表|別[表紙記]|様式)|第[0-9一二三四五六七八九十百の]+[条項号](?:に基づ|に規定|に係る|の規定)"
)
"""What shows that something is told of a law: 法第30条`[第2項に基づ]く計画`, `[第1表]歳入歳出予算補正`, not `第2項`."""
TITLE = deferred("(?:[一-鿿ァ-ヴー]の[^の]{1,8}と|における|をめぐる|から見た|にみる|に見る)[一-鿿ァ-ヴー]{2,6}\\Z")
"""The end of what a lecture is called, and no body: `[海の嵐と新聞]`, `制定史[における伊勢湾台風]`, not `海の新聞`."""
DAYS = ("の日", "る日", "す日")
"""What the names of days end with: 世界津波の日, 交通事故死ゼロを目指す日."""
SHORTEST_QUOTED, SHORTEST_ADOPTED = 3, 5
"""Characters of a quoted name, by its end or by what is done with it."""


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
        return gazetteer.label_of_end(EDITION.sub("", self.inner), before=1)

    @property
    def may_be_name(self) -> bool:
        """True of all but what is a sentence, or hardly a word."""
        return "。" not in self.inner and len(self.inner) >= SHORTEST_QUOTED

    @property
    def stands_alone(self) -> bool:
        """True of what may be a name as it is, without anything behind its quotes."""
        return self.tail is None and self.may_be_name and not self.is_explained

    @property
    def is_explained(self) -> bool:
        """True of a kind of body, of a word whose meaning is told, of what rests on a law: 「支援機関」とは."""
        return (
            self.inner in gazetteer.endings_for("form")
            or TITLE.search(self.inner) is not None
            or self.text.folded.startswith("とは", self.end)
            or BASED.search(self.inner) is not None
        )

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
        "quoted, behind what exhibitions and exercises are",
        "EVENT",
        Rank.QUOTED,
        lambda quote: EXHIBITED.search(quote.text.folded, max(0, quote.start - 8), quote.start) is not None,
        found="特別展「[海と静物画]」の会期",
        left="作品「海と静物画」の会期",
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


def read_quotes(text: Tokens) -> list[Quote]:
    """Return the quoted phrases of a text, those inside others behind them."""
    spans = [match.span() for match in QUOTED.finditer(text.folded)]
    return [quote for span in spans for quote in _with_nested(_quote(text, *span))]


def _quote(text: Tokens, start: int, end: int) -> Quote:
    return Quote(text, start, end, _tail(text, end))


def _with_nested(quote: Quote) -> Iterator[Quote]:
    """Yield a quoted phrase, and those that it holds unless it is part of a name or none itself."""
    yield quote
    if not quote.stands_alone:
        return
    for opening in INNER.finditer(quote.inner):
        nested = QUOTED.match(quote.inner, opening.start())
        if nested:
            start = quote.start + 1
            yield from _with_nested(_quote(quote.text, start + nested.start(), start + nested.end()))


def rule_of(quote: Quote) -> QuoteRule | None:
    """Return the row that says what a quoted phrase names without its quotes."""
    if not quote.stands_alone:
        return None
    return next((rule for rule in QUOTE_RULES if rule.holds(quote)), None)


def find_quoted(quote: Quote) -> Find:
    """Return a quoted phrase without its quotes."""
    rule = rule_of(quote)
    label, rank = (rule.label, rule.rank) if rule else (None, None)
    return Find(quote.start + 1, quote.end - 1, label=label or quote.label, rank=rank)


def find_quoted_and_more(quote: Quote) -> Find:
    """Return a quoted phrase with its quotes and what goes on behind them."""
    return Find(quote.start, quote.tail.end, label=quote.tail.label) if quote.tail else find_quoted(quote)


def read_double_quotes(text: Tokens) -> list[Quote]:
    """Return the phrases in double quotes inside quoted ones that are part of no name: 「過去の『緑の岬』会議の話」."""
    quotes = (quote for quote in text.once(read_quotes) if quote.stands_alone)
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
    tails = ((gazetteer.label_of_end(text.folded[start:end]), end) for end in ends)
    return next((Tail(label, end) for label, end in tails if label), None)
