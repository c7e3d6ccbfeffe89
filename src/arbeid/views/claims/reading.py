"""What became of a claim's figure, and the figures beside it, in words for terminal and page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arbeid.answers.claims.reading import Later, LeagueRow, VintageLine
from arbeid.answers.claims.value import shown_value
from arbeid.answers.plain import said
from arbeid.answers.quantity import Quantity
from arbeid.wording import Words

_NONE = "–"


def later_lines(later: Later, words: Words) -> Iterator[tuple[str, str]]:
    """Write corrections, successors, other editions and denominators, each under the key of its heading."""
    if later.corrected is not None:
        on = words.date(date.fromisoformat(later.corrected.on))
        yield "corrected", words("claim.corrected_on", date=on, note=words(later.corrected.note))
    if later.superseded is not None:
        yield "superseded_by", said(later.superseded, words)
    if later.vintages:
        yield "vintages", "; ".join(_vintage(one, words) for one in later.vintages)
    for other in later.denominators:
        yield "denominators", f"{said(other.label, words)}. {said(other.sentence, words)}"


def league_rows(later: Later, words: Words) -> list[tuple[str, str, str, str]]:
    """Write each study of a table: published, ours, and its inputs or what is known of them instead."""
    return [
        (words(row.label), _shown(row.published, words), _shown(row.ours, words), _inputs(row, words))
        for row in later.league
    ]


def _vintage(one: VintageLine, words: Words) -> str:
    return words("claim.vintage", when=words(one.when), shown=words(one.shown))


def _shown(quantity: Quantity | None, words: Words) -> str:
    if quantity is None or quantity.value is None:
        return _NONE
    return shown_value(quantity.value, quantity.unit, words)


def _inputs(row: LeagueRow, words: Words) -> str:
    told = [f"{words(one.label)} {words.percent(one.value, 1)}" for one in row.inputs]
    return "; ".join([*told, *([words(row.note)] if row.note else [])])
