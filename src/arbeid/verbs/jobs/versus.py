"""Two jobs of one economy beside each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from arbeid.answers.jobs.collaboration import CollaborationRow
from arbeid.answers.jobs.moves import Moves
from arbeid.answers.jobs.occupation import Occupation
from arbeid.answers.jobs.versus import ComparedJob, ComparedLine, JobsCompared, MoveBetween, Part, Side
from arbeid.answers.jobs.with_ai import WholeJob
from arbeid.answers.note import Note, Sentence
from arbeid.answers.quantity import Quantity, SourceLine, ids, sources
from arbeid.data.economies.economy import Economy
from arbeid.data.economies.economy import economy as load_economy
from arbeid.errors import ArbeidError, OutOfBounds, UnknownName
from arbeid.language import LANGUAGES, Language
from arbeid.verbs.arguments import checked, written
from arbeid.verbs.jobs.collaboration import divided_groups
from arbeid.verbs.jobs.fit import fits
from arbeid.verbs.jobs.job_question import choices_of, offers
from arbeid.verbs.jobs.job_titles import found_title
from arbeid.verbs.jobs.moves import moves
from arbeid.verbs.jobs.occupation import occupation

_EVERY = 10_000
_WORK = ("handed_over", "pair", "person")
_MARKS = ("used", "possible", "person")
_PEOPLE = ("people", "change", "likely_change", "pay", "women", "higher_education")


@checked
def versus(
    first: str,
    second: str,
    economy: str = "nl",
    *,
    titles: Language | None = None,
    choose: int | None = None,
    choose_second: int | None = None,
) -> JobsCompared:
    """Set two jobs of an economy beside each other: by a title in either language, or by a code.

    ``titles`` is the language that comes first. Where a title may mean several groups, they are the
    ``choices`` and there are no lines until ``choose`` (for the second ``choose_second``) names one, counted
    from 1. Errors: a title that leads to no group, a choice that is not there, twice the same occupation.

    >>> found = versus("plumber", "bookkeeper")
    >>> found.first.name.en, found.second.name.en, found.lines[2].id, found.lines[2].differs
    ('Plumbers and pipe fitters', 'Bookkeepers', 'person', 'first')
    """
    market = load_economy(economy)
    one, other = (
        _looked_up(written(text, "job_empty"), market, titles, chosen)
        for text, chosen in ((first, choose), (second, choose_second))
    )
    if one.code is None or other.code is None:
        return _asked(market, one, other)
    if one.code == other.code:
        raise ArbeidError("versus_same", first=first.strip(), second=second.strip(), name=one.name)
    return _compared(market, one, other)


def versus_other(found: WholeJob, text: str, choose: int | None = None) -> JobsCompared:
    """Set the occupation of a title that was looked up beside another job. Errors: none was chosen yet."""
    if found.occupation is None:
        raise ArbeidError("versus_not_chosen", text=found.text.strip())
    return versus(found.occupation.code, text, found.occupation.economy, choose_second=choose)


def _looked_up(text: str, market: Economy, titles: Language | None, choose: int | None) -> ComparedJob:
    code = text.strip()
    if code in market.names:
        return _job(text, market, code)
    # The name of a group, as a page writes it, is that group, whatever titles are in it.
    named = {name.read(each).casefold(): own for own, name in market.names.items() for each in LANGUAGES}
    if choose is None and code.casefold() in named:
        return _job(text, market, named[code.casefold()])
    found = found_title(text, titles)
    choices = offers(found, market)
    if not choices:
        raise UnknownName("versus_unknown", text=code)
    if choose is None:
        return (
            ComparedJob(text, None, None, change_shown=False, choices=choices)
            if choices_of(found, market, choices)
            else _job(text, market, choices[0].group.code)
        )
    if not 1 <= choose <= len(choices):
        raise OutOfBounds("no_such_choice", choice=choose, last=len(choices), text=code)
    return _job(text, market, choices[choose - 1].group.code)


def _job(text: str, market: Economy, code: str) -> ComparedJob:
    known = occupation(market.id, code)
    return ComparedJob(text, code, known.name, change_shown=known.change_shown)


def _asked(market: Economy, one: ComparedJob, other: ComparedJob) -> JobsCompared:
    return JobsCompared(
        economy=market.id,
        title=market.entry.title,
        period=market.entry.period,
        first=one,
        second=other,
        lines=(),
        higher=((), ()),
        moves=(),
        network=None,
        choices=one.choices or other.choices,
        notes=(),
        sources=sources(market.origins),
    )


def _compared(market: Economy, one: ComparedJob, other: ComparedJob) -> JobsCompared:
    known = occupation(market.id, one.code or ""), occupation(market.id, other.code or "")
    lines = tuple(
        line
        for line in lines_of(market, *known)
        if not (line.first.value is None and line.second.value is None)
    )
    out = tuple(moves(market.id, each.code, _EVERY) for each in known)
    ranked = [line for line in lines if line.part == "studies" and line.id != "rank"]
    return JobsCompared(
        economy=market.id,
        title=known[0].title,
        period=known[0].period,
        first=one,
        second=other,
        lines=lines,
        higher=(_higher(ranked, 1), _higher(ranked, -1)),
        moves=_between(market, out),
        network=out[0].label,
        choices=(),
        notes=known[0].notes,
        sources=_sources(market, known, lines, out),
    )


def lines_of(market: Economy, one: Occupation, other: Occupation) -> Iterator[ComparedLine]:
    """Compare every number of two occupations, also those that neither is known to have."""
    return chain(
        _work(market, one, other), _studies(one, other), _tasks(one, other), _people(market, one, other)
    )


def _line(
    part: Part,
    name: str,
    numbers: tuple[Quantity, Quantity],
    of: tuple[str, ...],
    label: Sentence | None = None,
) -> ComparedLine:
    # The ends of pay are those of its middle half, and say nothing of how sure the middle is.
    differs = None if name == "pay" else _differs(*numbers)
    return ComparedLine(part, name, label or Note(f"versus.line.{part}_{name}"), *numbers, differs, of)


def _differs(one: Quantity, other: Quantity) -> Side | None:
    """Tell which of two numbers is higher where their ranges do not meet."""
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return None
    return "first" if one.low > other.high else "second" if other.low > one.high else None


def _work(market: Economy, one: Occupation, other: Occupation) -> Iterator[ComparedLine]:
    divided = divided_groups(market, (one.code, other.code))
    rows: dict[str, CollaborationRow] = {row.code: row for row in divided.rows}
    if one.code in rows and other.code in rows:
        for name in _WORK:
            numbers = getattr(rows[one.code], name), getattr(rows[other.code], name)
            yield _line("work", name, numbers, ids(divided.sources))
    hours = dict(market.groups.select("code", "hours").iter_rows())
    week = tuple(Quantity(hours[code], "hours a week", "measured") for code in (one.code, other.code))
    yield _line("work", "hours", (week[0], week[1]), ids(market.origins))


def _studies(one: Occupation, other: Occupation) -> Iterator[ComparedLine]:
    of = {rating.measure: rating.sources for job in (one, other) for rating in job.ratings}
    ranks = [{voice.voice: voice for voice in job.standing.voices} for job in (one, other)]
    measures = (name for job in ranks for voice in job.values() for name in voice.measures)
    every = tuple(dict.fromkeys(chain.from_iterable(of.get(name, ()) for name in measures)))
    yield _line("studies", "rank", (one.standing.rank, other.standing.rank), every)
    for name in dict.fromkeys(chain(*ranks)):
        voice = ranks[0].get(name) or ranks[1][name]
        numbers = [each[name].rank if name in each else Quantity(None, "rank", "derived") for each in ranks]
        named = chain.from_iterable(of.get(measure, ()) for measure in voice.measures)
        yield _line("studies", name, (numbers[0], numbers[1]), tuple(dict.fromkeys(named)), voice.label)


def _tasks(one: Occupation, other: Occupation) -> Iterator[ComparedLine]:
    marked = _marked(one), _marked(other)
    of = next((job.activities.sources for job in (one, other) if job.activities), ())
    for mark in _MARKS:
        yield _line("tasks", mark, (marked[0][mark], marked[1][mark]), of)


def _marked(job: Occupation) -> dict[str, Quantity]:
    """Add up the weight of the activities with each mark, as a share of all."""
    rows = job.activities.rows if job.activities else ()
    whole = sum(float(one.weight) for one in rows)
    return {
        mark: Quantity(
            sum(float(one.weight) for one in rows if one.mark == mark) / whole if whole else None,
            "share",
            "derived",
        )
        for mark in _MARKS
    }


def _people(market: Economy, one: Occupation, other: Occupation) -> Iterator[ComparedLine]:
    for name in _PEOPLE:
        numbers = getattr(one, name), getattr(other, name)
        yield _line("people", name, numbers, ids(market.origins))


def _higher(ranked: list[ComparedLine], sign: int) -> tuple[Sentence, ...]:
    """Name the studies that rank one of the two as touched more; one without a rank says nothing."""
    return tuple(line.label for line in ranked if sign * (float(line.first) - float(line.second)) > 0)


def _between(market: Economy, out: tuple[Moves, ...]) -> tuple[MoveBetween, ...]:
    one, other = out
    return (_move(market, "first", one, other.code), _move(market, "second", other, one.code))


def _move(market: Economy, start: Side, out: Moves, to: str) -> MoveBetween:
    at = next((at for at, row in enumerate(out.rows, start=1) if to in row.codes), None)
    share = Quantity(None, "share", "derived") if at is None else out.rows[at - 1].share
    return MoveBetween(start, share, at, len(out.rows), fits(market, out.code, [to]).get(to))


def _sources(
    market: Economy,
    known: tuple[Occupation, Occupation],
    lines: tuple[ComparedLine, ...],
    out: tuple[Moves, ...],
) -> tuple[SourceLine, ...]:
    """List the sources of the lines and of the moves, each once, in the order of the lines."""
    every: dict[str, SourceLine] = {
        line.id: line
        for line in chain(
            divided_groups(market, ()).sources,
            *(job.sources for job in known),
            *(each.sources for each in out),
        )
    }
    wanted = dict.fromkeys(chain(*(line.sources for line in lines), *(ids(each.sources) for each in out)))
    return tuple(every[name] for name in wanted)
