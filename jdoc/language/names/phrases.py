"""Phrases: names that reach beyond a run of nouns, quoted ones, 「…に関する条約」, meetings with their numbers."""

from __future__ import annotations

from itertools import compress
from operator import attrgetter
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer, listed_openings
from jdoc.language.names.beginnings import match_times
from jdoc.language.names.matters import PURPOSE, find_about, matter_start, read_matters
from jdoc.language.names.quotes import find_quoted, find_quoted_and_more, read_double_quotes, read_quotes, rule_of
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import Find, Match, Rule, Table, as_read, matches
from jdoc.language.names.token_types import Trait
from jdoc.language.scripts import KANJI, NOUN
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jdoc.language.names.texts import Tokens

_STATE = "[日米英仏独伊加豪露印韓中欧]"
STATES = deferred(
    f"{_STATE}(?<![一-鿿、].)(?:、{_STATE})+(?=など|等|及び|の|が|は|と|を|に|か国|[0-9]+か国|、[A-Zァ-ヴ])"
)
"""States by their characters in a list: `[日、米、英]など８か国`, not `土、日の二日間`."""
LETTERS = deferred(rf"(?<![^ \n\t(]){KANJI}(?: {{1,2}}{KANJI}){{2,11}}(?![^ \n\t)])")
"""A name whose letters stand apart: `[国 土 交 通 省]`, not `国土 交通省`."""
TROUPE = deferred(
    f"(?P<name>{NOUN}{{0,8}}(?:集団|楽団|劇団|合唱団|吹奏楽団|舞踊団|保存会|バンド|サークル)「[^「」]{{1,15}}」)"
)
"""A group with its name in quotes: `[和太鼓集団「鼓雪」]`, not `集団の「鼓雪」`."""
TROUPE_GATE = ("集団「", "楽団「", "劇団「", "唱団「", "踊団「", "保存会「", "バンド「", "サークル「")
ORGANISING = deferred(
    rf"(?<![^ \n\t、。:「(])(?P<name>(?P<what>(?:{NOUN}|[0-9A-Za-z&]|[ぁ-ゖ]){{3,30}})"
    r"(?:実行委員会|推進協議会|促進協議会|連絡協議会|期成同盟会|準備委員会))"
)
"""Who organises something, with all that it is called: `[花と緑のフェスティバル実行委員会]`, not `実行委員会`."""
HIRAGANA = deferred("[ぁ-ゖ]")
"""What a name has that no run of nouns holds: 果樹王国`[ひ]`がしね, not `果樹`."""
JOINING = frozenset("のと")
"""The particles that such a name may have: not で of 商店街で|つくる実行委員会."""
ANNIVERSARY = deferred(
    f"(?<![^ \\n\\t、。・「(])(?P<name>{NOUN}{{2,16}}[0-9]+周年(?:記念)?"
    f"(?:式典|大会|シンポジウム|講演会|フォーラム|展|祭|祝賀会|行事))(?!{NOUN})"
)
"""What is held when something is so many years old: `[開所70周年記念式典]を`, not `70周年`."""
SHORT_EVENT = deferred(
    r"(?<=[会ト展祭ム博])(?P<close>」)?\((?P<name>(?![^()]*[0-9]月)(?:[^()、。「」\n]{2,20}(?:国スポ|障スポ|国体|国文祭|国民大会|サミット|フェスタ)"
    r"(?:20[0-9]{2})?|[A-Z][A-Z×& ]{3,20}(?<=EXPO)(?: ?20[0-9]{2})?))\)"
)
"""What an event is called as well, in brackets: `大会[（わたSHIGA輝く国スポ）]`, not `大会（オンライン）`."""
MEETING_NUMBER = deferred("[(]第[0-9]+回[)]")
"""Which meeting it was, behind its name: `会合[（第113回）]`."""

BEGINS_PHRASE = attrgetter("begins_phrase")


def _read_listed_phrases(text: Tokens) -> list[Find]:
    """Return the listed names that are no run of nouns."""
    folded, listed = text.folded, listed_openings.phrases()
    starts = compress(text.starts, map(BEGINS_PHRASE, text.types))
    likely = [(at, listed[opening]) for at in starts if (opening := folded[at : at + 2]) in listed]
    phrases = [(at, name) for at, names in likely for name in names if folded.startswith(name, at)]
    return [_listed_phrase(at, name) for at, name in _apart(phrases) if text.at(at + len(name))]


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


