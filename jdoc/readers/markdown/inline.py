"""Inline: what readers see of a text with the marks of Markdown in it, each character with its place."""

from __future__ import annotations

from functools import cache
from itertools import repeat
from typing import TYPE_CHECKING, ClassVar

from markdown_it import MarkdownIt

from jdoc.language.lazy import deferred
from jdoc.readers.declared import BREAK, text_of
from jdoc.readers.html.tree import is_element
from jdoc.readers.images import sign_of
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    from jdoc.readers.declared import Char

_ADDRESS = deferred(r".*[:/#?].*|.*\.[A-Za-z0-9]{2,5}|")
"""Where a link may lead: `[https://example.jp/]`, `[#top]`, `[a.pdf]`, not `様式１`."""
_REFERENCE = deferred(r"[ ]{0,3}\[(?!\^)[^\]\n]+\]:[ \t]*<?(?:[a-z]+:|//?|#|\.)")
"""Where the address of a link is told: [1]: https://example.jp; not [注]: 税込み."""
_TAG = deferred(r"</?([A-Za-z][A-Za-z0-9]*)[^>]*>|<[!?].*>")
"""An element of HTML in a text, with its name: `[<br>]`, `[</b>]`, not `<氏名>`."""
_FILE = deferred(r"[\w.-]*\.(?:png|jpe?g|gif|svg|webp|bmp)|")
"""The name of a file, which says nothing to a reader: `[icon_01.gif]`, not `庁舎`."""
_LONGEST_MARKED = 20_000
"""Characters: the marks of a longer text are left as they stand, for they would take the square of its length."""


