"""The answer to the chapter's four questions for one economy, on shipped figures."""

from __future__ import annotations

from datetime import date
from importlib.metadata import version

from arbeid.answers.market.report import EconomyLine, Report
from arbeid.answers.quantity import Quantity, SourceLine, sources
from arbeid.data.economies.economy import Economy
from arbeid.data.economies.economy import economy as load_economy
from arbeid.data.fingerprint import fingerprint
from arbeid.verbs.arguments import checked
from arbeid.verbs.chapters.sources import chapter_sources
from arbeid.verbs.market.appear import appear
from arbeid.verbs.market.definitions import definitions
from arbeid.verbs.market.groups import groups
from arbeid.verbs.market.productivity import productivity


@checked
def report(economy: str = "nl", *, today: date | None = None) -> Report:
    """Answer the chapter's four questions for an economy: who is touched, which jobs, what appears, how much.

    ``today`` decides which forecasts are past. Errors: an unknown economy, with the nearest name.

    >>> answer = report("nl")
    >>> float(answer.economy.people), len(answer.groups.rows), len(answer.chapter.readings)
    (9865000.0, 114, 12)
    """
    market = load_economy(economy)
    touched, ranked = definitions(market.id), groups(market.id)
    return Report(
        economy=economy_line(market),
        touched=touched,
        groups=ranked,
        appear=appear(market, ranked, today or date.today()),
        productivity=productivity(),
        chapter=chapter_sources(),
        sources=_sorted((*touched.sources, *ranked.sources)),
        version=version("arbeid"),
        fingerprint=fingerprint({"verb": "report", "economy": market.id}),
    )


def economy_line(market: Economy) -> EconomyLine:
    """Describe an economy: its name, period, population and people at work."""
    entry = market.entry
    return EconomyLine(
        id=market.id,
        title=entry.title,
        population=entry.population,
        period=entry.period,
        classification=market.classification,
        groups=len(market.groups),
        people=Quantity(market.people, "people", market.badge),
        published=Quantity(market.published, "people", "measured"),
        note=entry.note,
        sources=sources(market.origins),
    )


def _sorted(lines: tuple[SourceLine, ...]) -> tuple[SourceLine, ...]:
    known = {line.id: line for line in lines}
    return tuple(known[name] for name in sorted(known))
