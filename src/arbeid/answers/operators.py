"""What Python's operators do with answers: there is no sum or order of them, and that is one sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from arbeid.errors import WrongCall, no_attribute

_WITH_ANOTHER = (
    "add", "radd", "sub", "rsub", "mul", "rmul", "truediv", "rtruediv", "floordiv", "rfloordiv", "mod",
    "rmod", "divmod", "rdivmod", "pow", "rpow", "matmul", "rmatmul", "and", "rand", "or", "ror", "xor",
    "rxor", "lt", "le", "gt", "ge",
)  # fmt: skip
_ALONE = ("neg", "pos", "abs", "float", "int", "complex", "round")
# What numpy asks first: its functions would else look for methods of arrays, and name those.
_OF_NUMPY = ("array_ufunc", "array_function")


def refuse_operators(kind: type) -> None:
    """Let whatever is of this kind refuse operators that it has not of its own, with what one can do.

    ``_instead_of_operators`` of the kind is the key of that sentence. What is also a list stays one.

    >>> class Answer:
    ...     _instead_of_operators = "answer_operators"
    >>> refuse_operators(Answer)
    >>> Answer() + 1
    Traceback (most recent call last):
    arbeid.errors.WrongCall: An answer is no number to reckon with: its numbers are in .frame...
    """
    for name in (*_WITH_ANOTHER, *_ALONE, *_OF_NUMPY):
        setattr(kind, f"__{name}__", _else(kind, f"__{name}__", _no_operator))
    for name, answer in (("len", _no_item), ("next", _no_item), ("format", _format), ("bool", _is_there)):
        setattr(kind, f"__{name}__", _else(kind, f"__{name}__", answer))
    setattr(kind, "__getitem__", _else(kind, "__getitem__", _no_item))  # noqa: B010


def _else(kind: type, name: str, refuse: Callable[..., Any]) -> Callable[..., Any]:
    """Do what another of the classes of a thing does under this name; refuse where none does anything."""

    def ask(self: Any, *args: Any, **named: Any) -> Any:
        others = (one for one in type(self).__mro__ if one not in (kind, object))
        own = next((vars(one)[name] for one in others if name in vars(one)), refuse)
        return own(self, *args, **named)

    ask.__name__ = name
    return ask


def _is_there(self: Any) -> bool:
    """Take whatever there is for true, as Python does; a list by how long it is."""
    return len(self) > 0 if isinstance(self, Sequence) else True


def _format(self: Any, form: str) -> str:
    """Write it as text; there is no number in it to write in another form."""
    try:
        # A width is for any text.
        return format(str(self), form)
    except ValueError:
        raise WrongCall(type(self)._instead_of_operators) from None


def _no_item(self: Any, key: object = None) -> Any:
    """Say how a part is asked of what is no table: by its name, after a dot."""
    if not isinstance(key, str):
        raise WrongCall("item_by_place")
    known = [name for name in dir(self) if not name.startswith("_")]
    if key in known:
        raise WrongCall("item_by_name", name=key)
    raise no_attribute(key, known)


def _no_operator(self: Any, *_: object, **__: object) -> Any:
    """Say that an operator does nothing with this, and what to do instead."""
    raise WrongCall(type(self)._instead_of_operators)
