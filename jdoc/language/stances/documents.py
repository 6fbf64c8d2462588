"""Documents: the acts of the texts of a document, in which an actor carries on until another one is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.rules import Rule, decide
from jdoc.language.stances import texts
from jdoc.language.stances.actors import kind_of, marked
from jdoc.language.stances.clauses import Act, acts
from jdoc.language.stances.reports import counted
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from jdoc.language.stances.actors import Actor
    from jdoc.language.stances.texts import Sentence, Text


class Holder(NamedTuple):
    """Who acts: a stretch of one of the texts."""

    text: int
    start: int
    end: int


class Stance(NamedTuple):
    """An act with its actor."""

    act: Act
    holder: Holder | None
    implicit: bool
    """The actor is the last one that was named."""
    refers: Holder | None = None
    """What これ stands for."""
    named: bool = False
    """Somebody was named to speak not long before."""


SPEAKER = deferred(r"\s*[(【〔\[](?P<who>[^)】〕\]\n]{1,30})[)】〕\]]")
"""Who speaks, in front of a speech: `[【大臣】]おはようございます。`"""
ASKER = deferred(
    r"\s*(?:[(【〔\[])?(?:記者|問|質問|Q)(?:[0-9]*[)】〕\].:\s]|者|$)|\s*[(【〔\[][^)】〕\]]*(?:記者|通信|新聞|テレビ)[^)】〕\]]*[)】〕\]]"
)
"""A question: `[【記者】]`, `[問　]`."""
ARTICLE = deferred(r"\s*第[0-9一二三四五六七八九十百千]+条(?:の[0-9一二三四五六七八九十]+)?(?=[\s(　]|$)")
"""The head of an article of a law: `[第三条]　市長は、…`."""
BODIES = ("院", "議会", "審議会", "委員会", "審査会", "検討会", "協議会", "会議")
"""How those end who resolve: 本院, 当審議会."""
HEAD = deferred(r"は[、,]?\s*$|[府国本局省庁会私々も市県党側院社]\x01*として|[会院]は[、,]")
"""What a sentence has that may name who acts in those behind it: `安全保障理事[会は、]`."""
LASTING = 60
"""Texts for which one who was named to speak goes on."""
POINTING = frozenset({"これ", "それ", "これら", "同"})


class Head(NamedTuple):
    """An actor in a clause without an act."""

    masked: str
    sentence: Sentence
    actor: Actor

    @property
    def is_all(self) -> bool:
        """Nothing stands behind it in its sentence, as far as it is a topic."""
        return self.actor.mark == "topic" and len(self.masked[self.actor.after : self.sentence.end].strip()) <= 1


HEADS: tuple[Rule[Head, str], ...] = (
    Rule(
        "the head of what follows",
        lambda head: head.is_all,
        "named",
        "安全保障理事会は、 / １　攻撃を非難する。 → condemn 安全保障理事会 攻撃 -",
        "安全保障理事会は開かれた。 / １　攻撃を非難する。 →",
    ),
    Rule(
        "in whose name",
        lambda head: head.actor.mark == "as",
        "held",
        "日本政府として、次のような立場にある。 / 攻撃を断固として非難する。 → condemn 日本政府 攻撃 -",
        "議長国として、次のような立場にある。 / 攻撃を断固として非難する。 → condemn - 攻撃 -",
    ),
    Rule(
        "a body, set apart",
        lambda head: head.actor.mark == "topic" and head.actor.comma and head.masked.endswith(BODIES, *head.actor.span),
        "held",
        "本院は、次の立場にある。 / 攻撃を断固として非難する。 → condemn 本院 攻撃 -",
        "外相は、次の立場にある。 / 攻撃を断固として非難する。 → condemn - 攻撃 -",
    ),
)
"""Whether one acts in what follows a clause without an act: named to speak there, or held as the last; others don't."""


