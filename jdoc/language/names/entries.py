"""Entries of lists that begin with a legal form, up to their ends: （福）つながる子どもの救急　代表."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer
from jdoc.language.names.companies import DOUBTFUL, FORM_GATE, Form, read_forms
from jdoc.language.names.persons.titles import title_at_end
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import Find, Match, Rule, Table, matches
from jdoc.language.names.spaced_firms import FIELD_ENDS, NO_NAMES
from jdoc.language.scripts import NOUN
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jdoc.language.names.texts import Tokens
    from jdoc.language.names.token_types import TokenType

COOPERATIVE = deferred(
    lambda: (
        f"(?<!{NOUN})(?P<name>{gazetteer.any_of(gazetteer.endings_for('cooperative'))} ?"
        f"(?P<own>(?:{NOUN}|[ぁ-ゖ]){{2,16}}?))(?=代表|理事|組合長|[はがのをにとも 、。()「」\n]|\\Z)"
    )
)
"""A cooperative, its kind first: `[協同組合丸亀うちわ工房]　`, not `協同組合が`."""
BEFORE = frozenset(" \n\t、(「")
"""What stands before the form of an entry."""
ENTRY = deferred(rf" ?(?P<word>(?:{NOUN}|[ぁ-ゖ]){{3,24}})(?=[ \n、。()「」]|\Z)")
"""The whole of an entry behind a form: `[つながる子どもの救急] 代表`, not `つながる!`."""
JOINT = deferred("[のと]")
"""What stands between two bodies, or a body and what it has: `協会[と]財団`, not `協会`."""
KANA = deferred("[ぁ-ゖ]")
"""What breaks a run of nouns: `暮[ら]`, not `会`."""
DOING = ("派遣", "出向", "勤務", "所属", "退職", "併任")
"""What somebody does there, and no part of the name."""
PARTICLES = frozenset("はをがに")
"""What parts a sentence, and no name."""


class Entry(NamedTuple):
    """What stands up to a space behind a form that begins a word."""

    form: Form
    start: int
    end: int

    @property
    def written(self) -> str:
        """What stands there."""
        return self.form.text.folded[self.start : self.end]

    @property
    def form_written(self) -> str:
        """The form."""
        return self.form.text.folded[self.form.start : self.form.end]

    @property
    def beginnings(self) -> list[str]:
        """What stands before each の and と of it."""
        return [self.written[: joint.start()] for joint in JOINT.finditer(self.written)]

    @property
    def has_short_form(self) -> bool:
        """True of （福）."""
        return self.form_written.startswith("(")

    @property
    def kinds(self) -> Sequence[TokenType]:
        """The types of its tokens."""
        return self.form.text.types_in(self.start, self.end)

    @property
    def is_name(self) -> bool:
        """True of what nothing speaks against."""
        return not any(doubt.holds(self) for doubt in DOUBTS)

    def find(self) -> Find:
        """Return the body without the office of whoever stands for it."""
        doing = next(filter(self.written.endswith, DOING), "")
        return Find(self.form.start, self.end - len(doing or title_at_end(self.written)))


class Doubt(NamedTuple):
    """Why an entry is no name."""

    name: str
    holds: Callable[[Entry], bool]
    example: str


DOUBTS = (
    Doubt(
        "it begins with no noun",
        lambda entry: entry.kinds[0].pos[0] in NO_NAMES,
        example="（福）による施設",
    ),
    Doubt(
        "it ends with no noun",
        lambda entry: not entry.kinds[-1].nominal,
        example="（福）清風会など",
    ),
    Doubt(
        "a sentence",
        lambda entry: not PARTICLES.isdisjoint(kind.word for kind in entry.kinds[1:]),
        example="（福）清風会が運営",
    ),
    Doubt(
        "a body, and something of it, or another one",
        lambda entry: "ORG" in map(gazetteer.label_of_end, entry.beginnings),
        example="（医）北浜病院と診療所",
    ),
    Doubt(
        "a name and more, behind a long form",
        lambda entry: "の" in {kind.word for kind in entry.kinds} and not entry.has_short_form,
        example="一般社団法人平和の塔",
    ),
    Doubt(
        "nothing but nouns, behind a form that is told without this",
        lambda entry: KANA.search(entry.written) is None and entry.form_written not in DOUBTFUL,
        example="社会福祉法人役員名簿",
    ),
    Doubt(
        "an office, and no name before it",
        lambda entry: entry.find().end - entry.start < 2,
        example="（福）理事長",
    ),
    Doubt(
        "what asks for an entry",
        lambda entry: entry.written.endswith(FIELD_ENDS),
        example="（福）代表者名",
    ),
)
"""One is enough."""


def read_entries(text: Tokens) -> list[Entry]:
    """Return what stands behind forms that begin a word."""
    forms = (form for form in text.once(read_forms) if BEFORE.issuperset(text.folded[form.start - 1 : form.start]))
    ends = ((form, ENTRY.match(text.folded, form.end)) for form in forms)
    return [Entry(form, *entry.span("word")) for form, entry in ends if entry and text.fits(*entry.span("word"))]


def _is_cooperative(body: Match) -> bool:
    """Tell whether nothing but nouns stands behind the kind of a cooperative."""
    kinds = body.text.types_in(body.match.start("own"), body.end)
    return body.text.fits(body.start, body.end) and all(kind.nominal for kind in kinds)


RULES = Table(
    Rule(
        "body to the end of its entry, behind its form",
        "ORG",
        Rank.QUOTED,
        read_entries,
        Entry.find,
        where=lambda entry: entry.is_name,
        found="委員　[（福）つながる子どもの救急]　代表",
        left="資格（福）つながる子どもの救急は無料である。",
        gate=FORM_GATE,
    ),
    Rule(
        "cooperative, its kind first",
        "ORG",
        Rank.INCORPORATED,
        matches(COOPERATIVE),
        Match.find,
        where=_is_cooperative,
        found="[協同組合丸亀うちわ工房]　丸亀市",
        left="協同組合について　丸亀市",
        gate=("組合",),
    ),
)
