"""The report on a terminal: four answers, the chapter, the limits and the sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from arbeid.answers.plain import said
from arbeid.cli.market.appear_table import appear_lines
from arbeid.cli.terminal.badges import badges_of
from arbeid.cli.terminal.tables import bar, grid, render
from arbeid.interval import told_apart
from arbeid.language import Language
from arbeid.views.phrasing import share_range
from arbeid.views.report.words import beside, cousin_line, touched, voice_names
from arbeid.wording import Words, words_of

if TYPE_CHECKING:
    from rich.console import RenderableType

    from arbeid.answers.chapters import ChapterLines, ReadingLine
    from arbeid.answers.market.definitions import DefinitionRow, Definitions
    from arbeid.answers.market.groups import GroupRow, Groups
    from arbeid.answers.market.productivity import Productivity, ProductivityRow
    from arbeid.answers.market.report import EconomyLine, Report
    from arbeid.answers.quantity import Quantity

OUTER = 10
_INPUTS = ("exposed", "profitable", "saving", "labour_share")
_STUDY = (
    ("study", "left"),
    *((name, "right") for name in _INPUTS),
    ("level", "right"),
    ("a_year", "right"),
    ("published", "right"),
)
_MARKS = {"scores": "", "stored": "*", "averages": "°"}


def report_table(report: Report, language: Language, *, to_screen: bool) -> str:
    """Draw the whole report."""
    return render(_parts(report, words_of(language)), to_screen=to_screen)


def definitions_table(answer: Definitions, language: Language, *, to_screen: bool) -> str:
    """Draw the definitions alone."""
    return render(_definitions(answer, words_of(language)), to_screen=to_screen)


def _parts(report: Report, words: Words) -> Iterator[RenderableType]:
    yield from _head(report.economy, words)
    yield _heading(words("report.q1"))
    yield from _definitions(report.touched, words)
    yield _heading(words("report.q2"))
    yield from _groups(report.groups, words)
    yield _heading(words("report.q3"))
    yield from appear_lines(report.appear, words)
    yield _heading(words("report.q4"))
    yield from _productivity(report.productivity, words)
    yield _heading(words("report.q5"))
    yield from _chapter(report.chapter, words)
    yield from _foot(report, words)


def _head(line: EconomyLine, words: Words) -> Iterator[RenderableType]:
    yield _heading(words("report.heading", economy=line.title))
    population = words(
        "report.population",
        people=words.number(line.people.value),
        population=line.population,
        period=words.period(line.period),
    )
    yield f"{population} · {_badge(line.people, words)}"
    if line.published.value is not None:
        yield words("report.published_total", people=words.number(line.published.value))
    if line.note is not None:
        yield words(line.note)


def _heading(text: str) -> RenderableType:
    from rich.text import Text

    return Text(f"\n{text}", style="bold")


def _definitions(answer: Definitions, words: Words) -> Iterator[RenderableType]:
    columns = [
        ("", "bar"),
        ("share", "right"),
        ("range", "right"),
        ("covered", "right"),
        ("definition", "wide"),
    ]
    from arbeid.cli.terminal.badges import badge_line

    yield touched(answer, words)
    compared = [_definition(row, words) for row in answer.compared]
    yield grid(_named([*columns, ("published", "left")], words), compared)
    if answer.variants:
        variants = [_definition(row, words)[: len(columns)] for row in answer.variants]
        yield grid(_named(columns, words), variants, words("report.variants"))
    yield badge_line({words("report.column.share"): [row.share for row in answer.rows]}, words)
    yield words("report.cousin_note")
    yield words(f"report.range_{answer.level}")
    if any((row.covered.value or 0) < 1 for row in answer.rows):
        yield words("report.unmatched")
    for basis in ("stored", "averages"):
        if any(row.basis == basis for row in answer.rows):
            yield words(f"report.{basis}")
    yield from (said(note, words) for note in answer.notes)
    if answer.left_out:
        labels = [said(left.label, words) for left in answer.left_out]
        yield words("report.left_out", labels=words.list(labels))


def _definition(row: DefinitionRow, words: Words) -> Sequence[str]:
    share = row.share.value or 0.0
    return (
        bar(share),
        words.percent(share, 1) + _MARKS[row.basis],
        share_range(row.share, words),
        words.percent(row.covered.value),
        said(row.label, words),
        "; ".join(cousin_line(cousin, words) for cousin in row.cousins[:1]),
    )


def _groups(answer: Groups, words: Words) -> Iterator[RenderableType]:
    low, high = answer.totals
    split = words(
        "report.work",
        handed=_range(low.handed_over, words),
        assisted=_range(low.assisted, words),
        adoption=words.percent(low.adoption.value),
        handed_high=_range(high.handed_over, words),
        assisted_high=_range(high.assisted, words),
        adoption_high=words.percent(high.adoption.value),
        measures=answer.share_measures,
        names=voice_names(answer.share_voices, words),
        exposure=_range(answer.exposure, words),
        covered=words.percent(answer.covered.value),
    )
    yield f"{split} · {_badge(low.handed_over, words)}"
    note = words("report.rank_note", voices=len(answer.voices), names=voice_names(answer.voices, words))
    yield f"{note} {beside(answer, words)}".strip()
    ranked = [row for row in answer.occupations if row.rank.value is not None]
    names = (
        ("group", "left"),
        ("people", "right"),
        ("rank", "right"),
        ("top", "right"),
        ("handed_over", "right"),
        ("assisted", "right"),
    )
    for title, rows in (("most", ranked[:OUTER]), ("least", ranked[-OUTER:])):
        yield grid(_named(names, words), [_group(row, words) for row in rows], words(f"report.{title}"))
    yield badges_of(ranked, ("people", "rank", "handed_over", "assisted"), words)


def _group(row: GroupRow, words: Words) -> Sequence[str]:
    rank = f"{words.number(row.rank.value)} ({words.number(row.rank.low)}–{words.number(row.rank.high)})"
    agree = words("report.agree", n=row.top, of=row.studies)
    return (
        words(row.name),
        words.number(row.people.value),
        rank,
        agree,
        _range(row.handed_over, words),
        _range(row.assisted, words),
    )


def _productivity(answer: Productivity, words: Words) -> Iterator[RenderableType]:
    low, high = answer.rows[0].a_year, answer.rows[-1].a_year
    gain = words("report.productivity", low=words.number(low.value, 2), high=words.number(high.value, 2))
    yield f"{gain} · {_badge(low, words)}"
    yield words("report.equation")
    yield grid(_named(_STUDY, words), [_study(row, words) for row in answer.rows])
    if any(row.fitted for row in answer.rows):
        yield words("report.fitted")
    yield said(answer.no_range, words)
    for row in answer.rows:
        sentence = words(row.sentence)
        yield f"• {words(row.title)}: {sentence[0].lower()}{sentence[1:]}"


def _study(row: ProductivityRow, words: Words) -> Sequence[str]:
    return (
        words(row.title) + ("†" if row.fitted else ""),
        *(words.percent(row.input(name), 1) for name in _INPUTS),
        words.percent(row.level.value, 2),
        words.number(row.a_year.value, 2),
        _published(row, words),
    )


def _published(row: ProductivityRow, words: Words) -> str:
    if row.published_level.value is not None:
        return words.percent(row.published_level.value, 2)
    a_year = words.number(row.published_a_year.value, 2)
    return f"{a_year} {words('report.column.a_year')}" if row.published_a_year.value is not None else a_year


def _chapter(answer: ChapterLines, words: Words) -> Iterator[RenderableType]:
    title, readings = words(answer.title), answer.readings
    yield words("report.chapter", title=title, readings=len(readings), minutes=answer.minutes)
    names = (("section", "left"), ("id", "left"), ("title", "left"), ("minutes", "right"), ("claims", "left"))
    rows = [
        (line.section, line.id, words(line.title), words.number(line.minutes), _claims(line, words))
        for line in readings
    ]
    yield grid(_named(names, words), rows)


def _claims(line: ReadingLine, words: Words) -> str:
    if not line.claims:
        return words("report.no_claims")
    first, rest = line.claims[0], len(line.claims) - 1
    shown = f"{words(first.shown)} ({first.publisher.said(words)} {first.year})"
    return f"{shown}; {words('report.more', n=rest)}" if rest else shown


def _foot(report: Report, words: Words) -> Iterator[RenderableType]:
    yield _heading(words("report.limits"))
    for limit in ("exposed", "us", "change", "scenario"):
        yield f"• {words(f'report.limit_{limit}')}"
    yield _heading(words("report.sources"))
    for source in report.sources:
        yield f"• {source.said(words)}"
    yield "\n" + words("report.foot", version=report.version, fingerprint=report.fingerprint[:12])


def _range(number: Quantity, words: Words) -> str:
    if number.value is None:
        return "–"
    if number.low is None or number.high is None:
        return words.percent(number.value, 1)
    low, high = told_apart((100 * number.low, 100 * number.high), words.number, 1)
    return f"{high}%" if low == high else f"{low}–{high}%"


def _badge(number: Quantity, words: Words) -> str:
    return words(f"report.badge.{number.badge}")


def _named(columns: Sequence[tuple[str, str]], words: Words) -> list[tuple[str, str]]:
    return [(words(f"report.column.{name}") if name else "", justify) for name, justify in columns]
