"""Finds of the model beside the names of the rules, and why some are no names: rows of a table."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer
from jdoc.language.names.learned.lists import is_one_of_places
from jdoc.language.names.learned.templates import LABELS
from jdoc.language.names.municipalities import municipality_end
from jdoc.language.names.ranks import Rank
from jdoc.language.names.refusals import is_case
from jdoc.language.names.texts import WORDS
from jdoc.language.names.token_types import Trait
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jdoc.language.names import Name, NameLabel
    from jdoc.language.names.texts import Tokens
    from jdoc.language.names.token_types import TokenType

PLACES_AND_OTHERS: frozenset[NameLabel] = frozenset((*gazetteer.PLACES, "OTHER"))
"""The labels of places, and that of products and nations, which are named after them."""
JUDGED = deferred("(?:判決|決定|判例)[「(]\\Z")
"""What stands before the name of a case: `[判決(]`朝日放送事件, not `判決が`."""
PLAIN_ENDS = ("署", "隊", "団", "会", "社", "院", "校", "園", "組", "所", "部", "課")
"""What bodies end with that no rule knows by that alone: 島根県|警察署."""
OF_STATES = ("籍", "関連", "代表団")
"""What a state's name goes on with that is no body."""
MEMBERS = deferred("(?:議員|委員|会員|教授)・")
"""Members of a body before another one: 議会`[議員・]`機構, not `議員`."""
FACILITIES = ("濃縮施設", "原子力施設", "施設", "発電所", "原発", "空港", "港", "橋", "ダム", "基地", "トンネル")
"""What facilities end with that the model cuts off."""
GATHERINGS = ("商談会", "展示会", "説明会", "相談会", "講習会", "見本市", "見学会", "体験会", "報告会", "懇親会")
"""What people come together for."""
BOTH = ("両県", "両市", "両町", "両村", "両国", "両省", "両区", "両府")
"""What two places before it are called together."""
AGAINST = deferred("対.{2,12}事件\\Z")
"""The parties of a case: チャド`[対リビア事件]`, not `事件`."""
OF_BUDGET = deferred("第[0-9]+表")
"""A table by its number: `[第1表]歳入歳出予算補正`, not `第1回`."""
FORK = deferred("[二三四五六七八九]又")
"""A number and what joins it to the next one: 第三条の`[二又]`は, not `又`."""
ERAS = ("令和", "平成", "昭和")
"""What years begin with."""
DESKS = "部課室局班係"
"""What the divisions of a body end with."""


@cache
def _ends_of_bodies() -> frozenset[str]:
    return frozenset((*gazetteer.endings(), *gazetteer.endings_for("division"), *PLAIN_ENDS))


class Find(NamedTuple):
    """A find of the model, and the names that rules have found there."""

    text: Tokens
    name: Name
    met: list[Name]
    """The names of the rules that share a character with it."""

    @property
    def written(self) -> str:
        """The name, half-width."""
        return self.text.folded[self.name.start : self.name.end]

    @property
    def types(self) -> Sequence[TokenType]:
        """The types of its tokens."""
        return self.text.types_in(self.name.start, self.name.end)

    @property
    def places(self) -> list[Name]:
        """Those of them that are places."""
        return [name for name in self.met if name.label in gazetteer.PLACES]

    @property
    def is_of_places(self) -> bool:
        """True of what is called by places alone, dots between them or none."""
        return all(kind.tag == "o" or kind.state_characters or kind.place for kind in self.types)

    @property
    def holds_region(self) -> bool:
        """True of a state with something of it behind: モンゴル国|ドルノゴビ県."""
        return len(self.places) > 1 and any(place.id for place in self.places if place.start == self.name.start)

    @property
    def lists_places(self) -> bool:
        """True of 日・カザフスタン, all of whose words are places."""
        return self.is_of_places and any(kind.tag == "o" for kind in self.types)

    @property
    def is_named(self) -> bool:
        """True where a word is a name of its own, or one that the dictionary doesn't know, and of what is listed."""
        return self.written in gazetteer.entries() or any(kind.distinctive or kind.unknown for kind in self.types)

    @property
    def is_distinctive(self) -> bool:
        """True where a word is a name of its own, or unknown to the dictionary, or two say more than 国際機構."""
        several = sum(not kind.generic for kind in self.types) > 1
        return self.is_named or several

    @property
    def is_desk_for_region(self) -> bool:
        """True of 北米局: a division, and nothing but a region before it."""
        return self.written[-1] in DESKS and gazetteer.label_of(self.written[:-1]) == "LOC"

    @property
    def behind(self) -> TokenType:
        """The type of the token behind it."""
        return self.text.type_at(self.name.end)

    @property
    def ends_plainly(self) -> bool:
        """True where its last word is no name, nor ends bodies."""
        return not self.types[-1].is_named and gazetteer.label_of_end(self.written) != "ORG"

    @property
    def is_of_state(self) -> bool:
        """True where a listed state begins it: モンゴル議会選挙."""
        return any(place.id and place.start == self.name.start for place in self.places)

    @property
    def is_in_day(self) -> bool:
        """True of 12月16|日大: the dictionary cuts 16日|大法廷 so."""
        return self.written[0] in "年月日" and self.text.folded[self.name.start - 1 : self.name.start].isdigit()

    @property
    def is_before_noun(self) -> bool:
        """True where a noun is glued to it."""
        return self.text.type_at(self.name.end).tag in WORDS

    @property
    def is_matter(self) -> bool:
        """True of a municipality and common words behind it: 島根県|人事|異動."""
        inner = municipality_end(self.written, 0)
        behind = self.text.types_in(self.name.start + (inner or 0), self.name.end)
        return inner is not None and len(behind) > 1 and not any(kind.distinctive or kind.unknown for kind in behind)

    @property
    def ends_name(self) -> bool:
        """True of what ends as names do."""
        return gazetteer.longest_end(self.written, _ends_of_bodies(), gazetteer.LONGEST_ENDING) != ""

    def is_followed_by(self, words: tuple[str, ...]) -> bool:
        """Tell whether one of some words stands right behind it."""
        return self.text.folded.startswith(words, self.name.end)


