"""The chapter's questions, each with its answer in short, its text and its figures."""

from __future__ import annotations

from dataclasses import dataclass

from arbeid.answers.market.appear import Appear, ForecastRow
from arbeid.answers.market.groups import Groups, WorkShare
from arbeid.answers.market.report import EconomyLine, Report
from arbeid.answers.quantity import Badge, Quantity
from arbeid.views.drawing.figure import Figure
from arbeid.views.drawing.steps import steps
from arbeid.views.jobs.people_change import since
from arbeid.views.phrasing import (
    chosen,
    counted,
    inside,
    opening,
    share,
    share_ends,
    share_range,
    span,
)
from arbeid.views.report.change import change
from arbeid.views.report.definitions import definitions, label_of
from arbeid.views.report.forecasts import forecasts
from arbeid.views.report.productivity import productivity
from arbeid.views.report.ranks import ranks, spread
from arbeid.views.report.sure import apart, of_all
from arbeid.views.report.words import beside, voice_names
from arbeid.views.report.work import parts_of, work
from arbeid.wording import Words

_LOOKS = (("handed_over", "handed"), ("assisted", "assisted"))
"""How the two parts of the work that AI reaches look, in the order of ``parts_of``."""


@dataclass(frozen=True)
class Bar:
    """A range bar with its label: ends and middle as parts of the scale (0 to 1), and in words."""

    label: str
    low: float
    middle: float
    high: float
    shown: str
    look: str


@dataclass(frozen=True)
class Block:
    """Text beside one figure, or above it where that is ``wide``; ``notes`` are terms with a sentence."""

    paragraphs: tuple[str, ...]
    figure: Figure | None
    notes: tuple[tuple[str, str], ...] = ()
    notes_title: str = ""
    bars: tuple[Bar, ...] = ()
    bars_title: str = ""
    bars_note: str = ""
    bars_end: str = ""
    wide: bool = False


@dataclass(frozen=True)
class Answer:
    """One question: its answer in a few figures and words, with a badge, and the blocks that carry it."""

    id: str
    question: str
    value: str
    short: str
    badge: Badge
    blocks: tuple[Block, ...]


def answers(report: Report, words: Words) -> list[Answer]:
    """Answer the four questions from a report."""
    return [make(report, words) for make in (_touched, _jobs, _appear, _gain)]


def _touched(report: Report, words: Words) -> Answer:
    touched, compared = report.touched, report.touched.compared
    low, high = share(touched.low.value, words), share(touched.high.value, words)
    extremes = (
        (words("views.touched.highest", share=high), compared[0]),
        (words("views.touched.lowest", share=low), compared[-1]),
    )
    count = words(
        "views.touched.why", count=len(touched.rows), over=len(touched.over), groups=report.economy.groups
    )
    block = Block(
        (count,),
        definitions(report.economy, touched, words),
        notes=tuple((term, f"{label_of(row, words)}. {words(row.sentence)}") for term, row in extremes),
        wide=True,
    )
    return Answer(
        id="touched",
        question=words("views.touched.question"),
        value=span(low, high),
        short=words("views.touched.short"),
        badge=touched.low.badge,
        blocks=(block,),
    )


def _jobs(report: Report, words: Words) -> Answer:
    ranked, economy = report.groups, report.economy
    total, end = ranked.totals[0], _bars_end(ranked.totals)
    split = Block(
        (_scenarios(ranked, words),),
        work(economy, ranked, words),
        bars=tuple(bar for total in ranked.totals for bar in _bars(total, end, words)),
        bars_title=words("views.jobs.totals"),
        bars_note=words(
            "views.jobs.total_note",
            measures=ranked.share_measures,
            names=voice_names(ranked.share_voices, words),
        ),
        bars_end=words.percent(end),
    )
    first, last = (_span(part, words) for part in parts_of(total))
    return Answer(
        id="jobs",
        question=words("views.jobs.question"),
        value=words("views.and", first=first, last=last),
        short=words("views.jobs.short"),
        badge=total.handed_over.badge,
        blocks=(Block(_ranked(ranked, words), ranks(economy, ranked, words)), split),
    )


