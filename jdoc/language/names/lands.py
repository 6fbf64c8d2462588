"""Lands that are told by what stands beside them: モンゴル国|ドルノゴビ県, 二級河川|国分川, 瓶岩地区."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer
from jdoc.language.names.municipalities import municipality_end
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import Find, Match, Rule, Table, matches
from jdoc.language.names.texts import listed_names
from jdoc.language.names.token_types import Trait, is_surname
from jdoc.language.scripts import NOUN
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re

    from jdoc.language.names.texts import Tokens

# What a region or a city abroad ends with, and no 都市.
_KIND = "(?:首都圏|特別市|広域市|直轄市|自治[区州県道]|[州県郡省市道区](?<!都市)(?![市県郡区])|(?<=[ァ-ヴー])[町村])"
LAST_OF_REGIONS = ("省", "州", "県", "市", "区", "郡", "道", "圏", "町", "村")
"""What that ends with."""
REGION = deferred(
    f"(?:・|国(?=[ァ-ヴー]))?(?P<name>(?:(?!連邦|各|全|同|両|諸|主要)(?:[ァ-ヴー][ァ-ヴー・]{{1,13}}|[一-鿿]{{1,4}}?){_KIND})+"
    "(?![場民街庁議内立役営制政長税]|大臣|レベル)(?:(?<=[省州県])[ァ-ヴー]{3,}(?![ァ-ヴー・]))?)"
)
"""A region, a city behind its state: モンゴル国`[ドルノゴビ県]`, イタリア`[・コモ市]`, not `の市`."""
LONG_FORM = deferred("[ァ-ヴー]国(?![内外際側籍])")
"""The end of a state's name in katakana with 国: ベトナ`[ム国]の`, not `アメリカ国内`."""
RIVER = deferred(
    f"(?:(?<=級河川)|(?<=[用通]河川)|(?<=水系)|(?<!{NOUN})(?={NOUN}{{1,6}}川(?:水系|沿)))(?P<name>(?:(?!水系|河川|小川沿){NOUN}){{1,6}}川)"
)
"""A river, told by its class or its system: `二級河川[国分川]`, `[渡川]水系`, not `河川水系`."""
DISTRICT = deferred(f"地区(?!{NOUN})")
"""A district, and nothing else: 瓶岩`[地区]`, not `地区計画`."""
CAPE = deferred("(?P<name>[一-鿿]{1,3}埼)(?=灯台|沖|付近|[東西南北]|\\Z)")
"""A cape by the character that capes alone are written with: `[禄剛埼]灯台`, not `埼玉`."""
POSTED = deferred(f"(?<!{NOUN})(?P<name>[ァ-ヴー]{{2,10}})(?=駐在|在住|在勤|赴任)")
"""Where somebody is posted abroad: `[チョンブリ]駐在`, not `海外駐在`."""
KATAKANA = deferred("(?<![ァ-ヴー・=一-鿿])(?P<name>[ァ-ヴー=]{3,20}[県州])(?![一-鿿ァ-ヴー])")
"""A region abroad, which the dictionary may cut: `[チョンブリー県]の`, not `各県`."""
OFFING = deferred("(?P<name>[一-鿿]{2,3}[都道府県](?:はるか)?[東西南北]{1,2}方?沖)(?![一-鿿])")
"""The sea off a prefecture by the part of the sky: `[青森県東方沖]を震源とする`, not `県沖`."""
COMPASS = frozenset("東西南北中")
"""What tells a part of any place."""
LONGEST_DISTRICT = 4
"""Tokens of the name of a district."""


class Region(NamedTuple):
    """A region or a city right behind its state."""

    run: Tokens
    start: int
    end: int

    @property
    def is_loan(self) -> bool:
        """True of what a foreign word names."""
        return "ァ" <= self.run.folded[self.start] <= "ヴ"

    @property
    def is_named(self) -> bool:
        """True of what a foreign word names that is no single word of the dictionary before 省: エネルギー省."""
        kind = self.run.type_at(self.start)
        is_word = kind.length == self.end - self.start - 1 and not (kind.unknown or kind.place)
        return self.is_loan and not (is_word and self.run.folded[self.end - 1] == "省")

    @property
    def is_known(self) -> bool:
        """True of places that the dictionary or a list knows: 国防省 is none."""
        return self.run.is_distinctive(self.run.index[self.start], self.run.index[self.end])

    def find(self) -> Find:
        """Return it without its state."""
        return Find(self.start, self.end)


def read_regions(run: Tokens) -> list[Region]:
    """Return the regions right behind states."""
    matches = [REGION.match(run.folded, name.end) for name in run.listed if name.entry.id not in {None, "JP"}]
    spans = [match.span("name") for match in matches if match]
    apart = [Region(run, *span) for span in spans if run.fits(*span)]
    return apart + [Region(run, state.end, region.end("name")) for state, region in run.once(_read_glued_states)]


