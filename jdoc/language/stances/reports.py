"""Reports: in which parts of a document acts are told as statements tell them, and which of the acts there count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.rules import Rule, decide
from jdoc.language.width import fold
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.language.stances.actors import Actor
    from jdoc.language.stances.documents import Stance
    from jdoc.language.stances.records import Predicate

SHORT = 40
"""Texts of a document that is taken as a whole."""
NEAR = 8
"""Texts before and behind one, in a longer document, in which others show what it is about."""
ENOUGH = 2
EVERYDAY = frozenset({"state", "point_out", "consider", "recognise", "discuss", "commit"})
"""Acts that the news tell of anybody."""
PRIVATE = deferred("(?:氏|社長|会長|裁判長|側)$")
"""Who is none of those that statements are about: ノーマン[社長]."""
PUBLIC = frozenset({"person", "group"})
"""The kinds of those that statements are about."""
OWN = frozenset(
    {"welcome", "thank", "appreciate", "support", "congratulate", "condemn", "reject", "sympathise", "request"}
)
OWN_VOICE = deferred("^(?:する|します|る|ます|す|いたします|申し上げます|ない|ません)$")
"""An ending in which whoever writes does it: 非難[する]."""


OFFICIAL = deferred(
    "(?:政府|[我わ]が国|[両各同]国|[省庁]|当局|内閣|大臣|[外首農法]相|[一-龥]{2}相|首脳|総理|大統領|国家主席|総書記|官房長官|国務長官|報道官|次官|[大特]使"
    "|知事|[市町村区]長|議長国?|[両本衆参]議?院|議会|国会|事務総長|国王|教皇|安保理|理事会|国際連合|国連|総会|[与野]党|連盟|連合|加盟国|G7|G20)ら?$"
)
"""Who speaks for a land, a town or a body: 日本[政府], 環境[大臣], not 会長."""
SPOKEN = OWN | {"regret", "concern", "instruct"}
"""Acts that are theirs to do in words."""


class Told(NamedTuple):
    """An act and the texts of its document."""

    stance: Stance
    written: Sequence[str]

    @property
    def predicate(self) -> Predicate:
        """Its predicate."""
        return self.stance.act.predicate

    @property
    def actor(self) -> Actor | None:
        """Who acts, if the sentence says so."""
        return self.stance.act.actor

    @property
    def is_set_apart(self) -> bool:
        """Its actor is set apart from what it does: 外相は、."""
        return self.actor is not None and self.actor.comma and self.actor.mark != "subject"

    @property
    def is_official(self) -> bool:
        """Its actor speaks for a land, a town or a body, and the sentence names it as the one who does it."""
        actor, holder = self.actor, self.stance.holder
        if actor is None or holder is None or self.predicate.act not in SPOKEN or self.predicate.kind == "passive":
            return False
        name = fold(self.written[holder.text][holder.start : holder.end])
        return actor.kind == "state" or OFFICIAL.search(name) is not None

    @property
    def has_own_voice(self) -> bool:
        """Whoever writes does it: 断固として非難する."""
        firm = self.stance.act.strength == "strong" or self.predicate.act == "sympathise"
        return firm and self.predicate.act in OWN and OWN_VOICE.search(self.predicate.tail) is not None

    @property
    def is_private(self) -> bool:
        """Its actor is none of those that statements are about, as far as its words tell."""
        holder = self.stance.holder
        if self.actor is None or self.actor.kind not in PUBLIC:
            return True
        return holder is not None and PRIVATE.search(self.written[holder.text], holder.start, holder.end) is not None


EVIDENCE: tuple[Rule[Told, int], ...] = (
    Rule(
        "a plan, a vow",
        lambda told: told.predicate.rule == "vows" or "plan" in told.predicate.word.roles,
        0,
        "外相は、作業部会を設けることとした。 →",
        "外相は、提案を歓迎した。 → welcome 外相 提案 -",
    ),
    Rule(
        "by whoever was named to speak, or writes",
        lambda told: told.actor is None and (told.stance.named or told.has_own_voice),
        2,
        "攻撃を断固として非難する。 → condemn - 攻撃 -",
        "攻撃を非難する。 →",
    ),
    Rule(
        "said by who speaks for a body",
        lambda told: told.is_official,
        2,
        "外務省は発射に強く抗議した。 → condemn 外務省 発射 -",
        "生徒会は規則に強く反対した。 →",
    ),
    Rule(
        "by nobody who is set apart",
        lambda told: not told.is_set_apart,
        0,
        "教授は提案を歓迎した。 →",
        "外相は、提案を歓迎した。 → welcome 外相 提案 -",
    ),
    Rule(
        "what the news tell of anybody",
        lambda told: told.predicate.act in EVERYDAY and told.is_private,
        1,
        "議会は、課題を指摘した。 →",
        "外相は、課題を指摘した。 → point_out 外相 課題 -",
    ),
)
"""How surely an act shows that a document reports such: 2, 1 or 0; else it does, for its actor is set apart."""


def counted(found: Sequence[list[Stance]], written: Sequence[str]) -> Iterator[list[Stance]]:
    """Yield the acts of each text that count: those in a part of the document that reports acts."""
    shown = [sum(decide(EVIDENCE, Told(stance, written), ENOUGH) for stance in stances) for stances in found]
    near = NEAR if len(found) > SHORT else SHORT
    for index, stances in enumerate(found):
        around = shown[max(0, index - near) : index + near + 1]
        yield list(filter(_counts, stances)) if sum(around) >= ENOUGH else []


def _counts(stance: Stance) -> bool:
    """Tell whether an act is one in a document that reports acts."""
    if stance.act.predicate.rule == "vows":
        return not stance.implicit or stance.act.carried
    return stance.holder is not None or _speaks(stance)


def _speaks(stance: Stance) -> bool:
    """Tell whether an act without an actor is one of whoever issues the text: 断固として非難する."""
    predicate = stance.act.predicate
    return predicate.kind != "passive" and not predicate.is_past
