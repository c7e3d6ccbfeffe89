"""How much of the skills and the knowledge that one occupation asks another asks too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import polars as pl

from arbeid.answers.jobs.moves import Bridge, Fit
from arbeid.answers.quantity import Quantity
from arbeid.data.codes.behind import codes_behind
from arbeid.data.codes.classifications import names_of
from arbeid.data.codes.crosswalk import carry, find_path
from arbeid.data.economies.economy import Economy
from arbeid.data.figures import table
from arbeid.errors import NotReachable
from arbeid.measures.components import with_components
from arbeid.registry import remembered
from arbeid.table import Origin

_CODES, _TABLE = "soc-2018", "onet-skills"
# O*NET calls 3 on its scale from 1 to 5 important.
_IMPORTANT = 3.0
_KNOWLEDGE = "2.C"
_BRIDGES = 3
# A difference of less than a quarter of a level is within the error of the ratings.
_LEAST_GAP = 0.25

Levels = Mapping[str, tuple[float, float]]


@remembered
def skill_origins() -> tuple[Origin, ...]:
    """List the origins of skills and knowledge."""
    return table(_TABLE).origins


def fits(market: Economy, code: str, others: Iterable[str]) -> dict[str, Fit]:
    """Compare an occupation with others; one whose skills nobody rated is left out."""
    wanted = list(dict.fromkeys((code, *others)))
    asked = _asked(market, wanted)
    if code not in asked:
        return {}
    return {other: _fit(asked[code], asked[other]) for other in wanted[1:] if other in asked}


def _fit(here: Levels, there: Levels) -> Fit:
    gaps = {
        skill: (level - min(level, here[skill][1])) * importance
        for skill, (importance, level) in there.items()
        if importance >= _IMPORTANT
    }
    most = sorted(gaps, key=lambda skill: (-gaps[skill], skill))[:_BRIDGES]
    shares = [
        _share([skill for skill in gaps if skill.startswith(_KNOWLEDGE) is knowledge], gaps, there)
        for knowledge in (False, True)
    ]
    names = names_of("onet-skills")
    bridges = tuple(
        Bridge(
            names[skill],
            Quantity(here[skill][1], "level", "derived"),
            Quantity(there[skill][1], "level", "derived"),
        )
        for skill in most
        if there[skill][1] - here[skill][1] >= _LEAST_GAP
    )
    return Fit(shares[0], shares[1], bridges)


def _share(skills: list[str], gaps: Mapping[str, float], there: Levels) -> Quantity:
    """Work out how much of what is asked there is asked here; missing where nothing is important."""
    whole = sum(there[skill][0] * there[skill][1] for skill in skills)
    lacking = sum(gaps[skill] for skill in skills)
    return Quantity(1 - lacking / whole if whole else None, "share", "derived")


def _asked(market: Economy, codes: list[str]) -> dict[str, Levels]:
    """Read importance and level by skill of each code, means over the American occupations behind it."""
    try:
        path = find_path(_CODES, market.classification)
    except NotReachable:
        return {}
    rated = table(_TABLE).frame
    behind = codes_behind(path, rated["code"].unique(), _with_parts(codes))
    own = rated.filter(pl.col("code").is_in(list(behind)))
    if own.is_empty():
        return {}
    wide = own.pivot("skill", index="code", values=["importance", "level"]).sort("code")
    carried, _ = with_components(carry(wide, path)[0], market.classification)
    skills = own["skill"].unique().sort().to_list()
    known = carried.filter(pl.col("code").is_in(codes)).drop_nulls()
    return {
        row["code"]: {one: (row[f"importance_{one}"], row[f"level_{one}"]) for one in skills}
        for row in known.iter_rows(named=True)
    }


def _with_parts(codes: list[str]) -> list[str]:
    parts = table("oews-components").frame.filter(pl.col("source").is_in(codes))["target"]
    return [*codes, *parts]
