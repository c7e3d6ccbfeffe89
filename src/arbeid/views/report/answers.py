"""The chapter's questions, each with its answer in short, its text and its figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from arbeid.views.drawing.figure import Badge, Figure
from arbeid.views.phrasing import (
    Facts,
    chosen,
    counted,
    inside,
    opening,
    period,
    share,
    share_range,
    signed_percent,
    span,
)
from arbeid.views.report.change import change
from arbeid.views.report.definitions import definitions, label_of
from arbeid.views.report.forecasts import forecasts
from arbeid.views.report.productivity import productivity
from arbeid.views.report.ranks import ranks
from arbeid.views.report.work import work
from arbeid.wording import Words


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


def answers(facts: Facts, words: Words) -> list[Answer]:
    """Answer the four questions from the facts of a report."""
    made: Sequence[Callable[[Facts, Words], Answer]] = (_touched, _jobs, _appear, _gain)
    return [make(facts, words) for make in made]


def _touched(facts: Facts, words: Words) -> Answer:
    touched = facts["touched"]
    rows = touched["rows"]
    low, high = share(touched["low"]["value"], words), share(touched["high"]["value"], words)
    compared = [row for row in rows if row["cousins"]] or rows
    extremes = (
        (words("views.touched.highest", share=high), compared[0]),
        (words("views.touched.lowest", share=low), compared[-1]),
    )
    return Answer(
        id="touched",
        question=words("views.touched.question"),
        value=span(low, high),
        short=words("views.touched.short"),
        badge=touched["low"]["badge"],
        blocks=(
            Block(
                (words("views.touched.why", count=len(rows), groups=facts["economy"]["groups"]),),
                definitions(facts, words),
                notes=tuple((term, f"{label_of(row, words)}. {row['sentence']}") for term, row in extremes),
                wide=True,
            ),
        ),
    )


def _jobs(facts: Facts, words: Words) -> Answer:
    found = facts["groups"]
    total = found["totals"][0]
    return Answer(
        id="jobs",
        question=words("views.jobs.question"),
        value=words(
            "views.and", first=_span(total["handed_over"], words), last=_span(total["assisted"], words)
        ),
        short=words("views.jobs.short"),
        badge=total["handed_over"]["badge"],
        blocks=(
            Block(_ranked(found, words), ranks(facts, words)),
            Block(
                (_scenarios(found, words),),
                work(facts, words),
                bars=_bars(found, words),
                bars_title=words("views.jobs.totals"),
                bars_note=words("views.jobs.total_note", measures=found["share_measures"]),
                bars_end=words.percent(_bars_end(found)),
            ),
        ),
    )


def _ranked(found: Facts, words: Words) -> tuple[str, ...]:
    known = [row for row in found["rows"] if row["rank"]["value"] is not None and row["studies"] > 1]
    said = [words("views.jobs.ranks", studies=counted(len(found["studies"]), words))]
    if known:
        agreed = [row for row in known if row["studies"] in (row["top"], row["bottom"])]
        apart = max(known, key=lambda row: row["rank"]["high"] - row["rank"]["low"])
        said.append(
            words(
                "views.jobs.agree",
                n=len(agreed),
                of=len(known),
                group=inside(apart["name"]),
                low=words.number(apart["rank"]["low"]),
                high=words.number(apart["rank"]["high"]),
            )
        )
    return tuple(said)


def _scenarios(found: Facts, words: Words) -> str:
    low, high = found["totals"][0], found["totals"][-1]
    return words(
        "views.jobs.work",
        adoption=share(low["adoption"]["value"], words),
        handed=share_range(low["handed_over"], words),
        assisted=share_range(low["assisted"], words),
        adoption_high=share(high["adoption"]["value"], words),
        handed_high=share_range(high["handed_over"], words),
        assisted_high=share_range(high["assisted"], words),
    )


def _span(quantity: Facts, words: Words) -> str:
    return span(share(quantity["low"], words), share(quantity["high"], words))


def _bars(found: Facts, words: Words) -> tuple[Bar, ...]:
    end = _bars_end(found)
    parts = (("handed_over", "handed"), ("assisted", "assisted"))
    return tuple(
        Bar(
            label=words(
                "views.jobs.total_row",
                part=opening(words(f"views.work.key_{name}")),
                adoption=share(total["adoption"]["value"], words),
            ),
            low=total[name]["low"] / end,
            middle=total[name]["value"] / end,
            high=total[name]["high"] / end,
            shown=share_range(total[name], words),
            look=look,
        )
        for total in found["totals"]
        for name, look in parts
    )


def _bars_end(found: Facts) -> float:
    most = max(total[name]["high"] for total in found["totals"] for name in ("handed_over", "assisted"))
    return (int(10 * most) + 1) / 10


def _appear(facts: Facts, words: Words) -> Answer:
    found = facts["appear"]
    total = found["total"]
    known = total["value"] is not None and found["period_before"] is not None
    first = _changed(found, words) if known else (words("views.appear.unknown"),)
    blocks = [Block(first, change(facts, words))]
    if found["forecasts"]:
        blocks.append(Block(_expected(found, words), forecasts(facts, words)))
    return Answer(
        id="appear",
        question=words("views.appear.question"),
        value=words.signed(total["value"]),
        short=words("views.appear.short" if known else "views.appear.short_unknown"),
        badge=total["badge"],
        blocks=tuple(blocks),
    )


def _changed(found: Facts, words: Words) -> tuple[str, ...]:
    growth = {one["third"]: signed_percent(one["growth"]["value"], words, 1) for one in found["thirds"]}
    said = words(
        "views.appear.change",
        before=period(found["period_before"], words),
        period=period(found["period"], words),
        total=words.signed(found["total"]["value"]),
        top=growth["top"],
        bottom=growth["bottom"],
    )
    return (said, words("views.appear.cause"))


def _expected(found: Facts, words: Words) -> tuple[str, ...]:
    past = sum(row["past"] for row in found["forecasts"])
    counted = words("views.appear.past", past=past, count=len(found["forecasts"]))
    return (words("views.appear.forecasts"), counted)


def _gain(facts: Facts, words: Words) -> Answer:
    rows = facts["productivity"]["rows"]
    low, high = rows[0]["a_year"], rows[-1]["a_year"]
    times = words.number(high["value"] / low["value"])
    return Answer(
        id="gain",
        question=words("views.gain.question"),
        value=span(words.number(low["value"], 2), words.number(high["value"], 2)),
        short=words("views.gain.short", count=len(rows)),
        badge=low["badge"],
        blocks=(
            Block(
                (words("views.gain.sum", times=times), words("views.gain.equation")),
                productivity(facts, words),
                notes=tuple((row["title"], row["sentence"]) for row in rows),
                notes_title=words("views.gain.why"),
            ),
        ),
    )


def workers(facts: Facts, words: Words) -> str:
    """Name the people at work of an economy, by its own phrase where there is one."""
    economy = facts["economy"]
    return chosen("views.workers", economy["id"], words, economy=opening(economy["title"]))