def _read_glued_states(run: Tokens) -> list[tuple[Find, re.Match[str]]]:
    """Return the states that the dictionary takes for one unknown word with their regions: ベトナム|バクニン省."""
    words = [(run.starts[at], kind.word) for at, kind in enumerate(run.types) if kind.unknown_katakana]
    states = (Find(start, start + stop) for start, word in words if (stop := gazetteer.state_at_beginning(word)))
    regions = ((state, REGION.match(run.folded, state.end)) for state in states)
    return [(state, region) for state, region in regions if region and run.at(region.end("name"))]


def _find_glued(glued: tuple[Find, re.Match[str]]) -> Find:
    """Return the state."""
    return glued[0]


class District(NamedTuple):
    """地区 in a run, and what stands before it."""

    run: Tokens
    first: int
    at: int
    """The token 地区."""

    @property
    def is_named(self) -> bool:
        """True where a name stands before it, or single kanji that make no word of the dictionary: 瓶岩."""
        kind = self.run.types[self.first]
        in_pieces = self.at - self.first > 1 and kind.length == 1
        alone = self.at - self.first == 1 == kind.length and kind.word not in COMPASS and is_surname(kind.word)
        return in_pieces or alone or self.run.is_distinctive(self.first, self.at)

    def find(self) -> Find:
        """Return it with its name."""
        return Find(self.run.starts[self.first], self.run.starts[self.at + 1])


def _read_districts(run: Tokens) -> list[District]:
    """Return what is called 地区, from behind the municipality or the body that it belongs to."""
    stops = (run.at(match.start()) or 0 for match in DISTRICT.finditer(run.folded))
    districts = (District(run, run.at(_stop_before(run, run.starts[stop])) or 0, stop) for stop in stops)
    return [district for district in districts if 0 < district.at - district.first <= LONGEST_DISTRICT]


def _stop_before(run: Tokens, end: int) -> int:
    """Return where the municipality or the body ends whose district is named."""
    body = run.listed_from(0)
    inner = body.end if body and body.is_body else 0
    return max(inner, municipality_end(run.folded[:end], 0) or 0)


RULES = Table(
    Rule(
        "state that is one word with its region",
        "GPE",
        Rank.DESK,
        _read_glued_states,
        _find_glued,
        found="[ベトナム]バクニン省の工場",
        left="ベトナムの工場",
        gate=LAST_OF_REGIONS,
    ),
    Rule(
        "state with 国 behind its name",
        "GPE",
        Rank.DESK,
        listed_names,
        lambda name: Find(name.start, name.end + 1),
        where=lambda name: (
            name.entry.id and name.word_behind == "国" and LONG_FORM.search(name.tokens.folded, name.end - 1)
        ),
        found="[ベトナム国]の首都",
        left="ベトナム国防省の庁舎",
        gate=("国",),
        traits=Trait.NAMED,
    ),
    Rule(
        "region of a state, in katakana",
        "GPE",
        Rank.DESK,
        read_regions,
        Region.find,
        where=lambda region: region.is_named,
        found="フランス共和国[ブレスト市]の港",
        left="フランス国防省の港",
        gate=LAST_OF_REGIONS,
        traits=Trait.LISTED,
    ),
    Rule(
        "region of a state, in kanji",
        "GPE",
        Rank.DESK,
        read_regions,
        Region.find,
        where=lambda region: not region.is_loan and region.is_known,
        found="中国[江蘇省蘇州市]の工場",
        left="フランス国防省の工場",
        gate=LAST_OF_REGIONS,
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
        "cape by its character",
        "LOC",
        Rank.DESK,
        matches(CAPE),
        Match.find,
        found="[禄剛埼]の沖合",
        left="埼玉の沖合",
        gate=("埼",),
    ),
    Rule(
        "where somebody is posted",
        "GPE",
        Rank.DESK,
        matches(POSTED),
        Match.find,
        where=lambda place: place.text.type_at(place.start).pos[:2] != ("名詞", "普通名詞"),
        found="社長（[チョンブリ]駐在）",
        left="スタッフ駐在の窓口",
        gate=("駐在", "在住", "在勤", "赴任"),
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
    Rule(
        "region abroad, which the dictionary may cut",
        "GPE",
        Rank.DESK,
        matches(KATAKANA),
        Match.find,
        found="[チョンブリー県]の税関",
        left="県と州の税関",
        gate=("県", "州"),
        traits=Trait.PERSON,
    ),
    Rule(
        "sea off a prefecture, by the part of the sky",
        "LOC",
        Rank.LISTED,
        matches(OFFING),
        Match.find,
        found="[青森県東方沖]を震源とする地震",
        left="県の東方沖を震源とする地震",
        gate=("沖",),
    ),
)
"""What is found in runs of nouns."""
