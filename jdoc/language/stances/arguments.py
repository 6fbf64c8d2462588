"""Arguments: what an act is about, and whom it is addressed to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.rules import Rule, decide
from jdoc.language.stances import objects
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from jdoc.language.stances.actors import Actor
    from jdoc.language.stances.records import Predicate
    from jdoc.language.stances.subjects import Clause

Span = tuple[int, int]
CALLS = frozenset({"request", "recommend", "instruct", "condemn", "thank", "congratulate"})
"""Acts that have an addressee beside their object."""
ORDERS = frozenset({"request", "recommend", "instruct"})
"""Acts by which somebody is told what to do."""
WISHES = ORDERS | {"hope"}
"""Those, and what one would have somebody do."""
ADDRESSED = CALLS | WISHES
LONGEST_WAY = 8
"""Characters of a phrase that says how something is said: `objects.OWN_WAYS`."""
JUDGMENTS = frozenset({"regret", "cannot be accepted"})
"""Phrases that judge what has は before them."""
SUBJECT_MATTER = deferred(r"[\s,、]*(?P<what>[^,、はが]{1,60})は[,、]?")
"""What a judgement is about: `[これは、]`."""
MATTER = deferred(r"[\s,、]*(?P<what>.{1,120}?)(?:について|に関して?)[,、]")
"""What is talked about: `[諮問のあった件について、]慎重に審議を重ね`."""
MATTERS = frozenset({"regret", "reject", "discuss", "agree"})
TOPIC = deferred(r"(?:について(?:は)?|に関して?(?:は)?|(?<!の)に対して?(?:は)?|は)[,、]?\Z")
"""How a topic ends that stands before the actor: `テロ[について、]`, `攻撃[に対しては、]`."""
TOWARDS = CALLS - {"thank", "congratulate"}
"""Those whose addressee may have に: 政府に求める; 支援に感謝する is about it."""


class Receiver(NamedTuple):
    """One whom an act may be addressed to: に, に対し."""

    clause: Clause
    actor: Actor

    @property
    def act(self) -> str:
        """The act."""
        return self.clause.predicate.act

    @property
    def is_argument(self) -> bool:
        """It stands where the object would."""
        predicate = self.clause.predicate
        return self.actor.end == predicate.argument and predicate.particle == "に"

    @property
    def leads(self) -> bool:
        """The clause begins with it, but for circumstances."""
        actor = self.actor
        if not self.leads_bare:
            return False
        return actor.comma or actor.kind != "state" or self.clause.text.startswith("に対し", actor.end)

    @property
    def leads_bare(self) -> bool:
        """Nothing but circumstances stands before it in the clause."""
        return objects.begin(self.clause.text, self.clause.begin, self.actor.end) == self.actor.start

    @property
    def has_more(self) -> bool:
        """Its particle is more than に."""
        return self.actor.end + 1 < self.actor.after

    @property
    def is_asked(self) -> bool:
        """It is told to do what a noun says, which no verb of its own may have に."""
        text, actor, predicate = self.clause.text, self.actor, self.clause.predicate
        if self.act not in ORDERS or predicate.particle != "を":
            return False
        return not objects.VERB.search(text, actor.after, predicate.argument)


RECEIVES, NOT = True, False
RECEIVERS: tuple[Rule[Receiver, bool], ...] = (
    Rule(
        "one whom no list knows",
        lambda each: each.actor.kind == "other" and each.act not in ORDERS,
        NOT,
        "外相は、北の部隊に対し、攻撃を非難した。 → condemn 外相 攻撃 -",
        "外相は、北の部隊に対し、攻撃の停止を求めた。 → request 外相 攻撃の停止 北の部隊",
    ),
    Rule(
        "に, は",
        lambda each: each.act not in WISHES and each.clause.text.startswith("には", each.actor.end),
        NOT,
        "外相は、大統領には、協力に感謝した。 → thank 外相 大統領には、協力 -",
        "外相は、大統領には、協力を求めた。 → request 外相 協力 大統領",
    ),
    Rule(
        "whom one asks or blames",
        lambda each: each.is_argument and each.act in TOWARDS,
        RECEIVES,
        "外相は、米国に抗議した。 → condemn 外相 - 米国",
        "外相は、協力に感謝した。 → thank 外相 協力 -",
    ),
    Rule(
        "what one thanks for or hopes",
        lambda each: each.is_argument,
        NOT,
        "外相は、加盟国に対して感謝した。 → thank 外相 加盟国 -",
        "外相は、米国に抗議した。 → condemn 外相 - 米国",
    ),
    Rule(
        "behind the object",
        lambda each: each.actor.start >= each.clause.predicate.argument,
        RECEIVES,
        "外相は、撤退を米国に求めた。 → request 外相 撤退 米国",
        "外相は、米国に撤退することを求めた。 → request 外相 米国に撤退すること -",
    ),
    Rule(
        "before all else",
        lambda each: each.leads and each.has_more,
        RECEIVES,
        "外相は、米国に対し、撤退することを求めた。 → request 外相 撤退すること 米国",
        "外相は、撤退を求めた。 → request 外相 撤退 -",
    ),
    Rule(
        "who is to do what a noun says",
        lambda each: each.leads_bare and each.is_asked,
        RECEIVES,
        "外相は、米国に撤退を求めた。 → request 外相 撤退 米国",
        "外相は、米国に撤退することを求めた。 → request 外相 米国に撤退すること -",
    ),
)
"""Whether an act is addressed to one who is named with に; to others it isn't."""


