"""The one chart of a story: its facts as plain data, and the figure drawn from them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, Literal

from arbeid.answers.quantity import Badge, Quantity, SourceLine, source_lines
from arbeid.claims.claim import CLAIMS, PUBLICATIONS
from arbeid.claims.rules import share_by
from arbeid.claims.story import Figure as Number
from arbeid.claims.story import Story
from arbeid.claims.verdict import recomputed
from arbeid.data.economies.economy import economy
from arbeid.measures.measure import MEASURES
from arbeid.measures.published import score
from arbeid.table import Origin
from arbeid.verbs.claims.story_figures import badge_of, shown
from arbeid.verbs.claims.story_origins import origin_of
from arbeid.verbs.claims.why import Why
from arbeid.wording import Words

Mark = Literal["published", "ours", "given"]


@dataclass(frozen=True)
class ChartValue:
    """One value in a chart: its number, as shown, whether it was published, is ours or was made up."""

    quantity: Quantity
    shown: str
    mark: Mark
    source: str


@dataclass(frozen=True)
class ChartLine:
    """One line of a chart: what it is of, its value, and a second one to compare it with."""

    label: str
    value: ChartValue
    to: ChartValue | None = None


@dataclass(frozen=True)
class StoryChart:
    """A story's chart as facts: ``walk`` draws its steps, ``numbers`` its lines on one axis."""

    kind: Literal["walk", "numbers"]
    id: str
    title: str
    subtitle: str
    unit: str
    badge: Badge
    lines: tuple[ChartLine, ...]
    pair: tuple[str, str] | None
    walk: Why | None
    ends: tuple[str, str]
    sources: tuple[SourceLine, ...]
    publications: tuple[tuple[str, str], ...]

    def plain(self) -> dict[str, Any]:
        """Give it as plain data, as the plots read it."""
        return asdict(self)


def story_chart(entry: Story, title: str, walk: Why | None, words: Words) -> StoryChart:
    """Gather a story's chart: the lines of its file, or the steps of its walk."""
    rows = tuple(
        ChartLine(
            label=row.label.read(words.language),
            value=_value(entry, row.figure, words),
            to=_value(entry, row.to, words) if row.to else None,
        )
        for row in entry.chart.rows
    )
    shown_figures = list(_behind(entry, sorted(entry.chart.named())))
    first, last = entry.chart.pair or (None, None)
    walked = walk if entry.chart.kind == "walk" else None
    return StoryChart(
        kind=entry.chart.kind,
        id=entry.id,
        title=title,
        subtitle=entry.chart.subtitle.read(words.language),
        unit=walked.unit if walked else entry.figures[entry.chart.rows[0].figure].unit,
        badge="derived",
        lines=rows,
        pair=(first.read(words.language), last.read(words.language)) if first and last else None,
        walk=walked,
        ends=_walk_ends(entry),
        sources=source_lines(tuple(_origins(entry, shown_figures, walked)), words.language),
        publications=tuple(dict.fromkeys(_publications(entry, shown_figures, walked))),
    )


def _walk_ends(entry: Story) -> tuple[str, str]:
    names = [PUBLICATIONS.get(CLAIMS.get(claim).publication) for claim in entry.claims]
    told = [f"{one.publisher.split(' / ')[0]} {one.year}" for one in names]
    return told[0], "Arbeid" if entry.on else told[1]


def _behind(entry: Story, names: list[str]) -> Iterator[Number]:
    """Give figures and, where they are sums, those that they are computed from."""
    seen: set[str] = set()
    while names:
        name = names.pop(0)
        if name in seen:
            continue
        seen.add(name)
        number = entry.figures[name]
        yield number
        if number.sum is not None:
            names += [word for word in re.findall(r"[a-z_0-9]+", number.sum.formula) if word in entry.figures]


def _value(entry: Story, name: str, words: Words) -> ChartValue:
    number = entry.figures[name]
    mark: Mark = "given" if number.given else "published" if number.how in ("published", "said") else "ours"
    quantity = Quantity(number.value, number.unit, badge_of(number))
    return ChartValue(quantity, shown(number, words), mark, origin_of(entry.figures, name, words.language))


def _publications(entry: Story, numbers: list[Number], walk: Why | None) -> Iterator[tuple[str, str]]:
    told = [one.published.claim if one.published else one.said for one in numbers]
    walked = entry.claims[: 1 if entry.on else 2] if walk else ()
    for claim in (*walked, *told):
        if claim is not None:
            publication = PUBLICATIONS.get(CLAIMS.get(claim).publication)
            yield publication.publisher, str(publication.year)


def _origins(entry: Story, numbers: list[Number], walk: Why | None) -> Iterator[Origin]:
    asked = [one.ours for one in numbers if one.ours]
    asked += list(entry.claims[: 1 if entry.on else 2]) if walk else []
    for claim in asked:
        found = recomputed(CLAIMS.get(claim))
        yield from found.origins if found else ()
    for one in numbers:
        yield from _counted(one)


def _counted(number: Number) -> tuple[Origin, ...]:
    if number.share is not None:
        return share_by(number.share.rule()).origins
    place = number.mean or number.rank or number.people_in or number.covered or number.correlation
    if place is None:
        return ()
    market = economy(place.economy)
    names = (place.measure,) if hasattr(place, "measure") else place.measures
    scored = [score(MEASURES.get(name).id, market).origins for name in names]
    return tuple(origin for origins in (market.origins, *scored) for origin in origins)
