"""The rules of names, as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.names.bodies import find_variants
from jdoc.checks.names.elected import find_elected
from jdoc.checks.names.given_up import find_given_up
from jdoc.checks.names.heads import find_heads
from jdoc.checks.names.offices.telling import find_offices
from jdoc.checks.names.persons import find_conflicts
from jdoc.checks.names.posts import find_posts
from jdoc.checks.names.speakers import find_speakers
from jdoc.checks.rules import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts
    from jdoc.checks.rules import Found


def _titles(facts: Facts) -> Iterator[Found]:
    """Find titles that contradict, and what is weighed of those of whom nothing is told yet."""
    told: set[str] = set()
    for find in (find_conflicts, find_posts, find_offices, find_given_up, find_elected, find_speakers):
        for found in find(facts):
            name = found.message.partition(":")[0]
            if not any(name.startswith(each) or each.startswith(name) for each in told):
                yield found
            told.add(name)
    yield from find_heads(facts)


RULES = (
    Rule(
        "name-variant",
        "names",
        "warning",
        find_variants,
        "a name that is written with another character, or without one: of a body, or of what the document names elsewhere",
        "Conversion offers 賞 for 省 and 条令 for 条例; 148 ordinances had the latter.",
        "other bodies of nearly the same name (農林水産課, 東浜 and 西浜), short forms (文科省), ministers (経済産業相)",
        "市は、⟦農林水産賞⟧と協議する。",
        "市の農林水産課は、文科省及び経済産業相と協議する。",
        frozenset({"ORG", "FAC", "LAW", "EVENT", "GPE", "LOC", "PERSON"}),
    ),
    Rule(
        "title-conflict",
        "names",
        "warning",
        _titles,
        "a person with two titles that nobody has at once, or with the one of somebody else",
        "Titles are taken from another text, or from the person beside.",
        "two forms of one title (外相, 外務大臣), former and next ones (前, 元, 新), 兼, lists of offices by years, posts of several bodies",
        "ハンス・ベルク首相は、港を訪れた。\n\n⟦ハンス・ベルク大統領⟧は、橋も訪れた。",
        "ハンス・ベルク外相は、港を訪れた。\n\nハンス・ベルク外務大臣は、橋も訪れた。",
        frozenset({"PERSON"}),
    ),
)
