"""What cards of claims say of our own figures in their sentences, and how each of those numbers is counted.

A number of a card's sentence is either filed with the claim, asked of the engine for it, worked out below, or
of somebody else; the test that reads this finds one that is none of these, in any card.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import polars as pl

from arbeid.claims.claim import CLAIMS, DEFINITIONS
from arbeid.claims.engine_parts import mean_score, summed
from arbeid.claims.recompute import Cell, Condition, MeanScore, PlainMean, Sum, Switches
from arbeid.claims.rules import share
from arbeid.data.economies.economy import economy
from arbeid.data.figures import table
from arbeid.language import Language
from arbeid.measures.measure import MEASURES
from arbeid.measures.published import native
from arbeid.scenario import SCENARIOS

Way = Callable[[str], float]


def rule(name: str) -> tuple[str, tuple[Condition, ...]]:
    found = CLAIMS.get(name).recompute
    assert found is not None
    return found.economy, tuple(found.where)


def by_american_jobs(name: str) -> float:
    """Weighed by American jobs on the way to the groups of the economy."""
    place, where = rule(name)
    return float(share(economy(place), where, Switches(crosswalk="jobs")).point)


def as_it_is(name: str) -> float:
    place, where = rule(name)
    return float(share(economy(place), where).point)


def on_whole_groups(name: str) -> float:
    place, where = rule(name)
    return float(
        share(economy(place), tuple(one.model_copy(update={"level": "group"}) for one in where)).point
    )


def without_a_score(name: str) -> float:
    place, where = rule(name)
    return 1.0 - float(share(economy(place), where).covered)


def defined(name: str, place: str = "nl") -> float:
    return float(share(economy(place), DEFINITIONS.get(name).where).point)


def without_sellers() -> float:
    world = economy("world")
    found = share(world, rule("imf-2024-world-40")[1])
    (sellers,) = world.groups.filter(world.groups["code"] == "52")["jobs"]
    return float(found.point - sellers / (found.covered * world.people))


def of_2021(at: float) -> float:
    where = Condition(measure="eloundou-beta-human", rule="threshold", at=at, level="occupation")
    return float(share(economy("us-2021"), (where,)).point)


def of(name: str, place: int = 0) -> Way:
    """The published value of a claim, of this one or another."""
    return lambda _: CLAIMS.get(name).values[place].middle


def kept(name: str, column: str, **row: str | int) -> Way:
    """A number of a table of ours, made of the publication's own file."""
    cell = Cell(table=name, column=column, row=row)
    return lambda _: summed(Sum(formula="cell", cell={"cell": cell}))[0]


def plain_mean(name: str, column: str, **rows: str | int) -> float:
    mean = PlainMean(table=name, column=column, rows=rows)
    return summed(Sum(formula="mean", plain_mean={"mean": mean}))[0]


def mean(measure: str, place: str, *codes: str) -> Way:
    return lambda _: mean_score(MeanScore(economy=place, measure=measure, codes=codes))[0]


def parts(name: str) -> Mapping[str, float]:
    found = CLAIMS.get(name).sum
    assert found is not None
    return found.parts


def growth(name: str) -> Mapping[str, float]:
    return SCENARIOS.get(name).growth


def clerical_tasks(year: int, above: float, up_to: float = 1.0) -> float:
    """The part of the tasks of clerical work whose score lies in a band."""
    frame = table("ilo-tasks").frame.filter(pl.col("code").str.starts_with("4"))
    scores = frame[f"score_{year}"].drop_nulls()
    return float(((scores > above) & (scores <= up_to)).mean() or 0.0)


def groups_in(year: int, other: int) -> int:
    """The occupation groups that the Dutch years have in common."""
    frame = table("nl-years").frame
    first, last = (frame.filter(pl.col("year") == one)["code"] for one in (year, other))
    return len(set(first) & set(last))


def scored(measure: str) -> int:
    entry = MEASURES.get(measure)
    return int(native(entry, entry.scores[0])[0]["score"].drop_nulls().len())


