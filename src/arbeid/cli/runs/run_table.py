"""A run on a terminal: five questions, both closures side by side, and what it all rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from arbeid.answers.plain import said
from arbeid.cli.terminal.badges import badge_line
from arbeid.cli.terminal.tables import grid, render
from arbeid.views.phrasing import signed_percent
from arbeid.views.run.closures import hit_row, on_moves
from arbeid.views.run.headline import over_measures
from arbeid.views.run.outputs import amount, output_rows, range_of
from arbeid.views.run.parameter_value import parameter_value
from arbeid.views.run.range_cell import moved_range, range_cell, reasons
from arbeid.views.run.ranges import drawn_sentence, range_columns, range_row
from arbeid.views.run.words import RunWords, balance_lines, greatest_of, largest
from arbeid.wording import Words

if TYPE_CHECKING:
    from rich.console import RenderableType

    from arbeid.answers.quantity import Quantity
    from arbeid.answers.run import ReadingLine, RunFacts


_HIT = ("people", "reach", "rate", "without", "difference")


def run_table(facts: RunFacts, words: Words, *, to_screen: bool) -> str:
    """Draw the whole answer."""
    return render(_parts(RunWords(facts, words)), to_screen=to_screen)


def _parts(told: RunWords) -> Iterator[RenderableType]:
    yield from _head(told)
    for question, part in (
        ("q_jobs", _jobs),
        ("q_occupations", _occupations),
        ("q_productivity", _productivity),
        ("q_gains", _gains),
        ("q_unemployment", _unemployment),
        ("outputs", _outputs),
        ("ranges", _ranges),
        ("q_rests", _rests),
    ):
        if question == "outputs" and not told.facts.outputs:
            continue
        yield _heading(told.words(f"run.{question}"))
        yield from part(told)


def _heading(text: str) -> RenderableType:
    from rich.text import Text

    return Text(f"\n{text}", style="bold")


def _head(told: RunWords) -> Iterator[RenderableType]:
    facts, words = told.facts, told.words
    line, place = facts.scenario, facts.economy
    title = f"“{words(line.title)}”"
    yield _heading(words("run.heading", scenario=title, economy=place.title, years=line.years))
    yield words(
        "run.population" if place.industries > 1 else "run.population_one",
        people=words.people(float(place.people)),
        population=place.population,
        period=words.period(place.period),
        occupations=place.occupations,
        industries=place.industries,
    ) + _badge(place.people, words)
    yield words(line.sentence)
    if line.leaves_out:
        yield words("run.leaves_out", what=line.leaves_out)
    yield words("run.not_forecast")


def _jobs(told: RunWords) -> Iterator[RenderableType]:
    facts, words = told.facts, told.words
    handed, net, *rest = told.jobs()
    yield handed + _badge(facts.balance.handed_over, words)
    yield net + _badge(facts.balance.net, words)
    yield from rest
    yield from _balance(told)
    if facts.cells:
        assert facts.cut is not None
        title = words("run.by_cut", cut=facts.cut)
        yield grid(_group_columns(words, "cell"), [told.group(line) for line in facts.cells], title)


def _balance(told: RunWords) -> Iterator[RenderableType]:
    """Lay out what moves jobs under each closure, with the range of each where anything was drawn."""
    facts, words = told.facts, told.words
    within, drawn = greatest_of(facts.balance), bool(facts.spreads.draws)
    rows, shown = [], []
    for line in balance_lines(facts.balance):
        cells = [words(f"run.row_{line.name}")]
        for moved in (line.fixed, line.moving):
            cells.append(words.signed_jobs(float(moved), within))
            cells += [moved_range(moved, words, within)] if drawn else []
        rows.append(cells)
        shown += cells[2::2] if drawn else []
    heads = ("open", "range", "full", "range") if drawn else ("open", "full")
    yield grid(_named(words, "what", *heads), rows)
    yield from reasons(shown, words)


def _table_badges(industries: str, words: Words) -> str:
    if industries == "measured":
        return words("run.table_badges_alike")
    return words("run.table_badges", industries=words(f"views.badge.{industries}").lower())


def _occupations(told: RunWords) -> Iterator[RenderableType]:
    facts, words = told.facts, told.words
    yield told.won_and_lost() + _badge(facts.balance.won, words)
    yield _table_badges(facts.industries[0].jobs.badge, words)
    for lines, title, nobody in (
        (facts.losing, "losing", "nobody_loses"),
        (facts.gaining, "gaining", "nobody_gains"),
    ):
        if not lines:
            yield words(f"run.{nobody}")
            continue
        rows = [told.group(line) for line in lines]
        yield grid(_group_columns(words, "occupation"), rows, words(f"run.{title}"))
    if len(facts.industries) > 1:
        rows = [told.group(line)[:-1] for line in largest(facts.industries)]
        yield grid(_group_columns(words, "industry")[:-1], rows, words("run.by_industry"))


def _group_columns(words: Words, kind: str) -> list[tuple[str, str]]:
    return _named(
        words, kind, "jobs", "handed_over", "assisted", "new_work", "net", "range", "growth", "net_full"
    )


def _productivity(told: RunWords) -> Iterator[RenderableType]:
    facts, words = told.facts, told.words
    for line in told.productivity():
        yield line + _badge(facts.productivity[0].level, words)
    columns = [
        (words("run.column.reading"), "left"),
        (words("run.column.level", years=facts.scenario.years), "right"),
        (words("run.column.a_year"), "right"),
        (words("run.column.range"), "right"),
    ]
    rows = [row for line in facts.productivity for row in _reading(line, told)]
    yield grid(columns, rows)
    yield from reasons((cells[-1] for cells in rows), words)
    yield words("run.derived_beside")
    if any(study.fitted for line in facts.productivity for study in line.published):
        yield words("run.fitted")


def _reading(line: ReadingLine, told: RunWords) -> Iterator[Sequence[str]]:
    words = told.words
    name = f"{words(f'run.reading_{line.name}')}: {words('run.this_run')}"
    range_ = _ends(line.a_year, told)
    yield name, signed_percent(line.level.value, words, 2), amount(line.a_year, words=words), range_
    for study in line.published:
        title, *figures = told.study(study)
        yield f"   {title}", *figures, ""


def _ends(quantity: Quantity, told: RunWords) -> str:
    """Write the range of a number, or that no draw moves it; nothing where nothing was drawn at all."""
    drawn = told.facts.spreads.draws
    return range_cell(quantity, range_of(quantity, told.words), told.words) if drawn else ""


def _gains(told: RunWords) -> Iterator[RenderableType]:
    found, words = told.facts.gains, told.words
    gain, share, *bill = told.gains()
    yield gain + _badge(found.gain, words)
    rows = [
        (words(f"run.receiver_{name}"), signed_percent(value.value, words, 2), _ends(value, told))
        for name, value in told.gain_lines()
    ]
    yield grid(_named(words, "receiver", "of_value", "range"), rows)
    yield from reasons((cells[-1] for cells in rows), words)
    yield share + _badge(found.labour_share_home, words)
    yield " ".join(bill) + _badge(found.ai_bill, words)


def _unemployment(told: RunWords) -> Iterator[RenderableType]:
    facts, words = told.facts, told.words
    lines, closures = told.unemployment(), facts.unemployment
    for line, closure in zip(lines, closures, strict=False):
        yield line + _badge(closure.rate, words)
    yield from lines[len(closures) :]
    if facts.scenario.network_label:
        yield words("run.network", network=facts.scenario.network_label)
    if facts.hit:
        yield _heading(words("run.hit"))
        under = words(f"run.{facts.unemployment[0].closure}")
        yield words("run.hit_note", closure=under, moves=on_moves(facts.start, words))
        rows = [
            (
                words(line.name),
                words.number(line.people.value),
                *hit_row(line, words),
            )
            for line in facts.hit
        ]
        yield grid(_named(words, "occupation", *_HIT), rows)
        shown = {name: [getattr(line, name) for line in facts.hit] for name in _HIT}
        yield badge_line({words(f"run.column.{name}"): found for name, found in shown.items()}, words)


def _outputs(told: RunWords) -> Iterator[RenderableType]:
    return (f"• {name}: {value}" for name, value in output_rows(told.facts, told.words))


def _ranges(told: RunWords) -> Iterator[RenderableType]:
    found, words = told.facts.spreads, told.words
    yield f"{drawn_sentence(found, words)} · {words('views.badge.modelled').lower()}"
    if found.draws:
        first, *others = range_columns(found.headlines, words)
        columns = [(first, "left"), *((name, "right") for name in others)]
        yield grid(columns, [range_row(line, words) for line in found.headlines])


def _rests(told: RunWords) -> Iterator[RenderableType]:
    facts, words = told.facts, told.words
    yield words("run.measure", measure=facts.scenario.measure_label)
    yield from over_measures(facts, words)
    shown = [line for line in facts.assumptions if line.model != "flows" or line.changed]
    rows = [
        (
            words(line.label),
            parameter_value(line.value.value, words),
            parameter_value(line.default, words) if line.changed else "",
            words(f"views.badge.{line.value.badge}").lower(),
            words(f"run.given_{line.given_by}"),
        )
        for line in shown
    ]
    yield grid(_named(words, "parameter", "value", "default", "badge", "given_by"), rows)
    for title, lines in (("notes", facts.notes), ("limits", facts.limits)):
        if lines:
            yield _heading(words(f"run.{title}"))
            yield from (f"• {said(line, words)}" for line in lines)
    yield _heading(words("report.sources"))
    for source in facts.sources:
        yield f"• {source.said(words)}"
    foot = {"version": facts.version, "scenario": facts.scenario.id, "fingerprint": facts.fingerprint[:12]}
    yield "\n" + words("run.foot", **foot)


def _named(words: Words, first: str, *others: str) -> list[tuple[str, str]]:
    left = ("badge", "given_by", "default")
    return [
        (words(f"run.column.{first}"), "left"),
        *((words(f"run.column.{name}"), "left" if name in left else "right") for name in others),
    ]


def _badge(quantity: Quantity, words: Words) -> str:
    return f" · {words(f'views.badge.{quantity.badge}').lower()}"
