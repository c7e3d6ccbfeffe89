"""Groups that stay whole when codes are split, merged and counted together: connected parts of crosswalks."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def components(links: Iterable[tuple[T, T]]) -> dict[T, T]:
    """Find for every code the first code of the part that it is linked into, directly or by others.

    Two lists of occupations can be laid beside each other only where nobody crosses the border of a group:
    the finest such groups are the connected parts. Dividing jobs over links instead would need shares that
    nobody counted.

    >>> components([("a", "b"), ("b", "c"), ("d", "d")])
    {'a': 'a', 'b': 'a', 'c': 'a', 'd': 'd'}
    """
    parents: dict[T, T] = {}

    def first(code: T) -> T:
        parents.setdefault(code, code)
        while parents[code] != code:
            # Halves the way at each look-up, or a long chain of links would be walked over and over.
            parents[code] = parents[parents[code]]
            code = parents[code]
        return code

    for one, other in links:
        # The first code names the part, in whatever order the links come.
        ends = sorted((first(one), first(other)), key=str)
        parents[ends[1]] = ends[0]
    return {code: first(code) for code in list(parents)}