def rows_of(name: str, **row: str) -> int:
    return int(table(name).frame.filter(*(pl.col(column) == value for column, value in row.items())).height)


def complementarity() -> float:
    value = table("complementarity").frame["score"].median()
    assert isinstance(value, float)
    return value


WORLD_GROUPS = ("0", lambda _: economy("world").groups.height)
MEDIAN = ("2", lambda _: complementarity())

COUNTED: dict[str, tuple[tuple[str, Way], ...]] = {
    "accenture-2016-40": (("{1}", lambda name: 1.4 ** (1 / 19) - 1),),
    "accenture-2016-country-table": (
        ("{1}", lambda name: sum(one.middle for one in CLAIMS.get(name).values) / 12),
        ("{0}", of("accenture-2016-40")),
    ),
    "acemoglu-2024-0-66": tuple(
        (digits, lambda _, factor=factor: growth("acemoglu-2024")[factor])  # type: ignore[misc]
        for digits, factor in (("3", "exposed"), ("2", "profitable"), ("2", "saving"))
    ),
    "aei-2025-57-43": (
        ("2", lambda name: sum(parts(name)[one] for one in ("iteration", "learning", "validation"))),
        ("2", lambda name: parts(name)["directive"] + parts(name)["feedback"]),
    ),
    "aei-49-36-quarter-tasks": (("0", lambda _: scored("anthropic-reach-2026-01")),),
    "agz-2016-oecd-9": (
        ("{0}", of("agz-2017-us-38-to-9")),
        ("{0}", of("agz-2017-us-38-to-9", 1)),
    ),
    "brookings-2026-37-million": (("{0}", lambda name: 26.5 / 37.1),),
    "brookings-2026-6-1-million": (("{1}", lambda name: 6.1 / 145),),
    "cbs-2025-nl-1-in-6": (("{2}", kept("eurostat-firm-use", "share", country="nl", year=2025)),),
    "cbs-2025-nl-22-7": (("{2}", kept("eurostat-firm-use", "share", country="nl", year=2024)),),
    "cbs-2026-nl-41-4": (
        ("{0}", lambda _: defined("eloundou-beta-human-10")),
        ("{0}", lambda _: DEFINITIONS.get("eloundou-beta-human-10").where[0].at or 0.0),
        ("{1}", lambda _: defined("ilo-2025-gradient-4")),
    ),
    "cedefop-2024-28-15": (("{0}", lambda name: 7.5 / 150),),
    "challenger-2026-40-cuts": (
        ("{0}", lambda name: CLAIMS.get(name).values[1].middle / CLAIMS.get(name).values[2].middle - 1),
    ),
    "deloitte-2014-nl-2-3-million": (("{0}", lambda _: defined("frey-osborne-70")),),
    "eloundou-2023-15-47-56": (
        ("1", lambda name: 100 * mean("eloundou-alpha-gpt4", "us-2021")(name)),
        ("{1}", mean("eloundou-alpha-human", "us-2021")),
        ("{1}", mean("eloundou-zeta-human", "us-2021")),
        ("{1}", mean("eloundou-zeta-gpt4", "us-2021")),
    ),
    "eloundou-2023-80": (("{0}", without_a_score),),
    "fo-2013-us-47": (("{0}", without_a_score),),
    "gaisi-2026-e1-24": (("{0}", lambda name: 7.4 / 30.8),),
    "goldman-2023-gdp-7-1-5": (("{1}", lambda name: 1.015**10 - 1),),
    "goldman-2023-two-thirds-7": (("{1}", lambda _: of_2021(0.5)),),
    "goldman-2026-displaced-9": (("{0}", lambda name: 15 / 167),),
    "goldman-2026-drag-10-15": (
        ("0", lambda name: 12 * (CLAIMS.get(name).values[0].low or 0)),
        ("0", lambda name: 12 * (CLAIMS.get(name).values[0].high or 0)),
    ),
    "google-2026-software-7": (("{2}", kept("google-atlas", "use", region="us", code="15-1250")),),
    "iab-2025-800000": (("{1}", lambda name: 1.008**15 - 1),),
    "icg-2024-nl-gdp-9": (("1", lambda name: 100 * (CLAIMS.get(name).values[2].low or 0) / 1.07e12),),
    "ilo-2023-augment-13": (WORLD_GROUPS, ("{1}", by_american_jobs)),
    "ilo-2023-auto-2-3": (WORLD_GROUPS, ("{1}", by_american_jobs), ("{1}", as_it_is)),
    "ilo-2023-auto-hic-5-5": (WORLD_GROUPS, ("{1}", by_american_jobs), ("{1}", as_it_is)),
    "ilo-2023-clerical-24-58": (
        ("{1}", lambda _: clerical_tasks(2023, 0.75)),
        ("{1}", lambda _: clerical_tasks(2023, 0.5, 0.75)),
        ("{1}", lambda _: clerical_tasks(2025, 0.75)),
        ("{1}", lambda _: clerical_tasks(2025, 0.5, 0.75)),
    ),
    "ilo-2025-exposed-25": (WORLD_GROUPS, ("{1}", by_american_jobs)),
    "ilo-2025-exposed-hic-34": (WORLD_GROUPS, ("{1}", lambda _: defined("ilo-2025-gradient-1-4"))),
    "ilo-2025-g4-3-3": (WORLD_GROUPS, ("{1}", by_american_jobs)),
    "imf-2017-labour-share": (("{1}", kept("labour-shares", "share", country="nl")),),
    "imf-2024-split-ae-27-33": (MEDIAN, ("{1}", on_whole_groups)),
    "imf-2024-split-em-16-24": (MEDIAN, ("{1}", on_whole_groups)),
    "imf-2024-split-lic-8-18": (MEDIAN, ("{1}", on_whole_groups)),
    "imf-2024-world-40": (("{1}", lambda _: without_sellers()),),
    "intelligence-group-2025-9-2": (("{0}", lambda name: 1 - 9.2 / 14.4),),
    "mckinsey-2023-0-1-0-6": (
        ("1", lambda name: 100 * (1.001**17 - 1)),
        ("{1}", lambda name: 1.006**17 - 1),
    ),
    "microsoft-2026-nl-42-1": (
        ("{1}", kept("microsoft-diffusion", "share", country="nl", period="2025-h2")),
    ),
    "misch-2026-europe-1-1": (
        ("{2}", lambda name: CLAIMS.get(name).values[0].middle / 5),
        ("{1}", lambda name: CLAIMS.get(name).values[1].middle / 4),
    ),
    "ms-2025-applicability": (
        ("3", mean("microsoft", "us")),
        ("3", mean("microsoft", "us", "27-", "41-", "43-")),
    ),
    "nng-2023-66": (("{1}", lambda name: 3 / sum(1 / (1 + one) for one in (0.138, 0.59, 1.26)) - 1),),
    "oecd-2019-32-change": (
        ("{1}", lambda _: defined("frey-osborne-50", "us") - defined("frey-osborne-70", "us")),
    ),
    "openai-2026-eu-12": (("0", lambda name: 100 * sum(one.middle for one in CLAIMS.get(name).values)),),
    "openai-2026-us-millions": (
        *(
            ("{1}", lambda name, place=place: _part_of_us(name, place))  # type: ignore[misc]
            for place in (1, 2, 3, 4)
        ),
        ("{0}", lambda name: _part_of_us(name, 2)),
    ),
    "openai-2026-work-messages-30": (
        ("0", lambda _: rows_of("openai-signals", month="2026-06")),
        ("0", lambda _: rows_of("openai-signals", month="2024-07")),
        ("{1}", lambda _: plain_mean("openai-signals", "work", month="2024-07")),
        ("0", lambda _: 100 * (_work("2024-07") - _work("2026-06"))),
    ),
    "pwc-2023-nl-education-82": (("{0}", of("pwc-2023-nl-44")),),
    "pwc-2023-nl-finance-75": (("{0}", of("pwc-2023-nl-44")),),
    "pwc-2023-nl-low-sectors-25": (("{0}", of("pwc-2023-nl-44")),),
    "st-louis-fed-1-4": (
        ("0", lambda _: 100 * 0.014 / 0.33),
        ("{0}", lambda _: 0.014 * 1.33 / 0.33),
    ),
    "wef-2023-69-83": (("{1}", lambda name: 14 / 673),),
    "wef-2023-ai-50-25": (("0", lambda _: 69), ("0", lambda _: 83)),
    "wef-2025-170-92": (("0", lambda name: 170 + 92), ("{1}", lambda name: 78 / 1190)),
    "wef-2025-40-cut": (("0", lambda _: 11), ("0", lambda _: 9)),
    "yale-2025-no-disruption": (
        ("0", lambda _: groups_in(2022, 2025)),
        ("0", lambda _: groups_in(2013, 2016)),
    ),
}
"""By claim: how each figure of ours in its sentences is written, and how it is counted.

``{1}`` is a percentage with one decimal, ``1`` a number with one. What the engine gives as the claim's own
value is not repeated here.
"""