class Reader:
    """Reads the texts of a document one by one, and remembers who acts."""

    def __init__(self) -> None:
        self.holder: Holder | None = None
        self.body: Holder | None = None
        self.asking = False
        self.named = -LASTING
        """The text in which somebody was named to speak: 【大臣】, 安全保障理事会は、."""
        self.index = -1
        self.last: Holder | None = None
        """The last object."""

    def read(self, written: str, index: int) -> list[Stance]:
        """Return the acts of the next text."""
        self.index = index
        text = texts.read(written)
        if self._asks(text):
            return []
        return [stance for sentence in text.sentences for stance in self._stances(text, sentence)]

    def _asks(self, text: Text) -> bool:
        """Note who speaks, and tell whether it is somebody who asks."""
        if ASKER.match(text.folded):
            self.asking = True
            return True
        speaker = SPEAKER.match(text.folded)
        if speaker and kind_of(speaker["who"]) == "person":
            self.asking = False
            self.named = self.index
            self.holder = Holder(self.index, *speaker.span("who"))
        elif text.folded.startswith(("答", "(答)")):
            self.asking = False
        return self.asking

    def _stances(self, text: Text, sentence: Sentence) -> Iterator[Stance]:
        """Yield the acts of a sentence; a question has none."""
        if texts.asks(text.masked, sentence.start, sentence.end):
            return
        found = acts(text, sentence)
        if not found:
            self._head(text, sentence)
        for act in found:
            holder = self._holder(text, act)
            if holder or not act.asked:
                yield self._stance(act, holder, text)

    def _holder(self, text: Text, act: Act) -> Holder | None:
        """Return who does an act: for what is asked, who resolves; else the last one who was named to act."""
        if act.asked:
            return self.body
        if act.actor:
            self._hold(text, act.actor)
        return self.holder

    def _stance(self, act: Act, holder: Holder | None, text: Text) -> Stance:
        refers = None
        if act.object:
            here = Holder(self.index, *act.object)
            refers = self.last if text.folded[here.start : here.end] in POINTING else None
            self.last = here if refers is None else self.last
        named = self.index - self.named < LASTING
        return Stance(act, holder, implicit=act.actor is None or act.asked, refers=refers, named=named)

    def _head(self, text: Text, sentence: Sentence) -> None:
        """Note the actor of a head clause: 安全保障理事会は、."""
        if HEAD.search(text.masked, sentence.start, sentence.end) is None:
            return
        for actor in marked(text.masked, sentence):
            mark = decide(HEADS, Head(text.masked, sentence, actor), "other")
            if mark == "named":
                self.named = self.index
                self._hold(text, actor)
            elif mark == "held":
                self.holder = Holder(self.index, *actor.span)

    def _hold(self, text: Text, actor: Actor) -> None:
        """Note who acts from here on, and who resolves if nobody did before."""
        self.holder = Holder(self.index, *actor.span)
        if self.body is None and text.masked.endswith(BODIES, *actor.span):
            self.body = self.holder


def is_article(text: str) -> bool:
    """Tell whether an article of a law begins with a text.

    >>> is_article("第三条　市長は、届出を求めることができる。"), is_article("第三の柱は支援である。")
    (True, False)
    """
    return text.lstrip().startswith("第") and ARTICLE.match(text) is not None


def find(written: Sequence[str], *, passed: Collection[int] = ()) -> list[list[Stance]]:
    """Return the acts of each text of a document; those at some indexes are passed over.

    A document in which nobody is said to act, as statements say it, has none.

    >>> [found], [then] = find(["外相は、提案を歓迎した。", "進展への期待を表明した。"])
    >>> found.act.predicate.act, then.act.predicate.act, then.holder.text, then.implicit
    ('welcome', 'hope', 0, True)
    >>> find(["彼は校長として生徒を歓迎した。"])
    [[]]
    """
    if sum(map(is_article, written)) > 1:
        return [[] for _ in written]
    reader = Reader()
    found = [[] if index in passed else reader.read(text, index) for index, text in enumerate(written)]
    return list(counted(found, written))
