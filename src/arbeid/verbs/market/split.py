"""An exposure as places in order, so that its figure is the one that the explorer draws of such a split."""

from __future__ import annotations

from dataclasses import replace

from arbeid.answers.market.exposure import Exposure, ExposureRow
from arbeid.answers.market.places import PlaceRow, Places
from arbeid.answers.quantity import Quantity
from arbeid.data.economies.cuts import YEAR
from arbeid.data.economies.economy import economy
from arbeid.language import Text
from arbeid.measures.measure import MEASURES
from arbeid.verbs.market.exposure import exposure
from arbeid.verbs.market.places import beyond
from arbeid.wording import words_of

OCCUPATION = "occupation"


def split_of(found: Exposure) -> Places:
    """Lay an exposure out as places: its rows, all of them where only the highest were asked for.

    >>> split_of(exposure("nl", by="sex", top=1)).rows[1].code
    'men'
    """
    market, by = economy(found.economy), found.by or OCCUPATION
    cuts = market.entry.cuts
    entry = cuts.get(by)
    # Bands and years stand in their own order, as where the explorer draws them.
    own = by == YEAR or (entry is not None and (entry.bands is not None or entry.ordered))
    rows = tuple(sorted(_every(found).rows, key=lambda row: row.code)) if own else _every(found).rows
    people = sum(float(row.people) for row in rows)
    return Places(
        economy=found.economy,
        title=found.title,
        population=market.entry.population,
        period=found.period,
        measure=found.measure,
        label=found.label,
        unit=found.mean.unit,
        by=by,
        by_label=entry.label if entry else _label(by),
        cuts={name: cut.label for name, cut in cuts.items()},
        ordered=entry is not None and entry.bands is not None,
        ranked_from=entry.ranked_from if entry else 0,
        mean=found.mean,
        covered=found.covered,
        people=Quantity(people if by != YEAR else market.people, "people", rows[0].people.badge),
        rows=tuple(_row(row, rows, found.mean) for row in rows),
        tiles=(),
        notes=found.notes,
        sources=found.sources,
    )


def _every(found: Exposure) -> Exposure:
    usual = MEASURES.get(found.measure).year
    year = None if found.year == usual else found.year
    whole = exposure(found.economy, measure=found.measure, by=found.by, year=year)
    return replace(found, rows=whole.rows)


def _label(by: str) -> Text:
    return Text(**{language: words_of(language)(f"places.by_{by}") for language in ("nl", "en")})


def _row(row: ExposureRow, rows: tuple[ExposureRow, ...], mean: Quantity) -> PlaceRow:
    score = row.score.value
    others = [other.score.value for other in rows if other.score.value is not None]
    return PlaceRow(
        code=row.code,
        name=row.name,
        people=row.people,
        score=row.score,
        difference=replace(row.score, value=beyond(score, mean.value)),
        rank=None if score is None else 1 + sum(other > score for other in others),
        covered=row.covered,
        period=None,
    )