def _ranked(ranked: Groups, words: Words) -> tuple[str, ...]:
    names = voice_names(ranked.voices, words)
    sentence = words("views.jobs.ranks", studies=counted(len(ranked.voices), words), names=names)
    sentence = f"{sentence} {beside(ranked, words)}".strip()
    known = [row for row in ranked.occupations if row.rank.value is not None and row.studies > 1]
    if not known:
        return (sentence,)
    apart = max(known, key=spread)
    agree = words(
        "views.jobs.agree",
        n=sum(row.studies in (row.top, row.bottom) for row in known),
        of=len(known),
        group=inside(words(apart.name)),
        low=words.number(apart.rank.low),
        high=words.number(apart.rank.high),
    )
    return sentence, agree


def _scenarios(ranked: Groups, words: Words) -> str:
    low, high = ranked.totals[0], ranked.totals[-1]
    return words(
        "views.jobs.work",
        adoption=share(low.adoption.value, words),
        handed=share_range(low.handed_over, words),
        assisted=share_range(low.assisted, words),
        adoption_high=share(high.adoption.value, words),
        handed_high=share_range(high.handed_over, words),
        assisted_high=share_range(high.assisted, words),
    )


def _span(quantity: Quantity, words: Words) -> str:
    _, low, high = share_ends(quantity, words)
    return span(f"{low}%", f"{high}%")


def _bars(total: WorkShare, end: float, words: Words) -> tuple[Bar, ...]:
    return tuple(
        Bar(
            label=words(
                "views.jobs.total_row",
                part=opening(words(f"views.work.key_{name}")),
                adoption=share(total.adoption.value, words),
            ),
            low=(part.low or 0.0) / end,
            middle=float(part) / end,
            high=(part.high or 0.0) / end,
            shown=share_range(part, words),
            look=look,
        )
        for part, (name, look) in zip(parts_of(total), _LOOKS, strict=True)
    )


def _bars_end(totals: tuple[WorkShare, ...]) -> float:
    return steps(0.0, max(part.high or 0.0 for total in totals for part in parts_of(total)), 5)[-1]


def _appear(report: Report, words: Words) -> Answer:
    measured = report.appear
    figure = change(report.economy, measured, words)
    blocks = [Block(_changed(measured, words), figure)]
    if measured.forecasts:
        blocks.append(Block(_expected(measured.forecasts, words), forecasts(measured.forecasts, words)))
    return Answer(
        id="appear",
        question=words("views.appear.question"),
        value=words.signed(measured.total.value),
        short=_appear_short(measured, words),
        badge=measured.total.badge,
        blocks=tuple(blocks),
    )


def _appear_short(measured: Appear, words: Words) -> str:
    if measured.total.value is None or measured.period_before is None:
        return words("views.appear.short_unknown")
    total = measured.total
    key = "short_bare" if total.low is None else "short"
    ends = (words.signed(_rounded(end), 0) for end in (total.low, total.high))
    range_ = words("sampling.range", **dict(zip(("low", "high"), ends, strict=True)))
    return words(f"views.appear.{key}", since=since(measured.period_before, words), range=range_)


def _rounded(people: float | None) -> float | None:
    """Round a count to the three digits that its error leaves."""
    return None if people is None else float(f"{people:.3g}")


def _changed(measured: Appear, words: Words) -> tuple[str, ...]:
    if measured.total.value is None or measured.period_before is None:
        return (words("views.appear.unknown"),)
    return of_all(measured, words), words("views.appear.cause"), apart(measured, words)


def _expected(rows: tuple[ForecastRow, ...], words: Words) -> tuple[str, ...]:
    past = words("views.appear.past", past=sum(row.past for row in rows), count=len(rows))
    return words("views.appear.forecasts"), past


def _gain(report: Report, words: Words) -> Answer:
    rows = report.productivity.rows
    low, high = rows[0].a_year, rows[-1].a_year
    times = words.number(float(high) / float(low))
    block = Block(
        (words("views.gain.sum", times=times), words("views.gain.equation")),
        productivity(rows, words),
        notes=tuple((words(row.title), words(row.sentence)) for row in rows),
        notes_title=words("views.gain.why"),
    )
    return Answer(
        id="gain",
        question=words("views.gain.question"),
        value=span(words.number(low.value, 2), words.number(high.value, 2)),
        short=words("views.gain.short", count=len(rows)),
        badge=low.badge,
        blocks=(block,),
    )


def workers(economy: EconomyLine, words: Words) -> str:
    """Name the people at work of an economy, by its own phrase where there is one."""
    return chosen("views.workers", economy.id, words, economy=opening(words(economy.title)))