class Refusal(NamedTuple):
    """Why a find of the model is no name, or says no more than rules have found."""

    name: str
    labels: frozenset[NameLabel]
    """The labels of finds that it refuses."""
    holds: Callable[[Find], bool]
    left: str
    """A text with such a find in square brackets."""


REFUSALS = (
    Refusal(
        "listed as no name",
        frozenset(cast("NameLabel", label[2:]) for label in LABELS[1:]),
        lambda find: find.written in gazetteer.no_names(),
        left="違法・無報告・無規制（[IUU]）漁業",
    ),
    Refusal(
        "two states",
        frozenset(("ORG",)),
        lambda find: find.lists_places,
        left="[日・カザフスタン]外相会談",
    ),
    Refusal(
        "any of them",
        frozenset(("ORG", "EVENT")),
        lambda find: not find.is_distinctive and not (find.name.label == "ORG" and find.is_of_places),
        left="[国際機構]に加わる。",
    ),
    Refusal(
        "words before a noun",
        frozenset(("ORG",)),
        lambda find: find.is_before_noun and not find.is_named and not find.is_followed_by(gazetteer.titles()),
        left="[総務部]長が述べた。",
    ),
    Refusal(
        "a matter of a municipality, and no body of it",
        frozenset(("ORG",)),
        lambda find: find.is_matter and not find.ends_name,
        left="[さくら市人事異動]の表",
    ),
    Refusal(
        "a number and 又は, or a fork",
        frozenset(("PERSON",)),
        lambda find: FORK.fullmatch(find.written) is not None and not find.is_followed_by(gazetteer.titles()),
        left="第六十八条の[二又]は第六十九条の罪",
    ),
    Refusal(
        "a thing in katakana",
        frozenset(("PERSON",)),
        lambda find: find.written.endswith(gazetteer.word_list("no person")),
        left="[セミコンテクノパーク]の隣",
    ),
    Refusal(
        "part of a title, whose ministry rules have found",
        frozenset(("ORG",)),
        lambda find: find.is_followed_by(gazetteer.titles_for("office")),
        left="[国土交通省航空]局長が述べた。",
    ),
    Refusal(
        "a bureau for a region, in the title of its head",
        frozenset(("ORG",)),
        lambda find: find.text.type_at(find.name.end).word == "長" and find.is_desk_for_region,
        left="[北米局]長が述べた。",
    ),
    Refusal(
        "one of a list of places",
        frozenset(("PERSON",)),
        lambda find: is_one_of_places(find.text.folded, find.name.start),
        left="字の名称 八京、奈路、[白木谷]、上倉",
    ),
    Refusal(
        "something of a state, and no body",
        frozenset(("ORG",)),
        lambda find: find.written.endswith(OF_STATES) and find.is_of_state,
        left="[モンゴル国籍]の船",
    ),
    Refusal(
        "members of a body, and another body",
        frozenset(("ORG",)),
        lambda find: MEMBERS.search(find.written) is not None,
        left="[北浜県議会議員・白浜機構審判部]の人",
    ),
    Refusal(
        "an election of another state, whichever",
        frozenset(("EVENT",)),
        lambda find: find.written.endswith("選挙") and find.is_of_state,
        left="[モンゴル議会選挙]の結果",
    ),
    Refusal(
        "what takes place, and no body",
        frozenset(("ORG",)),
        lambda find: find.written.endswith(GATHERINGS),
        left="[大規模展示商談会]に出展する。",
    ),
    Refusal(
        "part of a name that goes on in Latin letters",
        frozenset(("PERSON",)),
        lambda find: find.text.type_at(find.name.end).traits & Trait.LATIN != 0,
        left="[ミラサポ]plusの記事",
    ),
    Refusal(
        "a facility by its name",
        frozenset(("PERSON",)),
        lambda find: find.is_followed_by(FACILITIES),
        left="[フォルドゥ]濃縮施設の査察",
    ),
    Refusal(
        "places and the word for both",
        frozenset(("GPE",)),
        lambda find: find.written.endswith(BOTH),
        left="愛媛・[高知両県]の柑橘",
    ),
    Refusal(
        "part of a matter, which the word behind it tells",
        frozenset(("ORG",)),
        lambda find: find.behind.word in gazetteer.words("matter") and find.ends_plainly,
        left="[北浜道路整備]工事契約",
    ),
    Refusal(
        "cut out of a time",
        frozenset(("ORG",)),
        lambda find: find.written.endswith(ERAS) or find.is_in_day,
        left="[東京地判平成]30年３月１日",
    ),
    Refusal(
        "money",
        frozenset(("ORG",)),
        lambda find: find.written.endswith(gazetteer.word_list("paid")),
        left="[北浜県企業立地促進補助金]交付要項",
    ),
    Refusal(
        "a ministry whose ordinances are meant",
        frozenset(("ORG",)),
        lambda find: find.text.type_at(find.name.end).word == "令",
        left="[厚生労働省]令で定める。",
    ),
    Refusal(
        "a table of a budget",
        frozenset(("EVENT",)),
        lambda find: OF_BUDGET.match(find.written) is not None,
        left="「[第１表歳入歳出予算補正]」による。",
    ),
    Refusal(
        "a case before a court",
        frozenset(("EVENT",)),
        lambda find: (
            is_case(find.written)
            or AGAINST.search(find.written) is not None
            or JUDGED.search(find.text.folded, max(0, find.name.start - 3), find.name.start) is not None
        ),
        left="[損害賠償請求事件]の判決",
    ),
    Refusal(
        "part of another word",
        gazetteer.PLACES,
        lambda find: gazetteer.is_other_word(find.text.folded, find.name.end),
        left="[久住]語を学ぶ。",
    ),
    Refusal(
        "cape, no person",
        frozenset(("PERSON",)),
        lambda find: any(_is_land(place) and place[:2] == find.name[:2] for place in find.places),
        left="[高梨岬]に立つ。",
    ),
    Refusal(
        "where somebody arrives or sets out",
        gazetteer.PLACES,
        lambda find: find.written[-1] in "着発" and any(place.start == find.name.start for place in find.places),
        left="11時30分　[ウランバートル着]。",
    ),
    Refusal(
        "where members are elected",
        gazetteer.PLACES,
        lambda find: find.written.endswith("選挙区"),
        left="[石川県選挙区]から選ばれた。",
    ),
    Refusal(
        "two places",
        PLACES_AND_OTHERS,
        lambda find: (
            "・" in find.written and any(find.name.start < place.start < find.name.end for place in find.places)
        ),
        left="[オーストリア・ウィーン]の街",
    ),
    Refusal(
        "a region and its state",
        gazetteer.PLACES,
        lambda find: find.holds_region,
        left="[モンゴル国バヤンノール県]の草原",
    ),
    Refusal(
        "something of a place whose ending tells it",
        frozenset(("OTHER",)),
        lambda find: any(place.rank == Rank.PLACE_ENDING and place.length < find.name.length for place in find.places),
        left="[令和６年度白浜市一般会計]予算",
    ),
    Refusal(
        "a place cut off in its middle",
        gazetteer.PLACES,
        lambda find: any(place.start < find.name.end < place.end for place in find.places),
        left="[石川県能登]地方の雨",
    ),
    Refusal(
        "part of a place",
        PLACES_AND_OTHERS,
        lambda find: any(find.name.within(place) for place in find.places),
        left="[中国]地方の雨",
    ),
)
"""What keeps a find from being a name; one is enough."""


def _is_land(place: Name) -> bool:
    """Tell whether rules have found a name that ends as those of land and sea do: 高梨岬 is no person."""
    return place.label == "LOC" and place.rank == Rank.PLACE_ENDING


def is_refused(find: Find) -> bool:
    """Tell whether a find of the model is no name."""
    return any(find.name.label in refusal.labels and refusal.holds(find) for refusal in REFUSALS)
