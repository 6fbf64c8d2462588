"""Texts as the rules of names see them: tokens, the listed names at them, and the runs of nouns cut out of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import count
from typing import TYPE_CHECKING, Any, TypeVar

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer
from jdoc.language.names.compiled import built
from jdoc.language.names.token_types import Trait, columns_of, no_token, state_at_end, token_types, traits_in
from jdoc.language.tokens import written, written_each
from jdoc.language.width import fold
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Sequence

    from jdoc.language.names.gazetteer import Entry
    from jdoc.language.names.token_types import Columns, TokenType

Facts = TypeVar("Facts")

UNKNOWN_WORD, STATE_NAME = "5139", "4793"
"""The dictionary's numbers for a word that it doesn't know, and for a state."""

PARTS = frozenset(("中部", "北部", "南部", "東部", "西部", "中東", "極東"))
"""Regions that are but parts of a place behind it: 大分県|中部."""
PARTED = frozenset(("県", "府", "都", "道", "北海道", "市", "郡", "地方", "半島", "海", "洋", "湾", "島", "諸島", "灘"))
"""The last words of places that have parts."""

WORDS = "NTFG"
"""The tags of nouns."""
NOUNS = WORDS + "o"
"""The tags in runs: of nouns and the dots between them."""
RUN = deferred(
    r"""[NTFGo](?<![NTFGo].)    # where none stood before (first a class, by which `re` searches many times as fast):
    (?: (?: (?<=[TFG]) | (?<=[No])[No]*+[TFG] ) # what may belong to a name, nouns before it
        (?: [NTFGo]             #   and behind it,
          | (?<=F)s{1,3}+(?=[GF]) )*+ # spaces between a family name and a given name: 岸田　文雄
      | (?<=N)N++ )             #   or nouns alone
    """,
    re.VERBOSE,
)
"""A run of nouns that may hold a name, over the tags of a text; the compiled part has the same (`native/runs.c`)."""
LONGEST_RUN = 80
"""Tokens of the longest run that is looked at as one, for time grows with the square of its length."""
LONGEST_ENDING = 6
"""Tokens of the longest ending of names."""


class Listed(NamedTuple):
    """A listed name among tokens."""

    tokens: Tokens
    first: int
    last: int
    """The token behind it."""
    entry: Entry

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.tokens.starts[self.first]

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.tokens.starts[self.last]

    @property
    def written(self) -> str:
        """The name, half-width."""
        return self.tokens.folded[self.start : self.end]

    @property
    def word_behind(self) -> str:
        """The word behind it, or nothing."""
        return self.tokens.word(self.last)

    @property
    def is_body(self) -> bool:
        """True of organisations."""
        return self.entry.label == "ORG"


class Tokens:
    """The tokens of a text, or of a run of nouns in one: offsets and numbers of tokens count from its beginning."""

    def __init__(self, columns: Columns, folded: str, block_kind: str | None = None) -> None:
        self.types, self.tags, self.starts, self.traits = columns
        self.folded = folded
        """The text, half-width."""
        self.block_kind = block_kind
        """What kind of block the text is, for rules of signatures."""
        self.facts: dict[Any, Any] = {}
        """What functions have read in the tokens (`once`)."""
        self._index: dict[int, int] | None = None
        self._listed: list[Listed] | None = None

    def __len__(self) -> int:
        return len(self.types)

    @property
    def index(self) -> dict[int, int]:
        """The number of the token that begins at an offset; the last offset has that behind the last token."""
        if self._index is None:  # cached_property takes a lock
            self._index = dict(zip(self.starts, count()))
        return self._index

    @property
    def listed(self) -> list[Listed]:
        """The listed names, the longest at each token, none inside another."""
        if self._listed is None:
            self._listed = self._read_listed() if self.traits & Trait.LISTED else []
        return self._listed

    def _read_listed(self) -> list[Listed]:
        listed: list[Listed] = []
        beyond = 0
        for first, kind in enumerate(self.types):
            name = self._listed_at(first, kind.listed_lengths) if kind.listed_lengths and first >= beyond else None
            if name:
                listed.append(name)
                beyond = name.last
        return listed

    def _listed_around(self, at: int) -> Listed | None:
        """Return the listed name that a token is part of, if there is one."""
        return next((name for name in self.listed if name.first <= at < name.last), None)

    def run(self, first: int, last: int) -> Tokens:
        """Return some tokens by themselves."""
        types, start = self.types[first:last], self.starts[first]
        starts = [at - start for at in self.starts[first : last + 1]]
        run = Tokens((types, self.tags[first:last], starts, traits_in(types)), self.part(first, last))
        run.traits |= Trait.NAMED * bool(run.listed)
        return run

    def part(self, first: int, last: int) -> str:
        """Return the text of some tokens, half-width."""
        return self.folded[self.starts[first] : self.starts[last]]

    def word(self, at: int) -> str:
        """Return the word at a number, or nothing where no token is."""
        return self.types[at].word if 0 <= at < len(self.types) else ""

    def kind(self, at: int) -> TokenType:
        """Return the type of the token at a number; `no_token` where there is none."""
        return self.types[at] if 0 <= at < len(self.types) else no_token()

    def at(self, offset: int) -> int | None:
        """Return the number of the token that begins at an offset: for few questions, where `index` serves many."""
        number = bisect_left(self.starts, offset)
        return number if self.starts[number : number + 1] == [offset] else None

    def begins_word(self, offset: int) -> bool:
        """Tell whether a token begins at an offset."""
        return self.at(offset) is not None

    def fits(self, start: int, end: int) -> bool:
        """Tell whether tokens begin at both offsets, so that a span is made of whole ones."""
        return self.at(start) is not None and self.at(end) is not None

    def type_at(self, offset: int) -> TokenType:
        """Return what is known of the token that begins at an offset; `no_token` where none does."""
        number = self.at(offset)
        return no_token() if number is None else self.kind(number)

    def types_in(self, start: int, end: int) -> Sequence[TokenType]:
        """Return the types of the tokens between two offsets."""
        return self.types[self.index.get(start, 0) : self.index.get(end, 0)]

    def nouns_before(self, stop: int, tags: str = NOUNS, *, broken: bool = False) -> int:
        """Return the token at which the nouns before a token begin; `broken` by words that no name begins with."""
        window = self.tags[max(0, stop - LONGEST_RUN) : stop]
        first = stop - len(window) + len(window.rstrip(tags))
        breaks = (at + 1 for at in range(stop - 1, first - 1, -1) if self.types[at].breaks) if broken else iter(())
        return next(breaks, first)

    def run_end(self, start: int) -> int | None:
        """Return the offset where the run of nouns that begins at an offset ends, if one does."""
        first = self.at(start)
        if first is None:
            return None
        window = self.tags[first : first + LONGEST_RUN]
        nouns = len(window) - len(window.lstrip(NOUNS))
        return self.starts[first + nouns] if nouns else None

    def longest_before(
        self, end: int, known: Container[str], *, first: int = 0, most: int = LONGEST_ENDING
    ) -> int | None:
        """Return the first token of the longest known word that ends before a token; at most so many tokens of it."""
        stop = self.starts[end]
        for at in range(max(first, end - most), end):
            if self.folded[self.starts[at] : stop] in known:
                return at
        return None

    def once(self, read: Callable[[Tokens], Facts]) -> Facts:
        """Return what a function reads in the tokens, which it does once for all rules that ask."""
        facts: Facts | None = self.facts.get(read)
        if facts is None:
            facts = self.facts[read] = read(self)
        return facts

    def forget(self) -> None:
        """Let go what was read in the tokens; who asks again has it read again."""
        self.facts.clear()
        self._index = self._listed = None

    def is_distinctive(self, first: int, last: int) -> bool:
        """Tell whether there is a name of its own among some tokens: 国際協力 is none, 日本協力 has one."""
        if any(kind.distinctive for kind in self.types[first:last]):
            return True
        return any(first <= name.first and name.last <= last for name in self.listed)

    def count_specific(self, first: int, last: int) -> int:
        """Count the words among some tokens that are not generic: 国際協力 has one, 委員会 none."""
        return sum(not kind.generic and kind.tag != "o" for kind in self.types[first:last])

    def is_state(self, at: int) -> bool:
        """Tell whether a token is a state, by its name or a character for it."""
        name = self._listed_around(at)
        return bool(self.types[at].state_characters) or (name is not None and name.entry.id is not None)

    @property
    def listed_behind_dots(self) -> list[Listed]:
        """The listed names with a dot before them."""
        return [name for name in self.listed if name.first > 0 and self.tags[name.first - 1] == "o"]

    def is_part(self, at: int) -> bool:
        """Tell whether a token is but a part of the place behind which it stands: 大分県|中部."""
        return self.types[at].word in PARTS and self.word(at - 1) in PARTED

    def in_listed(self, at: int) -> bool:
        """Tell whether a token is part of a listed name."""
        return self._listed_around(at) is not None

    def listed_from(self, at: int) -> Listed | None:
        """Return the listed name that begins with a token, if one does."""
        return next((name for name in self.listed if name.first == at), None)

    def _listed_at(self, at: int, lengths: Iterable[int]) -> Listed | None:
        start, folded, entries = self.starts[at], self.folded, gazetteer.entries()
        room = self.starts[-1] - start
        for length in lengths:
            entry = entries.get(folded[start : start + length]) if length <= room else None
            end = self.index.get(start + length) if entry else None
            if entry and end and not self._is_misled(at, end, entry):
                return Listed(self, at, end, entry)
        return None

    def _is_misled(self, at: int, end: int, entry: Entry) -> bool:
        """Tell whether a listed name is part of another word: 国会法, カナダドル."""
        if entry.is_place and gazetteer.is_other_word(self.folded, self.starts[end]):
            return True
        if end == at + 1 and self.is_part(at):
            return True
        if entry.label == "ORG":
            return self.word(end) in {"法", "令", "布告", "布達", "達"}
        if entry.label == "LAW":
            return self.word(end) in {"犯", "学", "学者"}
        return entry.label == "GPE" and self._is_glued(at, end)

    def _is_glued(self, first: int, last: int) -> bool:
        """Tell whether katakana goes on behind other katakana, but for a name between a dot and its state."""
        if first == 0 or not all(kind.katakana for kind in self.types[first - 1 : last]):
            return False
        return first <= 2 or self.types[first - 2].tag != "o" or not self.types[first - 1].unknown


def listed_names(tokens: Tokens) -> list[Listed]:
    """Return the listed names among tokens, as rules look at them."""
    return tokens.listed


def read_document(texts: Sequence[tuple[str, str, str | None]]) -> list[Tokens]:
    """Return the tokens of each text of a document, given as it is, half-width, and with the kind of its block."""
    token_types().trim()
    keys = written_each([text for text, _, _ in texts])
    return [Tokens(_columns(own), folded, kind) for own, (_, folded, kind) in zip(keys, texts, strict=True)]


def read_tokens(text: str) -> Tokens:
    """Return the tokens of a text by itself."""
    return Tokens(_columns(written(text)), fold(text))


def _columns(keys: str) -> Columns:
    """Return columns of tokens; unknown words that end with a state are parted: ポンマチャン|ラオス人民民主共和国."""
    columns = token_types().read(keys)
    if "X" in columns[1]:
        columns = columns_of(tuple(part for kind in columns[0] for part in _parted(kind)))
    return columns


def _parted(kind: TokenType) -> Iterator[TokenType]:
    if kind.tag != "X":
        yield kind
        return
    known, at = token_types(), state_at_end(kind.word)
    yield known[f"{kind.word[:at]}\t{UNKNOWN_WORD}"]
    yield known[f"{kind.word[at:]}\t{STATE_NAME}"]


def _match_runs(tags: str) -> list[tuple[int, int]]:
    return [match.span() for match in RUN.finditer(tags)]


_read_runs: Callable[[str], list[tuple[int, int]]] = built("runs") or _match_runs


def runs(tags: str) -> list[tuple[int, int]]:
    """Return where runs of nouns begin and end, by tokens; one without an end is cut."""
    spans = _read_runs(tags)
    if len(tags) <= LONGEST_RUN:
        return spans
    return [
        (start, min(start + LONGEST_RUN, last)) for first, last in spans for start in range(first, last, LONGEST_RUN)
    ]
