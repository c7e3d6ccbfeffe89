"""The report on a terminal: four answers, the chapter, the limits and the sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from arbeid.cli.terminal.tables import bar, grid, render
from arbeid.language import Language
from arbeid.wording import Words, words_of

if TYPE_CHECKING:
    from rich.console import RenderableType

    from arbeid.answers.market.groups import GroupRow, Groups
    from arbeid.answers.quantity import Quantity
    from arbeid.verbs.chapters.sources import ChapterLines
    from arbeid.verbs.market.appear import Appear, ChangeRow, ForecastRow
    from arbeid.verbs.market.definitions import Cousin, DefinitionRow, Definitions
    from arbeid.verbs.market.productivity import Productivity, ProductivityRow
    from arbeid.verbs.market.report import Report

OUTER = 10
MOST_CHANGED = 5
_STUDY = (
    ("study", "left"),
    ("exposed", "right"),
    ("profitable", "right"),
    ("saving", "right"),
    ("labour_share", "right"),
    ("level", "right"),
    ("a_year", "right"),
    ("published", "right"),
)
_FORECAST = (
    ("publisher", "left"),
    ("where", "left"),
    ("horizon", "right"),
    ("created", "right"),
    ("displaced", "right"),
    ("net", "right"),
)
_MARKS = {"scores": "", "stored": "*", "averages": "°"}


def report_table(report: Report, *, to_screen: bool) -> str:
    """Draw the whole report."""
    return render(_parts(report, words_of(report.language)), to_screen=to_screen)


def definitions_table(found: Definitions, language: Language, *, to_screen: bool) -> str:
    """Draw the definitions alone."""
    return render(_definitions(found, words_of(language)), to_screen=to_screen)


def _parts(report: Report, words: Words) -> Iterator[RenderableType]:
    line = report.economy
    yield _heading(words("report.heading", economy=line.title))
    people = words.number(line.people.value)
    population = words(
        "report.population", people=people, population=line.population, period=words.period(line.period)
    )
    yield f"{population} · {_badge(line.people, words)}"
    if line.published.value is not None:
        yield words("report.published_total", people=words.number(line.published.value))
    if line.note is not None:
        yield line.note
    yield _heading(words("report.q1"))
    shares = {
        "low": words.percent(report.touched.low.value),
        "high": words.percent(report.touched.high.value),
    }
    yield words("report.touched", people=words.people(line.people.value or 0), **shares)
    yield from _definitions(report.touched, words)
    yield _heading(words("report.q2"))
    yield from _groups(report.groups, words)
    yield _heading(words("report.q3"))
    yield from _appear(report.appear, words)
    yield _heading(words("report.q4"))
    yield from _productivity(report.productivity, words)
    yield _heading(words("report.q5"))
    yield from _chapter(report.chapter, words)
    yield from _foot(report, words)


def _heading(text: str) -> RenderableType:
    from rich.text import Text

    return Text(f"\n{text}", style="bold")


def _definitions(found: Definitions, words: Words) -> Iterator[RenderableType]:
    columns = [
        ("", "bar"),
        ("share", "right"),
        ("people", "right"),
        ("definition", "wide"),
        ("published", "left"),
    ]
    yield grid(_named(columns, words), [_definition(row, words) for row in found.rows])
    yield words("report.cousin_note")
    if any((row.covered.value or 0) < 1 for row in found.rows):
        yield words("report.unmatched")
    for basis in ("stored", "averages"):
        if any(row.basis == basis for row in found.rows):
            yield words(f"report.{basis}")
    if found.left_out:
        yield words("report.left_out", labels=words.list([left.label for left in found.left_out]))


def _definition(row: DefinitionRow, words: Words) -> Sequence[str]:
    share = row.share.value or 0.0
    published = "; ".join(_cousin(cousin) for cousin in row.cousins[:1])
    return (
        bar(share),
        words.percent(share, 1) + _MARKS[row.basis],
        words.people(row.people.value or 0),
        row.label,
        published,
    )


def _cousin(cousin: Cousin) -> str:
    return f"{cousin.shown}, {cousin.where} ({cousin.publisher} {cousin.year})"


def _groups(found: Groups, words: Words) -> Iterator[RenderableType]:
    low, high = found.totals
    measures = len(found.studies)
    yield (
        words(
            "report.work",
            handed=_range(low.handed_over, words),
            assisted=_range(low.assisted, words),
            adoption=words.percent(low.adoption.value),
            handed_high=_range(high.handed_over, words),
            assisted_high=_range(high.assisted, words),
            adoption_high=words.percent(high.adoption.value),
            measures=found.share_measures,
        )
        + f" · {_badge(low.handed_over, words)}"
    )
    yield words("report.rank_note", studies=measures)
    ranked = [row for row in found.rows if row.rank.value is not None]
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


def _appear(found: Appear, words: Words) -> Iterator[RenderableType]:
    if found.total.value is None or found.period_before is None:
        yield words("report.change_unknown")
    else:
        growth = {
            third.third: words.signed(100 * (third.growth.value or 0), 1) + "%" for third in found.thirds
        }
        total = words.signed(found.total.value)
        periods = {"before": words.period(found.period_before), "period": words.period(found.period)}
        yield words("report.change", total=total, top=growth["top"], bottom=growth["bottom"], **periods) + (
            f" · {_badge(found.total, words)}"
        )
        known = [row for row in found.rows if row.change.value is not None]
        for title, rows in (("grew", known[:MOST_CHANGED]), ("shrank", known[: -MOST_CHANGED - 1 : -1])):
            names = (("group", "left"), ("change", "right"), ("growth", "right"))
            yield grid(_named(names, words), [_change(row, words) for row in rows], words(f"report.{title}"))
    if found.forecasts:
        yield words("report.forecasts")
        yield grid(_named(_FORECAST, words), [_forecast(row, words) for row in found.forecasts])


def _forecast(row: ForecastRow, words: Words) -> Sequence[str]:
    net = "–" if row.net.value is None else words.signed(row.net.value / 1e6, 1)
    both = (_millions(row.created, words), _millions(row.displaced, words))
    return (f"{row.publisher} {row.year}", row.where, f"{row.start}–{row.horizon}", *both, net)


def _change(row: ChangeRow, words: Words) -> Sequence[str]:
    growth = None if row.growth.value is None else 100 * row.growth.value
    return (
        row.name,
        words.signed(row.change.value),
        words.signed(growth, 1) + ("%" if growth is not None else ""),
    )


def _millions(number: Quantity, words: Words) -> str:
    if number.low is not None and number.high is not None:
        return f"{words.number(number.low / 1e6)}–{words.number(number.high / 1e6)}"
    return "–" if number.value is None else words.number(number.value / 1e6, 1)


def _productivity(found: Productivity, words: Words) -> Iterator[RenderableType]:
    low, high = found.rows[0].a_year, found.rows[-1].a_year
    gain = words("report.productivity", low=words.number(low.value, 2), high=words.number(high.value, 2))
    yield f"{gain} · {_badge(low, words)}"
    yield words("report.equation")
    yield grid(_named(_STUDY, words), [_study(row, words) for row in found.rows])
    if any(row.fitted for row in found.rows):
        yield words("report.fitted")
    for row in found.rows:
        yield f"• {row.title}: {row.sentence[0].lower()}{row.sentence[1:]}"


def _study(row: ProductivityRow, words: Words) -> Sequence[str]:
    shares = {part.name: words.percent(part.value, 1) for part in row.inputs}
    inputs = [shares[name] for name in ("exposed", "profitable", "saving", "labour_share")]
    level = words.percent(row.level.value, 2)
    mark = "†" if row.fitted else ""
    return (row.title + mark, *inputs, level, words.number(row.a_year.value, 2), _published(row, words))


def _published(row: ProductivityRow, words: Words) -> str:
    if row.published_level.value is not None:
        return words.percent(row.published_level.value, 2)
    a_year = words.number(row.published_a_year.value, 2)
    return f"{a_year} {words('report.column.a_year')}" if row.published_a_year.value is not None else a_year


def _chapter(found: ChapterLines, words: Words) -> Iterator[RenderableType]:
    yield words("report.chapter", title=found.title, readings=len(found.readings), minutes=found.minutes)
    names = (("section", "left"), ("id", "left"), ("title", "left"), ("minutes", "right"), ("claims", "left"))
    rows = []
    for reading in found.readings:
        shown = "; ".join(f"{claim.shown} ({claim.publisher} {claim.year})" for claim in reading.claims[:1])
        rest = len(reading.claims) - 1
        claims = (
            f"{shown}; {words('report.more', n=rest)}" if rest > 0 else shown or words("report.no_claims")
        )
        rows.append((reading.section, reading.id, reading.title, words.number(reading.minutes), claims))
    yield grid(_named(names, words), rows)


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
    return f"{words.number(100 * number.low, 1)}–{words.percent(number.high, 1)}"


def _badge(number: Quantity, words: Words) -> str:
    return words(f"report.badge.{number.badge}")


def _named(columns: Sequence[tuple[str, str]], words: Words) -> list[tuple[str, str]]:
    return [(words(f"report.column.{name}") if name else "", justify) for name, justify in columns]
