"""A line under a table that says how its numbers came about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from arbeid.answers.quantity import Badge, Quantity
    from arbeid.wording import Words


def badges_of(rows: Sequence[object], names: Iterable[str], words: Words) -> str:
    """Name the badges of columns of a table, each a number of its rows with a heading of the report's."""
    shown = {words(f"report.column.{name}"): [getattr(row, name) for row in rows] for name in names}
    return badge_line(shown, words)


def badge_line(shown: Mapping[str, Iterable[Quantity | Badge]], words: Words) -> str:
    """Name the badges of a table's columns, by heading; one word where all are alike."""
    headings: dict[str, list[str]] = {}
    for heading, numbers in shown.items():
        badges = dict.fromkeys(one if isinstance(one, str) else one.badge for one in numbers)
        for badge in badges:
            headings.setdefault(badge, []).append(heading)
    named = {badge: words(f"views.badge.{badge}").lower() for badge in headings}
    if len(headings) == 1:
        return words("report.badges_shown", badges=next(iter(named.values())))
    parts = [f"{named[badge]} ({', '.join(columns)})" for badge, columns in headings.items()]
    return words("report.badges_shown", badges=", ".join(parts))
