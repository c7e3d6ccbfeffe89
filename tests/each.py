"""One test of many like things, where each takes a millisecond and a test of its own takes four."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from inspect import signature
from typing import Any


def each(names: str, things: Iterable[Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Ask a test of each thing in one test, as ``parametrize`` does in many; name all that fail.

    >>> each("number", [1, 2, 3])(lambda number: exec("assert number == 2"))()
    Traceback (most recent call last):
    ...
    AssertionError: 2 of 3 fail
    of 1: AssertionError()
    of 3: AssertionError()
    """
    wanted, asked = [name.strip() for name in names.split(",")], list(things)

    def decorate(test: Callable[..., None]) -> Callable[..., None]:
        @wraps(test)
        def of_each(**fixtures: Any) -> None:
            failed: list[tuple[str, Exception]] = []
            for thing in asked:
                given = thing if len(wanted) > 1 else (thing,)
                try:
                    test(**dict(zip(wanted, given, strict=True)), **fixtures)
                except Exception as error:
                    failed.append((", ".join(str(getattr(one, "id", one)) for one in given), error))
            # A group of exceptions would do, but schemathesis shows only the first of one.
            if failed:
                told = "\n".join(f"of {name}: {error!r}" for name, error in failed)
                raise AssertionError(f"{len(failed)} of {len(asked)} fail\n{told}") from failed[0][1]

        whole = signature(test)
        rest = [parameter for name, parameter in whole.parameters.items() if name not in wanted]
        of_each.__signature__ = whole.replace(parameters=rest)  # type: ignore[attr-defined]
        assert asked, "nothing to ask"
        return of_each

    return decorate
