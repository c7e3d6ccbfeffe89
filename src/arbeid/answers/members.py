"""What an answer can be asked: a name that it has not, or a wrong call of a method, is one sentence."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import cache, wraps
from typing import TYPE_CHECKING, Any, ClassVar

from arbeid.answers.calls import refuse_wrong_call
from arbeid.answers.operators import refuse_operators
from arbeid.errors import no_attribute


class Members:
    """Something whose parts and methods are asked by name.

    >>> class Balance(Members):
    ...     def net(self, year: int) -> int: ...
    >>> Balance().nett
    Traceback (most recent call last):
    arbeid.errors.NoAttribute: There is no attribute “nett”: the nearest is “net”.
    >>> Balance().net()
    Traceback (most recent call last):
    arbeid.errors.WrongCall: `net` needs “year”: write `net(year)`.
    """

    _instead_of_operators: ClassVar[str] = "part_operators"

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        for name, method in list(vars(cls).items()):
            if inspect.isfunction(method) and not name.startswith("_"):
                setattr(cls, name, _refusing(method))

    # A type check is to know which attributes there are, which a method of this kind would hide.
    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            if name.startswith("_"):
                # Python and notebooks look for such names, and nobody reads what they are told.
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            raise no_attribute(name, dir(self))


# A type check sees none of these, so that it still finds an operator where there can be none.
refuse_operators(Members)


def _refusing(method: Callable[..., Any]) -> Callable[..., Any]:
    """Let a method refuse arguments with which it cannot be called at all."""

    @wraps(method)
    def ask(*args: Any, **kwargs: Any) -> Any:
        refuse_wrong_call(method, _signature(method), args, kwargs)
        return method(*args, **kwargs)

    return ask


@cache
def _signature(method: Callable[..., Any]) -> inspect.Signature:
    return inspect.signature(method)
