"""Lands that are told by what stands beside them: モンゴル国|ドルノゴビ県, 二級河川|国分川, 瓶岩地区."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jdoc.language.lazy import deferred
from jdoc.language.names.municipalities import municipality_end
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import Find, Match, Rule, Table, matches
from jdoc.language.names.texts import NOUNS
from jdoc.language.names.token_types import Trait
from jdoc.language.scripts import NOUN

if TYPE_CHECKING:
    from jdoc.language.names.texts import Tokens

# What a region or a city abroad ends with, and no 都市.
_KIND = "(?:首都圏|特別市|広域市|直轄市|自治[区州県]|[州県郡省市道区](?<!都市)(?![市県郡区]))"
REGION = deferred(
    f"・?(?P<name>(?:(?!連邦|各|全|同|両|諸|主要)(?:[ァ-ヴー][ァ-ヴー・]{{1,13}}|[一-鿿]{{1,4}}?){_KIND})+"
    "(?![場民街庁議内立役営制政長税]|大臣|レベル)(?:(?<=[省州県])[ァ-ヴー]{3,}(?![ァ-ヴー・]))?)"
)
"""A region, a city behind its state: モンゴル国`[ドルノゴビ県]`, イタリア`[・コモ市]`, not `の市`."""
RIVER = deferred(
    f"(?:(?<=級河川)|(?<=[用通]河川)|(?<=水系)|(?<!{NOUN})(?={NOUN}{{1,6}}川(?:水系|沿)))(?P<name>(?:(?!水系|河川|小川沿){NOUN}){{1,6}}川)"
)
"""A river, told by its class or its system: `二級河川[国分川]`, `[渡川]水系`, not `河川水系`."""
LONGEST_DISTRICT = 4
"""Tokens of the name of a district."""


class Region(NamedTuple):
    """A region or a city right behind its state."""

    run: Tokens
    start: int
    end: int

    @property
    def is_known(self) -> bool:
        """True of what a foreign word names, or places that the dictionary or a list knows: 国防省 is none."""
        types = self.run.types_in(self.start, self.end)
        return types[0].katakana or types[0].place or self.run.listed_from(self.run.index[self.start]) is not None

    def find(self) -> Find:
        """Return it without its state."""
        return Find(self.start, self.end)


def _read_regions(run: Tokens) -> list[Region]:
    """Return the regions right behind states."""
    matches = (REGION.match(run.folded, name.end) for name in run.listed if name.entry.id not in {None, "JP"})
    spans = (match.span("name") for match in matches if match)
    return [Region(run, *span) for span in spans if run.fits(*span)]


class District(NamedTuple):
    """地区 in a run, and what stands before it."""

    run: Tokens
    first: int
    at: int
    """The token 地区."""

    @property
    def is_named(self) -> bool:
        """True where a name stands before it, or single kanji that make no word of the dictionary: 瓶岩."""
        in_pieces = self.at - self.first > 1 and self.run.types[self.first].length == 1
        return in_pieces or self.run.is_distinctive(self.first, self.at)

    def find(self) -> Find:
        """Return it with its name."""
        return Find(self.run.starts[self.first], self.run.starts[self.at + 1])


def _read_districts(run: Tokens) -> list[District]:
    """Return what is called 地区, from behind the municipality that it lies in."""
    stops = [at for at, kind in enumerate(run.types) if kind.word == "地区" and run.kind(at + 1).tag not in NOUNS]
    starts = [(run.starts[stop], stop) for stop in stops]
    firsts = ((run.index.get(_stop_before(run, end), 0), stop) for end, stop in starts)
    return [District(run, first, stop) for first, stop in firsts if 0 < stop - first <= LONGEST_DISTRICT]


def _stop_before(run: Tokens, end: int) -> int:
    """Return where the municipality or the body ends whose district is named."""
    body = run.listed_from(0)
    inner = body.end if body and body.is_body else 0
    return max(inner, municipality_end(run.folded[:end], 0) or 0)


RULES = Table(
    Rule(
        "region of a state",
        "GPE",
        Rank.DESK,
        _read_regions,
        Region.find,
        where=lambda region: region.is_known,
        found="モンゴル国[バヤンノール県]の草原",
        left="フランス国防省の草原",
        traits=Trait.LISTED,
    ),
    Rule(
        "river by its class, or of a system",
        "LOC",
        Rank.DESK,
        matches(RIVER),
        Match.find,
        found="二級河川[外沢川]の改修",
        left="二級河川の改修",
        gate=("河川", "水系", "川沿"),
    ),
    Rule(
        "district by its name",
        "LOC",
        Rank.DESK,
        _read_districts,
        District.find,
        where=lambda district: district.is_named,
        found="[瓶岩地区]の住民",
        left="対象地区の住民",
        gate=("地区",),
    ),
)
"""What is found in runs of nouns."""
