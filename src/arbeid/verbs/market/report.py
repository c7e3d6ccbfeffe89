"""The answer to the chapter's four questions for one economy, on shipped figures."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from importlib.metadata import version
from typing import Any

from arbeid.answers.market.groups import Groups
from arbeid.answers.plain import lines
from arbeid.answers.quantity import Quantity, SourceLine, ids, source_lines
from arbeid.data.economies.economy import economy
from arbeid.data.fingerprint import fingerprint
from arbeid.language import Language
from arbeid.language import language as language_named
from arbeid.registry import together
from arbeid.verbs.arguments import checked
from arbeid.verbs.chapters.sources import ChapterLines, chapter_sources
from arbeid.verbs.market.appear import Appear, appear
from arbeid.verbs.market.definitions import Definitions, definitions
from arbeid.verbs.market.groups import groups
from arbeid.verbs.market.productivity import Productivity, productivity
from arbeid.wording import words_of


@dataclass(frozen=True)
class EconomyLine:
    """The economy at hand: its name, period, population, and the number of people at work."""

    id: str
    title: str
    population: str
    period: str
    classification: str
    groups: int
    people: Quantity
    published: Quantity
    note: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Report:
    """Four answers and the chapter, with the sources of every number in them."""

    language: Language
    economy: EconomyLine
    touched: Definitions
    groups: Groups
    appear: Appear
    productivity: Productivity
    chapter: ChapterLines
    sources: tuple[SourceLine, ...]
    version: str
    fingerprint: str

    def plain(self) -> dict[str, Any]:
        """Give the report as plain data: English keys, shares 0 to 1, a unit beside every value."""
        facts = asdict(self)
        for part in ("touched", "appear"):
            del facts[part]["origins"]
        return facts | {"groups": lines([self.groups], words_of(self.language))[0]}


@checked
@together
def report(name: str = "nl", language: str = "en", today: date | None = None) -> Report:
    """Answer the chapter's four questions for an economy: who is touched, which jobs, what appears, how much.

    Errors: an unknown economy or language, with the nearest name.

    >>> found = report("nl")
    >>> found.economy.people.value, len(found.groups.rows), len(found.chapter.readings)
    (9865000.0, 114, 12)
    """
    spoken = language_named(language)
    name = economy(name).id
    touched = definitions(name, spoken)
    ranked = groups(name)
    return Report(
        language=spoken,
        economy=economy_line(name, spoken),
        touched=touched,
        groups=ranked,
        appear=appear(name, ranked, spoken, today),
        productivity=productivity(spoken),
        chapter=chapter_sources(spoken),
        sources=source_lines((*touched.origins, *ranked.sources), spoken),
        version=version("arbeid"),
        fingerprint=fingerprint({"verb": "report", "economy": name}),
    )


def economy_line(name: str, language: Language = "en") -> EconomyLine:
    """Give an economy's name, period, population and people at work. Errors: an unknown economy."""
    market = economy(name)
    return EconomyLine(
        id=market.id,
        title=market.entry.title.read(language),
        population=market.entry.population.read(language),
        period=market.entry.period,
        classification=market.classification,
        groups=len(market.groups),
        sources=ids(market.origins),
        people=Quantity(market.people, "people", "measured"),
        published=Quantity(market.published, "people", "measured"),
        note=market.entry.note.read(language) if market.entry.note else None,
    )
