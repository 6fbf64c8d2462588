"""Bodies and their divisions with spaces between, and divisions named alone: 外務省　アフリカ部　アフリカ第二課."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from jdoc.language.kept import build
from jdoc.language.names import gazetteer
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import Match, Rule, Table, read_matches
from jdoc.language.names.token_types import Trait
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from jdoc.language.names.texts import Tokens

ASKING = ("担当", "電話", "TEL", "内線", "照会", "問合せ", "問い合わせ", "連絡先")
"""What a text holds that says whom to ask."""
LISTED = frozenset(("ORG", "GPE"))
"""The labels of listed names that have divisions."""
CITIES = ("市", "町", "村", "区")
"""What the names of municipalities end with, which are not all listed."""


@cache
def _desk() -> re.Pattern[str]:
    """Return the pattern of a division as those name it who belong to its body: 国際交流課　担当：大貫."""
    return build(
        rf"(?<![^ \n\t】):/])(?!担当|主管|所管|関係|[各同当本])(?P<name>[一-鿿ァ-ヴー・]{{2,20}}"
        rf"{gazetteer.divisions('desk')})(?=[ (、,/\n]|$)"
    )


@cache
def _spaced_body() -> re.Pattern[str]:
    """Return the pattern of a body and its divisions with spaces between: 外務省　アフリカ部　アフリカ第二課."""
    form = gazetteer.any_of(form for form in gazetteer.endings_for("form") if form[0] == "(")
    division = f"[一-鿿々ァ-ヴーぁ-ん・]{{1,24}}{gazetteer.any_of(gazetteer.endings_for('spaced'))}"
    return build(
        rf"(?<![^ \n\t】):/>(、「])(?P<name>(?P<body>{form}?[一-鿿々ァ-ヴー・]{{1,28}}"
        r"(?:省|庁|府|官房|審議会|委員会|協会|大学|大學|研究所|事務所|局|本部|機構|銀行|[都道府県市町村区]))"
        rf"(?: {{1,2}}{division})+)(?=[ (、,/\n」)はがのを及]|$)"
    )


class Body(NamedTuple):
    """What stands before divisions, and the text that it stands in."""

    text: Tokens
    start: int
    end: int

    @property
    def written(self) -> str:
        """The body, half-width."""
        return self.text.folded[self.start : self.end]

    @property
    def has_name(self) -> bool:
        """True where one of its words is a name of its own."""
        return any(kind.distinctive for kind in self.text.types_in(self.start, self.end))


class Sign(NamedTuple):
    """What shows that something is a body that has divisions."""

    name: str
    holds: Callable[[Body], bool]
    example: str


SIGNS = (
    Sign(
        "a municipality",
        lambda body: body.written.endswith(CITIES),
        example="北浜市",
    ),
    Sign(
        "its legal form",
        lambda body: body.written.startswith(gazetteer.endings_for("form")),
        example="国立研究開発法人研究機構",
    ),
    Sign(
        "listed",
        lambda body: gazetteer.label_of(body.written) in LISTED,
        example="外務省",
    ),
    Sign(
        "what ends as bodies do, a name before that",
        lambda body: body.has_name and gazetteer.label_of_end(body.written, before=2) == "ORG",
        example="東京都立大学",
    ),
)
"""One is enough."""


RULES = Table(
    Rule(
        "division that is asked",
        "ORG",
        Rank.DESK,
        partial(read_matches, _desk),
        Match.find,
        only_with=ASKING,
        found="[国際交流課]　担当：",
        left="担当課、電話",
    ),
    Rule(
        "body with spaced divisions",
        "ORG",
        Rank.AMENDING,
        partial(read_matches, _spaced_body),
        Match.find,
        where=lambda name: any(sign.holds(Body(name.text, *name.match.span("body"))) for sign in SIGNS),
        found="[外務省　アフリカ部　アフリカ第二課]が説明した。",
        left="青い省　アフリカ部",
        gate=(" ",),
        traits=Trait.GAP,
    ),
)