class _Markdown(MarkdownIt):
    """Takes 別添](様式１ for no link."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 -- the parser's own name
        return url

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return _ADDRESS.fullmatch(url) is not None


@cache
def parser() -> MarkdownIt:
    """Return the parser, which notes where in its text each mark ends; what is set in by spaces is no program."""
    made = _Markdown("commonmark").enable(["table", "strikethrough"])
    made.disable("code")
    made.core.ruler.enableOnly(["normalize", "block"])
    for name, rule in zip(made.inline.ruler.get_active_rules(), made.inline.ruler.getRules(""), strict=True):
        if name != "text":
            made.inline.ruler.at(name, _noting_end(rule))
    reference = made.block.ruler.getRules("")[made.block.ruler.get_active_rules().index("reference")]
    made.block.ruler.at("reference", _only_addresses(reference))
    return made


def _noting_end(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    def noting(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 -- as the parser calls its rules
        count = len(state.tokens)
        found = rule(state, silent)
        if len(state.tokens) > count:
            state.tokens[-1].meta["end"] = state.pos
        return found

    return noting


def _only_addresses(
    rule: Callable[[StateBlock, int, int, bool], bool],
) -> Callable[[StateBlock, int, int, bool], bool]:
    """Take no [注]: 税込み for the address of a link, which nobody would see."""

    def refusing(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
        line = state.src[state.bMarks[start] : state.eMarks[start]]
        return _REFERENCE.match(line) is not None and rule(state, start, end, silent)

    return refusing


class Printed(NamedTuple):
    """What is seen of a text."""

    chars: list[Char]
    linked: bool = False
    """All of it leads somewhere."""
    pictured: bool = False
    """All of it is what images are said to show."""


def printed(chars: Sequence[Char], references: dict[str, Any]) -> Printed:
    """Give what is seen of a text whose lines are parted by line feeds."""
    text = text_of(chars)
    if len(text) > _LONGEST_MARKED:
        return Printed([char for char in chars if char[0] != "\n"])
    tokens: list[Token] = []
    parser().inline.parse(text, parser(), references, tokens)
    seen = _Seen(chars, text)
    for token in tokens:
        seen.take(token)
    return Printed(seen.without_stars(), seen.linked and bool(seen.chars), seen.pictured and bool(seen.chars))


class _Seen:
    """What is seen of a text, up to a place in it."""

    def __init__(self, source: Sequence[Char], text: str) -> None:
        self.source = source
        self.text = text
        self.at = 0
        self.chars: list[Char] = []
        self.linked = self.pictured = True
        self._links = 0
        self._stars: list[int] = []
        self._products: list[bool] = []

    def take(self, token: Token) -> None:
        """Take what the parser found next."""
        count = len(self.chars)
        self._TAKERS.get(token.type, _Seen._mark)(self, token)
        self.at = token.meta.get("end", self.at)
        if any(not char.isspace() for char, _, _ in self.chars[count:]):
            self.linked &= self._links > 0
            self.pictured &= token.type == "image" and len(token.content) == len(self.chars) - count

    def _text(self, token: Token) -> None:
        end = self.at + len(token.content)
        start = token.content.find("**")
        while start >= 0:
            self._stars.append(len(self.chars) + start)
            start = token.content.find("**", start + 2)
        self.chars += self.source[self.at : end]
        self.at = end

    def _special(self, token: Token) -> None:
        """Take what stands for other characters: &amp; or a sign behind a backslash."""
        start = token.meta["end"] - len(token.content) if token.info == "escape" else self.at
        places = self.source[start:] if token.info == "escape" else repeat(self.source[start])
        self.chars += [(char, *place[1:]) for char, place in zip(token.content, places, strict=False)]

    def _code(self, token: Token) -> None:
        start, stop = self.at + len(token.markup), token.meta["end"] - len(token.markup)
        self.chars += [char for char in self.source[start:stop] if char[0] != "\n"]

    def _break(self, _: Token) -> None:
        self.chars.append(BREAK)

    def _wrap(self, _: Token) -> None:
        """Take nothing for the end of a line of the file."""

    def _html(self, token: Token) -> None:
        tag = _TAG.fullmatch(token.content)
        name = (tag[1] or "!").lower() if tag else ""
        if name == "br":
            self.chars.append(BREAK)
        elif not name or not (name == "!" or is_element(name)):
            self.chars += self.source[self.at : token.meta["end"]]

    def _image(self, token: Token) -> None:
        """Take the words of an image, or the sign that it stands for."""
        words = self.source[self.at + 2 : self.at + 2 + len(token.content)]
        sign = sign_of(token.content)
        if sign and words:
            self.chars += [(char, *words[0][1:]) for char in sign]
        elif not _FILE.fullmatch(token.content):
            self.chars += [char for char in words if char[0] != "\n"]

    def _link(self, token: Token) -> None:
        self._links += token.nesting
        self.at += token.nesting > 0

    def _emphasis(self, token: Token) -> None:
        """Leave out the mark of emphasis; between two figures it multiplies: 5*3*2."""
        if token.nesting > 0:
            around = self.text[self.at - 1 : self.at] + self.text[self.at + 1 : self.at + 2]
            self._products.append(around.isdecimal())
        if self._products.pop() if token.nesting < 0 else self._products[-1]:
            self.chars.append(self.source[self.at])
        self.at += 1

    def _mark(self, token: Token) -> None:
        self.at += len(token.markup)

    def without_stars(self) -> list[Char]:
        """Leave out the stars of **emphasis** that the parser doesn't see as such, beside brackets in Japanese."""
        if len(self._stars) % 2:
            return self.chars
        dropped = {at + step for at in self._stars for step in (0, 1)}
        return [char for at, char in enumerate(self.chars) if at not in dropped]

    _TAKERS: ClassVar[dict[str, Callable[[_Seen, Token], None]]] = {
        "text": _text,
        "text_special": _special,
        "code_inline": _code,
        "hardbreak": _break,
        "softbreak": _wrap,
        "html_inline": _html,
        "image": _image,
        "link_open": _link,
        "link_close": _link,
        "em_open": _emphasis,
        "em_close": _emphasis,
    }
