"""Places in words: what page, map and list say of them alike."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from arbeid.answers.market.places import PlaceRow, Places
from arbeid.answers.plain import said
from arbeid.answers.quantity import Quantity
from arbeid.views.drawing.table_twin import Column, Kind, Twin
from arbeid.views.phrasing import figure, opening
from arbeid.wording import Words, is_phrase

SHARES = ("share", "probability")
"""The units that are written as a percentage."""


def written(score: Quantity, words: Words) -> str:
    """Write a score: a share or a chance as a percentage, an index with two decimals."""
    return words.percent(score.value) if score.unit in SHARES else figure(score.value, words)


@dataclass(frozen=True)
class PlacesWords:
    """Places, said in one language."""

    answer: Places
    words: Words

    @cached_property
    def scored(self) -> tuple[PlaceRow, ...]:
        """The places that have a score."""
        return tuple(row for row in self.answer.rows if row.score.value is not None)

    @cached_property
    def ranked(self) -> tuple[PlaceRow, ...]:
        """The places that have a score and people enough, as the answer has them."""
        return tuple(row for row in self.scored if (row.people.value or 0) >= self.answer.ranked_from)

    @cached_property
    def order(self) -> dict[str, int]:
        """The place from the top of each place that is ranked; equal scores share one."""
        values = {row.code: float(row.score) for row in self.ranked}
        return {code: 1 + sum(other > value for other in values.values()) for code, value in values.items()}

    def apart(self) -> str:
        """Say which places have a score but no place in the order, and why; nothing where all have one."""
        small = len(self.scored) - len(self.ranked)
        least = self.words.people(self.answer.ranked_from)
        return self.words("places.apart", count=small, least=least) if small else ""

    def setting(self) -> dict[str, object]:
        """Say which measure of whom, the mean, and the two ends."""
        answer, words = self.answer, self.words
        ordered = sorted(self.ranked, key=lambda row: (-float(row.score), row.code))
        first, last = ordered[0], ordered[-1]
        return {
            "economy": opening(words(answer.title)),
            "population": words(answer.population),
            "period": words.period(answer.period),
            "measure": words(answer.label),
            "by": words(answer.by_label),
            "count": len(self.ranked),
            "mean": written(answer.mean, words),
            "first": opening(words(first.name)),
            "last": words(last.name),
            "high": written(first.score, words),
            "low": written(last.score, words),
            "unit": words(f"places.unit.{answer.unit}"),
        }

    def notes(self) -> tuple[str, ...]:
        """Say what to know of the economy and of the cut."""
        return tuple(said(note, self.words) for note in self.answer.notes)

    def about(self) -> tuple[str, ...]:
        """Say how the means are made, and what the economy and the cut add to that."""
        own = f"places.about_{self.answer.by}"
        key = own if is_phrase(own) else "places.about"
        return (self.words(key, measure=self.answer.label), *self.notes())

    def table(self) -> Twin:
        """List every place."""
        answer, words = self.answer, self.words
        shares = answer.unit in SHARES
        kind: Kind = "share" if shares else "number"
        change: Kind = "change" if shares else "number"
        digits = 1 if shares else 2
        columns = (
            Column("place", opening(words(answer.by_label))),
            Column("score", words("places.column.score"), kind, words(f"places.unit.{answer.unit}"), digits),
            Column("rank", words("places.column.rank"), "count"),
            Column("difference", words("places.column.difference"), change, digits=digits),
            Column("people", words("places.column.people"), "count"),
            Column("covered", words("places.column.covered"), "share"),
            Column("period", words("places.column.period")),
        )
        rows = (
            (
                words(row.name),
                row.score.value,
                self.order.get(row.code),
                row.difference.value,
                row.people.value,
                row.covered.value,
                row.period,
            )
            for row in answer.rows
        )
        return Twin(columns, tuple(rows)).without_empty()