OF_OTHERS: dict[str, tuple[float, ...]] = {
    # Counted in a file of a release that does not ship.
    "aei-2026-52-45": (46,),
    # Workers or jobs that a statistic counts, beside a division that is checked.
    "brookings-2026-6-1-million": (145,),
    "cedefop-2024-28-15": (150,),
    "gaisi-2026-e1-24": (30.8,),
    "goldman-2026-displaced-9": (167,),
    # The IMF's own median, beside that of the reconstruction.
    "imf-2024-split-ae-27-33": (0.58,),
    "imf-2024-split-em-16-24": (0.58,),
    "imf-2024-split-lic-8-18": (0.58,),
    # Years or trials, told in words elsewhere on the card.
    "mckinsey-2023-0-1-0-6": (17,),
    "nng-2023-66": (3,),
    # As published, where the sum does not hold, and what all parts come to.
    "openai-2026-us-millions": (24, 100),
    "pwc-2017-14": (5.9,),
    # An amount a job: 757 billion over 9.3 million is over 81,000.
    "tufts-2026-9-3-million": (81_000,),
    "wef-2025-170-92": (1.19,),
}
"""By claim: numbers in its sentences that are a publication's or of a statistic, not ours."""


def _part_of_us(name: str, place: int) -> float:
    values = CLAIMS.get(name).values
    return values[place].middle / values[5].middle


def _work(month: str) -> float:
    return plain_mean("openai-signals", "work", month=month)


_MARKS: dict[Language, tuple[str, str]] = {"nl": (".", ","), "en": (",", ".")}
_NAMES = re.compile(r"GPT-\d|[A-Z]+_[A-Z0-9_]+|ISCO major group \d|hoofdgroep \d|\b(?:19|20)\d\d\b")


def numbers_in(text: str, language: Language) -> list[tuple[str, float, float]]:
    """List the numbers of a text, years and names apart: as written, as a number, half of the last digit.

    >>> numbers_in("2.300 banen in 2030, 6,5% van GPT-4", "nl")
    [('2.300', 2300.0, 0.5), ('6,5', 6.5, 0.05)]
    """
    thousands, decimal = _MARKS[language]
    t, d = re.escape(thousands), re.escape(decimal)
    found = []
    for match in re.finditer(rf"\d{{1,3}}(?:{t}\d{{3}})+(?:{d}\d+)?|\d+(?:{d}\d+)?", _NAMES.sub("", text)):
        plain = match[0].replace(thousands, "").replace(decimal, ".")
        found.append((match[0], float(plain), 0.5 * 10.0 ** -len(plain.partition(".")[2])))
    return found
