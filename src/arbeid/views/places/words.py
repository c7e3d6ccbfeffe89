"""What the charts of places say and list alike."""

from __future__ import annotations

from arbeid.views.drawing.table_twin import Column, Kind, Twin
from arbeid.views.phrasing import Facts, figure, opening
from arbeid.wording import Words

_AS_SHARE = ("share", "probability")


def written(value: float | None, unit: str, words: Words) -> str:
    """Write a score: a share or a chance as a percentage, an index with two decimals."""
    return words.percent(value) if unit in _AS_SHARE else figure(value, words)


def ranked(facts: Facts) -> list[Facts]:
    """Give the places that have a score and people enough, as the answer has them."""
    least = facts["ranked_from"]
    known = (row for row in facts["rows"] if row["score"]["value"] is not None)
    return [row for row in known if (row["people"]["value"] or 0) >= least]


def order(facts: Facts) -> dict[str, int]:
    """Give the place from the top of each place that is ranked; equal scores share one."""
    values = {row["code"]: row["score"]["value"] for row in ranked(facts)}
    return {code: 1 + sum(other > value for other in values.values()) for code, value in values.items()}


def apart(facts: Facts, words: Words) -> str:
    """Say which places have a score but no place in the order, and why; nothing where all have one."""
    known = [row for row in facts["rows"] if row["score"]["value"] is not None]
    small = len(known) - len(ranked(facts))
    least = words.people(facts["ranked_from"])
    return words("places.apart", count=small, least=least) if small else ""


def said_of(facts: Facts, words: Words) -> dict[str, object]:
    """Say which measure of whom, the mean, and the two ends."""
    known = ranked(facts)
    ordered = sorted(known, key=lambda row: (row["rank"], row["code"]))
    unit = facts["unit"]
    return {
        "economy": opening(facts["title"]),
        "population": facts["population"],
        "period": words.period(facts["period"]),
        "measure": facts["label"],
        "by": facts["by_label"],
        "count": len(known),
        "mean": written(facts["mean"]["value"], unit, words),
        "first": opening(ordered[0]["name"]),
        "last": ordered[-1]["name"],
        "high": written(ordered[0]["score"]["value"], unit, words),
        "low": written(ordered[-1]["score"]["value"], unit, words),
        "unit": words(f"places.unit.{unit}"),
    }


def about_of(facts: Facts, words: Words) -> tuple[str, ...]:
    """Say how the means are made, and what the economy and the cut add to that."""
    return (words("places.about", measure=facts["label"]), *facts["notes"])


def table_of(facts: Facts, words: Words) -> Twin:
    """List every place."""
    unit, places = facts["unit"], order(facts)
    kind: Kind = "share" if unit in _AS_SHARE else "number"
    change: Kind = "change" if unit in _AS_SHARE else "number"
    digits = 1 if kind == "share" else 2
    columns = (
        Column("place", opening(facts["by_label"])),
        Column("score", words("places.column.score"), kind, words(f"places.unit.{unit}"), digits),
        Column("rank", words("places.column.rank"), "count"),
        Column("difference", words("places.column.difference"), change, digits=digits),
        Column("people", words("places.column.people"), "count"),
        Column("covered", words("places.column.covered"), "share"),
        Column("period", words("places.column.period")),
    )
    return Twin(
        columns,
        tuple(
            (
                row["name"],
                row["score"]["value"],
                places.get(row["code"]),
                row["difference"]["value"],
                row["people"]["value"],
                row["covered"]["value"],
                row["period"],
            )
            for row in facts["rows"]
        ),
    ).without_empty()
