"""What the charts of places say and list alike."""

from __future__ import annotations

from arbeid.views.phrasing import Facts, figure, opening
from arbeid.views.table_twin import Column, Kind, Twin
from arbeid.wording import Words

_AS_SHARE = ("share", "probability")


def written(value: float | None, unit: str, words: Words) -> str:
    """Write a score: a share or a chance as a percentage, an index with two decimals."""
    return words.percent(value) if unit in _AS_SHARE else figure(value, words)


def ranked(facts: Facts) -> list[Facts]:
    """Give the places with a place in the order, as the answer has them."""
    return [row for row in facts["rows"] if row["rank"] is not None]


def apart(facts: Facts, words: Words) -> str:
    """Say which places have a score but no place in the order, and why; nothing where all have one."""
    small = [row for row in facts["rows"] if row["rank"] is None and row["score"]["value"] is not None]
    least = words.people(facts["ranked_from"])
    return words("places.apart", count=len(small), least=least) if small else ""


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
    unit = facts["unit"]
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
                row["rank"],
                row["difference"]["value"],
                row["people"]["value"],
                row["covered"]["value"],
                row["period"],
            )
            for row in facts["rows"]
        ),
    ).without_empty()
