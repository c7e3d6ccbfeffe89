"""Is it visible yet: what grew, by exposure, and how large a difference would have been seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from arbeid.answers.monitor.visible import (
    OUTCOMES,
    Beside,
    Gap,
    LedgerLine,
    Logged,
    MeasureLine,
    Outcome,
    Visible,
)
from arbeid.answers.quantity import Quantity, sources
from arbeid.answers.sayings import Known
from arbeid.claims.claim import CLAIMS, PUBLICATIONS
from arbeid.data.economies.names import CountryNotCounted, economy_id
from arbeid.data.figures import table
from arbeid.data.monitor.entry import MONITORS, Monitor
from arbeid.errors import NotInData, OutOfBounds, UnknownName, unknown_name
from arbeid.measures.measure import MEASURES
from arbeid.models.monitor.nested import PERMUTATIONS
from arbeid.table import Origin
from arbeid.verbs.arguments import LEAST_DRAWS, MOST_DRAWS, checked, counted
from arbeid.verbs.monitor import quarters, sentences
from arbeid.verbs.monitor.curve import curve
from arbeid.verbs.monitor.mind import mind
from arbeid.verbs.monitor.postings import posted_countries, postings
from arbeid.verbs.monitor.scores import OwnScores, every_score, own_scores, primary_scores
from arbeid.verbs.monitor.slopes import carried, change_of_slope, measure_lines, placebo_starts, sample
from arbeid.verbs.monitor.thirds import thirds

AGES = ("all", "young")


@checked
def visible(
    economy: str = "nl",
    measure: str | None = None,
    *,
    outcome: str = "employment",
    first: int | None = None,
    age: str = "all",
    draws: int = PERMUTATIONS,
) -> Visible:
    """Say whether a difference by exposure can be seen in counted people, and how large one would have been.

    ``measure`` asks by another measure than the declared one, ``outcome`` of employment, wages or postings,
    ``first`` starts the window in another year, ``age`` asks for the young where they are counted,
    ``draws`` is the number of shuffles: fewer give coarser ends. Errors: a country without counted people
    to test on, with those that have them; a measure that does not reach; an age, outcome or year that its
    files do not have.

    >>> answer = visible("us", draws=99)
    >>> round(answer.asked.window.slope.value, 2), answer.asked.window.occupations
    (-0.25, 770)
    """
    shuffles = counted("draws", draws, MOST_DRAWS, LEAST_DRAWS)
    if outcome == "postings":
        return _postings(economy, measure, first, age)
    monitor = _monitor(economy)
    asked = _outcome(monitor, outcome)
    _refuse_age(monitor, age)
    start = _start(monitor, first)
    if monitor.design == "quarters":
        if measure is not None:
            raise NotInData("monitor_measure", country=monitor.id)
        return _quarters(monitor, young=age == "young")
    return _slopes(monitor, measure, asked, start, shuffles)


def _postings(economy: str, measure: str | None, first: int | None, age: str) -> Visible:
    if first is not None:
        raise NotInData("monitor_no_start", country=economy)
    if age not in AGES:
        raise unknown_name("age", age, AGES)
    if age != "all":
        raise NotInData("postings_age", country=economy)
    return postings(economy, measure)


def _slopes(monitor: Monitor, measure: str | None, outcome: Outcome, first: int, draws: int) -> Visible:
    name = None if measure is None else MEASURES.named(measure)
    lines = measure_lines(monitor, name, first, outcome, draws)
    scores = _asked_scores(monitor, lines[0])
    of = sample(monitor, scores, first, monitor.window[1], outcome)
    parts = carried(monitor, of, draws)
    change = change_of_slope(monitor, scores, draws) if monitor.design == "groups" else None
    origins = (*table(monitor.table).origins, *scores.origins)
    return Visible(
        country=monitor.id,
        title=monitor.title,
        outcome=outcome,
        sentence=sentences.slopes(monitor, lines[0], outcome, change),
        declared=monitor.primary.declared.isoformat() if monitor.primary else None,
        tested=monitor.tested,
        shuffles=draws,
        measures=lines,
        carried=parts,
        placebo_starts=placebo_starts(monitor, scores, draws) if change and outcome == "employment" else (),
        curve=curve(monitor, outcome),
        points=thirds(monitor, scores),
        gaps=_gaps(monitor),
        jumps=(),
        changes=(),
        beside=_beside(monitor),
        ledger=ledger(monitor.claims),
        # What would change the sentence was set of the declared measure, and is nothing for another's.
        mind=mind(monitor, lines, parts, draws)
        if outcome == "employment" and lines[0].standing == "primary"
        else None,
        log=_log(monitor),
        notes=monitor.notes,
        rivals=monitor.rivals,
        point_sources=_named(origins),
        sources=sources((*origins, *_others(monitor, lines))),
    )


def _quarters(monitor: Monitor, *, young: bool) -> Visible:
    jumped = quarters.jump_months(monitor)
    moved = quarters.changes(monitor, jumped)

    def shown(age: str) -> bool:
        return not young or age in quarters.YOUNG_AGES

    return Visible(
        country=monitor.id,
        title=monitor.title,
        outcome="employment",
        sentence=sentences.quarters(monitor, moved, jumped),
        declared=None,
        tested=False,
        shuffles=None,
        measures=(),
        carried=(),
        placebo_starts=(),
        curve=None,
        points=tuple(one for one in quarters.points(monitor, jumped) if shown(one.age)),
        gaps=_gaps(monitor),
        jumps=jumped,
        changes=tuple(one for one in moved if shown(one.age)),
        beside=_beside(monitor),
        ledger=ledger(monitor.claims),
        mind=None,
        log=_log(monitor),
        notes=monitor.notes,
        rivals=monitor.rivals,
        point_sources=_named(table(monitor.table).origins),
        sources=sources(quarters.origins(monitor)),
    )


def _monitor(country: str) -> Monitor:
    known = MONITORS.names()
    if country.casefold() in (one.casefold() for one in known):
        return MONITORS.get(country)
    # A name that no economy has is a slip; an economy where nothing was counted is told who has counts.
    try:
        called = economy_id(country)
    except CountryNotCounted:
        raise
    except UnknownName as error:
        raise unknown_name("monitor", country, known) from error
    if called in known:
        return MONITORS.get(called)
    key = "monitor_posted" if called in posted_countries() else "monitor_none"
    raise NotInData(key, country=called, countries=", ".join(known))


def _outcome(monitor: Monitor, outcome: str) -> Outcome:
    if outcome not in OUTCOMES:
        raise unknown_name("outcome", outcome, OUTCOMES)
    if outcome == "wages" and monitor.design != "vintages":
        raise NotInData("monitor_wages", country=monitor.id)
    return "wages" if outcome == "wages" else "employment"


def _refuse_age(monitor: Monitor, age: str) -> None:
    if age not in AGES:
        raise unknown_name("age", age, AGES)
    if age == "young" and monitor.design != "quarters":
        raise NotInData("monitor_age", country=monitor.id)


def _start(monitor: Monitor, first: int | None) -> int:
    if first is None:
        return monitor.window[0]
    allowed = monitor.starts or tuple(year for year in monitor.window[:1] if year)
    if first not in allowed:
        if not allowed:
            raise NotInData("monitor_no_start", country=monitor.id)
        known = ", ".join(map(str, allowed))
        raise OutOfBounds("monitor_start", country=monitor.id, year=first, years=known)
    return first


def _asked_scores(monitor: Monitor, line: MeasureLine) -> OwnScores:
    if line.standing == "primary":
        return primary_scores(monitor)
    return own_scores(line.measure, monitor.classification)


def _named(origins: Sequence[Origin]) -> tuple[str, ...]:
    return tuple(line.id for line in sources(origins))


def _others(monitor: Monitor, lines: Sequence[MeasureLine]) -> Iterator[Origin]:
    """Name the origins of the measures beside the one that was asked for, and of every way of asking."""
    for line in lines:
        yield from _asked_scores(monitor, line).origins
    for scores in every_score(monitor):
        yield from scores.origins


def _gaps(monitor: Monitor) -> tuple[Gap, ...]:
    return tuple(Gap(one.year, one.why) for one in monitor.breaks)


def _beside(monitor: Monitor) -> tuple[Beside, ...]:
    return tuple(
        Beside(one.what, Quantity(one.value, one.unit, "modelled"), one.source) for one in monitor.published
    )


def ledger(names: Sequence[str]) -> tuple[LedgerLine, ...]:
    """Look up what the ledger holds on the same question, in the order of the country's file."""
    return tuple(map(_of_ledger, names))


def _of_ledger(name: str) -> LedgerLine:
    claim = CLAIMS.get(name)
    publication = PUBLICATIONS.get(claim.publication)
    return LedgerLine(
        claim=claim.id,
        publisher=Known(publication.publisher),
        year=publication.year,
        shown=claim.shown,
        where=claim.where,
        when=claim.when,
    )


def _log(monitor: Monitor) -> tuple[Logged, ...]:
    return tuple(Logged(one.day.isoformat(), one.what) for one in monitor.log)