def _read_letters(text: Tokens) -> list[Find]:
    """Return the listed names whose letters stand apart."""
    entries = gazetteer.entries()
    spans = ((match.span(), entries.get(match[0].replace(" ", ""))) for match in LETTERS.finditer(text.folded))
    return [Find(*span, entry.value, entry.id, label=entry.label) for span, entry in spans if entry]


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
        return specific > 1 and gazetteer.label_of_end(self.text.part(self.first, self.last), before=1) == "EVENT"


def _read_meetings(text: Tokens) -> list[Meeting]:
    stops = [text.index.get(match.start(), 0) for match in MEETING_NUMBER.finditer(text.folded)]
    return [Meeting(text, text.nouns_before(stop, broken=True), stop) for stop in stops]


def _is_organising(name: Match) -> bool:
    """Tell whether the words before 実行委員会 are a name: no sentence, and beginning as names do."""
    kinds = name.text.types_in(name.start, name.match.end("what"))
    plain = (kind for kind in kinds if kind.tag in ".nia")
    particles = {kind.word for kind in plain if kind.pos[0] in {"助詞", "助動詞"}}
    if not kinds or not kinds[-1].nominal or kinds[0].breaks or kinds[0].generic or match_times(name.text, name.start):
        return False
    return particles <= JOINING and HIRAGANA.search(name.match["what"]) is not None


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
        read_quotes,
        find_quoted_and_more,
        where=lambda quote: quote.tail,
        found="[「中央アジア＋日本」対話]が開かれた。",
        left="「中央アジア＋日本」が開かれた。",
        gate=("「", "『"),
    ),
    Rule(
        "quoted phrase",
        None,
        None,
        read_quotes,
        find_quoted,
        where=rule_of,
        found="「[緑の岬行動枠]」が採択された。",
        left="「触媒」の役割を果たす。",
        gate=("「", "『"),
    ),
    Rule(
        "quoted phrase in a quoted one, and what goes on behind it",
        None,
        Rank.DIVISION,
        read_double_quotes,
        find_quoted_and_more,
        where=lambda quote: quote.tail,
        found="「[『緑の岬』会議]が始まる」の報告",
        left="「『緑の岬』が始まる」の報告",
        gate=("『",),
    ),
    Rule(
        "listed name, its letters apart",
        None,
        Rank.AMENDING,
        _read_letters,
        as_read,
        found="[国　土　交　通　省]",
        left="国　土　交　通　者",
        gate=(" ",),
        traits=Trait.GAP,
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
        traits=Trait.STATE,
    ),
    Rule(
        "group with its name in quotes",
        "ORG",
        Rank.QUOTED_AND_MORE,
        matches(TROUPE),
        Match.find,
        found="[和太鼓集団「鼓雪」]が出演する。",
        left="集団の「鼓雪」",
        gate=TROUPE_GATE,
    ),
    Rule(
        "who organises something",
        "ORG",
        Rank.AMENDING,
        matches(ORGANISING),
        Match.find,
        where=_is_organising,
        found="主催　[花と緑のフェスティバル実行委員会]",
        left="商店街でつくる実行委員会",
        gate=("実行委員会", "協議会", "同盟会", "準備委員会"),
    ),
    Rule(
        "what is held at an anniversary",
        "EVENT",
        Rank.PHRASE_EVENT,
        matches(ANNIVERSARY),
        Match.find,
        where=lambda event: event.text.fits(event.start, event.end),
        found="[開所70周年記念式典]を行う。",
        left="開所70周年を祝う。",
        gate=("周年",),
    ),
    Rule(
        "event by what it is called as well",
        "EVENT",
        Rank.QUOTED,
        matches(SHORT_EVENT),
        Match.find,
        found="国民スポーツ大会（[きら輝く国スポ]）の日程",
        left="国民スポーツ大会（国立競技場）の日程",
        gate=("国スポ", "障スポ", "国体", "国文祭", "国民大会", "サミット", "フェスタ", "EXPO"),
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
        read_matters,
        find_about,
        where=lambda matter: matter.is_name and matter_start(matter) < matter.first,
        found="[港湾の方向付けに関する行動計画]に沿う。",
        left="途上国のための計画を話し合った。",
        gate=("に関", "に係", PURPOSE),
    ),
)
