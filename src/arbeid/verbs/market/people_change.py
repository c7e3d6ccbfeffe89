"""How the people of each group changed since the period before, as every answer shows it."""

from __future__ import annotations

from dataclasses import dataclass

from arbeid.answers.market.appear import Side
from arbeid.answers.quantity import Quantity
from arbeid.answers.sampling import Sampling
from arbeid.data.economies.changes import Changes, changes, people_ends
from arbeid.data.economies.economy import Economy
from arbeid.registry import remembered

_UNKNOWN = Quantity(None, "change", "modelled")


@dataclass(frozen=True)
class PeopleChange:
    """One group's people before and now, its growth with ends, the likely growth, and whether it differs."""

    before: Quantity
    people: Quantity
    growth: Quantity
    likely: Quantity
    shown: bool
    differs: Side | None


@remembered(maxsize=16)
def people_changes(market: Economy) -> dict[str, PeopleChange]:
    """Gather the change of every group of an economy, by code; without ends where no error is known.

    >>> from arbeid.data.economies.economy import economy
    >>> plumbers = people_changes(economy("nl"))["0734"]
    >>> plumbers.shown, round(plumbers.growth.low, 2), round(plumbers.likely.high, 2)
    (False, -0.42, 0.04)
    """
    ends, known = people_ends(market), changes(market)
    sure = {row["code"]: row for row in known.groups.iter_rows(named=True)} if known else {}
    sides = _sides(known)
    found = {}
    for code, people, before in market.groups.select("code", "jobs", "jobs_before").iter_rows():
        row = sure.get(code)
        growth = people / before - 1 if before else None
        found[code] = PeopleChange(
            before=Quantity(before, "people", "measured"),
            people=Quantity(people, "people", market.badge, *ends.get(code, (None, None))),
            growth=Quantity(growth, "change", "derived", *((row["low"], row["high"]) if row else ())),
            likely=Quantity(row["likely"], "change", "modelled", row["likely_low"], row["likely_high"])
            if row
            else _UNKNOWN,
            shown=bool(row["shown"]) if row else growth is not None,
            differs=sides.get(code),
        )
    return found


def _sides(known: Changes | None) -> dict[str, Side]:
    if known is None:
        return {}
    fell: dict[str, Side] = dict.fromkeys(known.losers(), "fell")
    return fell | dict.fromkeys(known.gainers(), "rose")


def sampling(market: Economy) -> Sampling | None:
    """Say how the errors of an economy's counts are known; nothing where they are not."""
    known = changes(market)
    return None if known is None else _sampling(known)


def _sampling(known: Changes) -> Sampling:
    design, unit = known.design, "people an observation"
    if design is None:
        return Sampling(Quantity(None, unit, "measured"), 0.0, None)
    weight = Quantity(design.weight, unit, design.badge, *design.weight_range)
    return Sampling(weight, design.least_shown, design.source)
