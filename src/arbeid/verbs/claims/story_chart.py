"""The one chart of a story: the numbers in it, what each is of, and where they come from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from arbeid.answers.claims.story import ChartLine, ChartValue, Mark, StoryChart, Told
from arbeid.answers.claims.walk import Why
from arbeid.answers.quantity import Quantity, source_lines
from arbeid.claims.claim import CLAIMS, PUBLICATIONS
from arbeid.claims.rules import share_by
from arbeid.claims.story import Figure as Number
from arbeid.claims.story import Story
from arbeid.claims.verdict import recomputed
from arbeid.data.economies.economy import economy
from arbeid.data.figures import table
from arbeid.data.monitor.entry import MONITORS
from arbeid.measures.measure import MEASURES
from arbeid.measures.published import score
from arbeid.table import Origin
from arbeid.verbs.claims.story_figures import badge_of, shown
from arbeid.verbs.claims.story_origins import origin_of
from arbeid.verbs.monitor.quarters import origins as monitored
from arbeid.verbs.monitor.scores import primary_scores


def story_chart(entry: Story, title: Told, walk: Why | None) -> StoryChart:
    """Gather a story's chart: the lines of its file, or the steps of its walk."""
    rows = tuple(
        ChartLine(
            label=row.label,
            value=_value(entry, row.figure),
            to=_value(entry, row.to) if row.to else None,
        )
        for row in entry.chart.rows
    )
    shown_figures = list(_behind(entry, sorted(entry.chart.named())))
    # A walk that explains too little is offered nowhere else, so a story does not draw it either.
    walked = walk if entry.chart.kind == "walk" and walk and not walk.lacking else None
    return StoryChart(
        kind=entry.chart.kind,
        id=entry.id,
        title=title,
        subtitle=entry.chart.subtitle,
        unit=walked.unit if walked else entry.figures[entry.chart.rows[0].figure].unit,
        badge="derived",
        lines=rows,
        pair=entry.chart.pair,
        walk=walked,
        ends=_walk_ends(entry),
        sources=source_lines(tuple(_origins(entry, shown_figures, walked))),
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


def _value(entry: Story, name: str) -> ChartValue:
    number = entry.figures[name]
    mark: Mark = "given" if number.given else "published" if number.how in ("published", "said") else "ours"
    quantity = Quantity(number.value, number.unit, badge_of(number))
    return ChartValue(quantity, shown(number), mark, origin_of(entry.figures, name))


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
    if number.changed is not None:
        return monitored(MONITORS.get(number.changed.country))
    if number.seen is not None:
        monitor = MONITORS.get(number.seen.country)
        return (*table(monitor.table).origins, *primary_scores(monitor).origins)
    place = number.mean or number.rank or number.people_in or number.covered or number.correlation
    if place is None:
        return ()
    market = economy(place.economy)
    names = (place.measure,) if hasattr(place, "measure") else place.measures
    scored = [score(MEASURES.get(name).id, market).origins for name in names]
    return tuple(origin for origins in (market.origins, *scored) for origin in origins)
