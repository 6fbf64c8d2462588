"""Rules: in which contexts a verb is an act; each looks at what stands before the verb."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jdoc.language.lazy import deferred
from jdoc.language.stances import contexts
from jdoc.language.stances.adverbs import peeled
from jdoc.language.stances.forms import PAST
from jdoc.language.stances.records import Predicate
from jdoc.language.stances.words import Word, words

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

from jdoc.language.stances.records import Verb


class Rule(NamedTuple):
    """A way in which a verb is an act."""

    name: str
    roles: frozenset[str]
    """The verbs that it is asked about."""
    judge: Callable[[str, int, Verb], Predicate | None]
    found: str
    """A sentence in which it finds an act, the predicate in brackets, the act behind."""
    left: str
    """A sentence in which it finds none."""


PLAIN_FORMS = {"suru": "する", "e": "る", "s": "す", "sv": "する", "yu": "する", "meiji": "ずる", "k": "く", "g": "ぐ"}
PLAIN_FORMS |= {"r": "る", "w": "う", "m": "む", "t": "つ"}
RESULTS = deferred("(?:結果|成果|状況|現状|進捗|報告|諸問題|課題|展望)$")
"""What one looks back on: `協力の[結果]`; to have examined it is to have discussed it."""
WAYS = deferred("(?:のとおり|の通り|次のように|以下のように)[,、]?$")
"""How something is said, in the place of what: `[次のように]`."""


def judged(text: str, low: int, verb: Verb) -> Predicate | None:
    """Return the predicate that a verb is by the first rule that says so; nothing before `low` counts."""
    for rule in RULES:
        found = rule.judge(text, low, verb) if rule.roles & verb.word.roles else None
        if found:
            return found._replace(rule=rule.name, clause_end=verb.end, tail=verb.tail)
    return None


def _predicate(found: Verb, before: contexts.Before, act: str, word: Word | None = None) -> Predicate:
    """Make the predicate of a verb, or of a word that it carries."""
    name = found.word.word + PLAIN_FORMS[found.word.form]
    end = found.start + len(found.word.word)
    return Predicate(
        found.start,
        end,
        act,
        verb=name,
        kind=found.kind,
        rule="",
        particle=before.particle,
        argument=before.argument,
        reach=before.adverb,
        word=word or found.word,
    )


MARKS = frozenset("をがもは、,")
"""How a noun before a verb of saying ends."""


def noun_said(text: str, low: int, verb: Verb) -> Predicate | None:
    """謝意を表明した, 懸念が示された, 議論を行った."""
    role = "shared" if "verb" in verb.word.roles else "noun"
    if role == "shared" and verb.word.word != "共有":
        return None
    adverb = peeled(text, low, verb.start)
    if verb.kind != "bare" and text[adverb - 1 : adverb] not in MARKS:
        return None
    found = contexts.noun_before(role).search(text, max(low, adverb - 30), adverb)
    if found is None or not _may_mark(found["mark"], verb):
        return None
    noun = _as_used(words()[found["noun"]], text[max(low, found.start() - 6) : found.start()], verb)
    return _of_noun(text, low, verb, found, noun) if noun else None


def _as_used(noun: Word, before: str, verb: Verb) -> Word | None:
    """Return a noun with the act that it says here: 必要があるとの考え is no plan, 意見を交わす is a discussion."""
    if noun.word == "考え" and JUDGED.search(before):
        noun = noun._replace(act="state")
    if "do" not in verb.word.roles:
        return noun
    if noun.act == "state":
        return noun._replace(act="discuss")
    return noun if noun.act in DOABLE else None


def _may_mark(particle: str, verb: Verb) -> bool:
    """Tell whether a noun may stand with a particle, or without one, before a verb: 懸念表明."""
    return {"は": verb.kind == "negative", "": verb.kind == "bare"}.get(particle, True)


def _of_noun(text: str, low: int, verb: Verb, found: re.Match[str], noun: Word) -> Predicate:
    """Make the predicate of a noun; without a particle of its own its object is what it closes."""
    modifier = found.start("modifier")
    before = contexts.look(text, low, modifier)
    link = ADNOMINAL.search(text, max(low, modifier - 6), modifier)
    if link and (noun.act in SEPARATE or "do" in verb.word.roles):
        before = contexts.Before(modifier, "に", link.start())
    elif before.particle not in ("に", "を", "へ", "について", "よう") and (
        noun.act in SEPARATE or "do" in verb.word.roles
    ):
        before = contexts.Before(before.adverb, "", before.adverb)
    elif link or before.particle not in ("に", "を", "へ", "について", "よう"):
        before = contexts.Before(modifier, "を", found.end("whole"))
    return _predicate(verb, before, noun.act, noun)._replace(
        start=found.start("nouns"),
        attitude=found["noun"],
        adverb=found["modifier"],
        verb=f"{_carried(text[found.start('nouns') : found.end()], verb)}{verb.word.word}{PLAIN_FORMS[verb.word.form]}",
    )


def _carried(noun: str, verb: Verb) -> str:
    """Return a noun with its particle as it stands before the dictionary form: 懸念が示された is 懸念を示す."""
    return f"{noun[:-1]}を" if verb.kind == "passive" and noun.endswith(("が", "も")) else noun


JUDGED = deferred(r"(?:ある|べき|だ|い|ない|[いっ]た|でき)(?:る|だ)?と(?:の|いう)\Z")
"""An opinion and no plan: 必要が[あるとの]考え."""
ADNOMINAL = deferred(r"(?:への|に対する|についての|に関する|に向けた)\Z")
"""What makes a noun the object of another: `支援[への]`, before 謝意."""
SEPARATE = frozenset({"thank", "support", "appreciate", "congratulate", "sympathise", "condemn"})
"""Acts whose noun is no part of the object: 支援[への]謝意; but 支援への期待 as a whole."""
ATTITUDES = frozenset(
    {"welcome", "appreciate", "thank", "support", "congratulate", "condemn", "reject", "regret", "concern"}
)
"""Acts that one says in saying that one has done them: 歓迎した旨述べた; 決定した旨述べた is a statement."""
DOABLE = frozenset({"discuss", "request", "recommend", "condemn", "state", "decide", "confirm", "point_out", "thank"})
"""Acts of nouns that one can do: 議論を行う."""


def reported(text: str, low: int, verb: Verb) -> Predicate | None:
    """支持する旨述べた, 期待すると応じた: the act is that of the clause."""
    adverb = peeled(text, low, verb.start)
    found = contexts.said(text, low, adverb)
    if found is None:
        return None
    stem = next(
        (found["inner"][:size] for size in range(len(found["inner"]), 0, -1) if found["inner"][:size] in words()), ""
    )
    word = words()[stem]
    if word.act not in ATTITUDES and found["inner"].endswith(("た", "だ")):
        return None
    before = contexts.look(text, low, found.start())
    if before.particle not in {"も", "について", *word.cases}:
        if before.adverb == found.start() and _glued(text, found.start()):
            return None
        before = before._replace(particle="")
    name = f"{text[found.start() : found.end()]}{verb.word.word}{PLAIN_FORMS[verb.word.form]}"
    made = _predicate(verb, before, _considered(text, word, before, verb), word)
    return made._replace(start=found.start(), verb=name.replace("」", ""))


def attitude(text: str, low: int, verb: Verb) -> Predicate | None:
    """協力する用意がある旨述べた: the act is that of the clause, which is the object as a whole."""
    before = contexts.look(text, low, verb.start)
    act = contexts.attitude(text, low, before.adverb)
    if not act:
        return None
    return _predicate(verb, before, act)


def answered(text: str, low: int, verb: Verb) -> Predicate | None:
    """検討を指示したと応じた, 事実であると答えた: a statement."""
    before = contexts.look(text, low, verb.start)
    return _predicate(verb, before, "state") if before.particle in ("と", "よう") else None


def plain(text: str, low: int, verb: Verb) -> Predicate | None:
    """歓迎した, 強く求めた, 一致した: the verb itself is the act."""
    if not _may_stand(verb):
        return None
    before = contexts.look(text, low, verb.start)
    if before.particle == "は" and MATTER.search(text, max(low, before.argument - 4), before.argument):
        before = before._replace(particle=verb.word.cases[0])
    if before.particle not in _cases(verb):
        alone = before.particle in TOPICS and _stands_alone(text, low, before, verb)
        loose = None if alone else contexts.loosely(text, low, verb.start)
        before = loose or before._replace(particle="")
    if not before.particle and not _stands_alone(text, low, before, verb):
        return None
    return _predicate(verb, before, _considered(text, verb.word, before, verb))


MATTER = deferred("(?:[るたい](?:こと|の|点)|ところ|件)$")
"""What は may mark beside who acts: 負担が重い[こと]は認識している."""
REASON = deferred(r"(?:として|ことから|ため(?:に)?)\Z")
"""Why somebody is for something or against it: `確認すべき[として]`, before 反対した."""
TAKEN = frozenset({"reject", "support"})
"""Acts by which one takes a side."""
TOPICS = ("", "は", "も", "が", "で")
"""What no argument ends with, but a topic may."""


def _may_stand(verb: Verb) -> bool:
    """Tell whether the form is one in which the verb is an act."""
    if verb.kind == "passive":
        return "passive" in verb.word.roles and verb.closed
    if "plan" in verb.word.roles:
        return verb.kind in ("final", "link") and not PAST.search(verb.tail)
    return True


def _cases(verb: Verb) -> set[str]:
    if verb.kind == "passive":
        return {"が", "は", "も", "と", "よう"}
    cases = {"について", *verb.word.cases}
    if "と" in cases:
        cases.add("よう")
    if "を" in cases:
        cases.add("も")
    if verb.kind == "negative":
        cases |= {"は", "が", "も"}
    return cases


def _stands_alone(text: str, low: int, before: contexts.Before, verb: Verb) -> bool:
    """Tell whether a verb without an object is one: after a comma, an adverb or a topic, no part of another word."""
    if verb.kind == "passive":
        return verb.word.act in ("decide", "reject") and before.adverb < verb.start
    if verb.kind == "bare" or "plan" in verb.word.roles:
        return False
    if verb.word.act == "state":
        return bool(WAYS.search(text, low, verb.start))
    if before.adverb < verb.start or before.adverb == low or text[before.adverb - 1] in ",、は":
        return True
    return verb.word.act in TAKEN and REASON.search(text, max(low, before.adverb - 4), before.adverb) is not None


def _glued(text: str, at: int) -> bool:
    """Tell whether a word goes on to the left."""
    return at > 0 and ("一" <= text[at - 1] <= "鿿" or "ァ" <= text[at - 1] <= "ー")


def _considered(text: str, word: Word, before: contexts.Before, verb: Verb) -> str:
    """Return the act of a word; what was examined (検討した) was discussed, what will be is under consideration."""
    if word.act != "consider":
        return word.act
    looks_back = RESULTS.search(text, max(0, before.argument - 6), before.argument) if before.argument else None
    return (
        "discuss" if looks_back or (verb.kind == "final" and PAST.search(verb.tail) and word is verb.word) else word.act
    )


def _roles(*names: str) -> frozenset[str]:
    return frozenset(names)


RULES = (
    Rule(
        "carried clause",
        _roles("say", "answer", "arise", "light"),
        reported,
        "大臣は，提案を[支持する旨述べ]た。 support",
        "大臣は，支持者が増えた旨を紹介した。",
    ),
    Rule(
        "carried attitude",
        _roles("say", "answer", "arise", "light"),
        attitude,
        "大臣は，協力する用意がある旨[述べ]た。 commit",
        "大臣は，用意がある国を紹介した。",
    ),
    Rule(
        "noun said",
        _roles("say", "light", "do", "arise", "answer", "verb"),
        noun_said,
        "首相は，支援に深い[謝意を表明]した。 thank",
        "首相は，謝意の表明を検討中である。",
    ),
    Rule(
        "answered",
        _roles("answer"),
        answered,
        "大臣は，事実であると[答え]た。 state",
        "大臣は，質問に答えた。",
    ),
    Rule(
        "verb",
        _roles("verb", "say", "plan"),
        plain,
        "各国は，合意を高く[評価]した。 appreciate",
        "各国は，評価した点を紹介した。",
    ),
)
