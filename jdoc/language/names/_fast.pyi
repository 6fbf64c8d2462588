from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from jdoc.language.names.token_types import TokenType

_Behind = TypeVar("_Behind")

def runs(tags: str, /) -> list[tuple[int, int]]: ...

class Gates(Generic[_Behind]):
    def __init__(self, rows: tuple[tuple[int, tuple[str, ...], _Behind], ...]) -> None: ...
    def open(self, traits: int, text: str, /) -> list[_Behind]: ...

class Types:
    def read(
        self, written: str, table: Mapping[str, TokenType], /
    ) -> tuple[tuple[TokenType, ...], str, list[int], int]: ...
    def forget(self) -> None: ...

class Labels:
    def __init__(
        self,
        data: object,
        width: int,
        unigrams: bytes,
        pairs: bytes,
        mixed: tuple[int, int, int, int],
        shifts: tuple[int, int],
        nominal: str,
        triggers: str,
    ) -> None: ...
    def of(
        self,
        types: tuple[TokenType, ...],
        tags: str,
        gate: str,
        attributes: Callable[[TokenType | None], tuple[int, ...]],
        /,
    ) -> bytes: ...
    def forget(self) -> None: ...