def addressee_of(clause: Clause) -> Actor | None:
    """Return whom an act is addressed to."""
    if clause.predicate.act not in ADDRESSED:
        return None
    named = (each for each in clause.here if each.mark == "to" and each.start >= clause.begin)
    return next((each for each in named if decide(RECEIVERS, Receiver(clause, each), NOT)), None)


def object_of(clause: Clause, addressee: Actor | None) -> Span | None:
    """Return what an act is about."""
    begin = clause.begin
    if addressee:
        receiver = Receiver(clause, addressee)
        if receiver.is_argument:
            return None
        begin = addressee.after if addressee.end <= clause.predicate.argument and receiver.leads_bare else begin
    return _object(clause, begin) or _about(clause) or _topic(clause, begin)


def _object(clause: Clause, begin: int) -> Span | None:
    """Return what stands before the predicate with a particle; how something is said is no object."""
    text, predicate = clause.text, clause.predicate
    if not predicate.particle:
        return None
    start = objects.begin(text, begin, predicate.argument)
    words = text[start : predicate.argument].rstrip(",、 ")
    if not words or _is_attitude(start, predicate) or objects.OWN_WAYS.search(words[-LONGEST_WAY:]):
        return None
    return start, start + len(words)


def _is_attitude(start: int, predicate: Predicate) -> bool:
    """Tell whether what would be the object is the noun that says the act, with its modifiers: 深い懸念, 遺憾の意."""
    return predicate.attitude != "" and start >= predicate.reach


def _about(clause: Clause) -> Span | None:
    """Return what stands before the actor as the object: テロについて、政府として、断固として非難する."""
    text, actor, predicate = clause.text, clause.actor, clause.predicate
    if actor is None or predicate.asks or predicate.reach - actor.after > 1:
        return None
    found = TOPIC.search(text, clause.low, actor.start)
    if found is None:
        return None
    start = objects.begin(text, clause.low, found.start())
    return (start, found.start()) if start < found.start() else None


def _topic(clause: Clause, begin: int) -> Span | None:
    """Return what a clause is about that goes on before its act: これは、決議に反し、断じて容認できない."""
    predicate = clause.predicate
    if predicate.particle or predicate.act not in MATTERS:
        return None
    pattern = SUBJECT_MATTER if predicate.rule in JUDGMENTS else MATTER
    start = objects.begin(clause.text, begin, begin)
    found = pattern.match(clause.text, start, predicate.reach)
    return found.span("what") if found else None
