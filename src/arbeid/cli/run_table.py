"""A run on a terminal: five questions, both closures side by side, and what it all rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from arbeid.cli.tables import grid, render
from arbeid.views.run_sentences import (
    closure_sentence,
    gains_sentences,
    jobs_sentences,
    rounded,
    start_sentence,
    study_figures,
    study_title,
    won_and_lost,
)
from arbeid.wording import Words, words_of

if TYPE_CHECKING:
    from rich.console import RenderableType

    from arbeid.verbs.quantity import Quantity
    from arbeid.verbs.run_facts import Gains, GroupLine, ReadingLine, RunFacts

_MOVES = ("handed_over", "freed", "demand", "new_work")
_LESS = ("handed_over", "freed")
_SHOWN = 10


def run_table(facts: RunFacts, *, to_screen: bool) -> str:
    """Draw the whole answer."""
    return render(_parts(facts, words_of(facts.language)), to_screen=to_screen)


def _parts(facts: RunFacts, words: Words) -> Iterator[RenderableType]:
    yield from _head(facts, words)
    yield _heading(words("run.q_jobs"))
    yield from _jobs(facts, words)
    yield _heading(words("run.q_occupations"))
    yield from _occupations(facts, words)
    yield _heading(words("run.q_productivity"))
    yield from _productivity(facts, words)
    yield _heading(words("run.q_gains"))
    yield from _gains(facts.gains, facts, words)
    yield _heading(words("run.q_unemployment"))
    yield from _unemployment(facts, words)
    yield _heading(words("run.q_rests"))
    yield from _rests(facts, words)


def _heading(text: str) -> RenderableType:
    from rich.text import Text

    return Text(f"\n{text}", style="bold")


def _head(facts: RunFacts, words: Words) -> Iterator[RenderableType]:
    line, place = facts.scenario, facts.economy
    yield _heading(words("run.heading", scenario=f"“{line.title}”", economy=place.title, years=line.years))
    population = "run.population" if place.industries > 1 else "run.population_one"
    yield words(
        population,
        people=words.people(place.people.value or 0),
        population=place.population,
        period=words.period(place.period),
        occupations=place.occupations,
        industries=place.industries,
    ) + _badge(place.people, words)
    yield line.sentence
    if line.leaves_out:
        yield words("run.leaves_out", what=line.leaves_out)
    yield words("run.not_forecast")


def _jobs(facts: RunFacts, words: Words) -> Iterator[RenderableType]:
    found = facts.balance
    plain = {"balance": asdict(found), "economy": asdict(facts.economy), "scenario": asdict(facts.scenario)}
    touched, net, worth = jobs_sentences(plain, words)
    yield touched + _badge(found.touched, words)
    yield net + _badge(found.net, words)
    yield worth
    rows: list[Sequence[str]] = [(words(f"run.row_{name}"), *_both(facts, name, words)) for name in _MOVES]
    rows.append((words("run.row_rebalancing"), "–", words.signed_people(found.rebalancing.value or 0)))
    ends = (("net", found.net, found.net_full), ("won", found.won, found.won_full))
    for name, fixed, moving in (*ends, ("lost", _minus(found.lost), _minus(found.lost_full))):
        shown = [
            words.signed_people(one if isinstance(one, float) else one.value or 0) for one in (fixed, moving)
        ]
        rows.append((words(f"run.row_{name}"), *shown))
    yield grid(_named(words, "what", "open", "full"), rows)
    if facts.cells:
        yield grid(
            _group_columns(words, "cell"),
            [_group(line, words) for line in facts.cells],
            words("run.by_cut", cut=facts.cut),
        )


def _both(facts: RunFacts, name: str, words: Words) -> tuple[str, str]:
    value = getattr(facts.balance, name).value or 0
    shown = words.signed_people(-value if name in _LESS else value)
    return shown, shown


def _minus(quantity: Quantity) -> float:
    return -(quantity.value or 0.0)


def _occupations(facts: RunFacts, words: Words) -> Iterator[RenderableType]:
    yield won_and_lost({"balance": asdict(facts.balance)}, words) + _badge(facts.balance.won, words)
    yield words("run.table_badges", industries=words(f"views.badge.{facts.industries[0].jobs.badge}").lower())
    for lines, title, nobody in (
        (facts.losing, "losing", "nobody_loses"),
        (facts.gaining, "gaining", "nobody_gains"),
    ):
        if not lines:
            yield words(f"run.{nobody}")
            continue
        rows = [_group(line, words) for line in lines]
        yield grid(_group_columns(words, "occupation"), rows, words(f"run.{title}"))
    if len(facts.industries) > 1:
        largest = sorted(facts.industries, key=lambda line: -abs(line.net.value or 0))[:_SHOWN]
        rows = [_group(line, words)[:-1] for line in sorted(largest, key=lambda line: line.net.value or 0)]
        yield grid(_group_columns(words, "industry")[:-1], rows, words("run.by_industry"))


def _group_columns(words: Words, kind: str) -> list[tuple[str, str]]:
    return _named(words, kind, "jobs", "handed_over", "assisted", "new_work", "net", "growth", "net_full")


def _group(line: GroupLine, words: Words) -> Sequence[str]:
    return (
        line.name,
        words.number(line.jobs.value if line.jobs.badge == "measured" else rounded(line.jobs.value)),
        *(words.number(rounded(one.value)) for one in (line.handed_over, line.assisted, line.new_work)),
        words.signed(rounded(line.net.value)),
        _percent(line.growth.value, words),
        words.signed(rounded(line.net_full.value)),
    )


def _productivity(facts: RunFacts, words: Words) -> Iterator[RenderableType]:
    yield words("run.productivity") + _badge(facts.productivity[0].level, words)
    years = facts.scenario.years
    rows = [row for line in facts.productivity for row in _reading(line, years, words)]
    columns = [
        (words("run.column.reading"), "left"),
        (words("run.column.level", years=years), "right"),
        (words("run.column.a_year"), "right"),
    ]
    yield grid(columns, rows)
    yield words("run.derived_beside")
    if any(study.fitted for line in facts.productivity for study in line.published):
        yield words("run.fitted")


def _reading(line: ReadingLine, years: int, words: Words) -> Iterator[Sequence[str]]:
    name = words(f"run.reading_{line.name}")
    yield (
        f"{name}: {words('run.this_run')}",
        _percent(line.level.value, words, 2),
        words.number(line.a_year.value, 2),
    )
    for study in line.published:
        yield f"   {study_title(asdict(study), years, words)}", *study_figures(asdict(study), words)


def _gains(found: Gains, facts: RunFacts, words: Words) -> Iterator[RenderableType]:
    yield words("run.gains", gain=words.percent(found.gain.value, 1)) + _badge(found.gain, words)
    rows = [
        (words(f"run.receiver_{line.name}"), _percent(line.gain.value, words, 2)) for line in found.receivers
    ]
    rows.append((words("run.receiver_gain"), _percent(found.gain.value, words, 2)))
    yield grid(_named(words, "receiver", "of_value"), rows)
    _, share, *bill = gains_sentences({"gains": asdict(found), "scenario": asdict(facts.scenario)}, words)
    yield share + _badge(found.labour_share_after, words)
    yield " ".join(bill) + _badge(found.ai_bill, words)


def _unemployment(facts: RunFacts, words: Words) -> Iterator[RenderableType]:
    if not facts.unemployment:
        yield words("run.no_flows")
        return
    assert facts.start is not None
    plain = {"start": asdict(facts.start), "scenario": asdict(facts.scenario)}
    for line in facts.unemployment:
        yield closure_sentence(asdict(line), plain, words) + _badge(line.rate, words)
    yield start_sentence(plain["start"], words)
    if facts.scenario.network_label:
        yield words("run.network", network=facts.scenario.network_label)
    if facts.hit:
        yield _heading(words("run.hit"))
        yield words("run.hit_note", closure=words(f"run.{facts.unemployment[0].closure}"))
        rows = [
            (
                line.name,
                words.number(line.people.value),
                words.percent(line.reach.value, 1),
                words.percent(line.rate.value, 1),
                words.percent(line.without.value, 1),
                words.signed(line.difference.value, 1),
            )
            for line in facts.hit
        ]
        yield grid(_named(words, "occupation", "people", "reach", "rate", "without", "difference"), rows)


def _rests(facts: RunFacts, words: Words) -> Iterator[RenderableType]:
    yield words("run.measure", measure=facts.scenario.measure_label)
    shown = [line for line in facts.assumptions if line.model != "flows" or line.changed]
    rows = [
        (
            line.label,
            words.number(line.value.value, 3).rstrip("0").rstrip(",."),
            words.number(line.default, 3).rstrip("0").rstrip(",.") if line.changed else "",
            words(f"views.badge.{line.value.badge}").lower(),
            words(f"run.given_{line.given_by}"),
        )
        for line in shown
    ]
    yield grid(_named(words, "parameter", "value", "default", "badge", "given_by"), rows)
    for title, lines in (("notes", facts.notes), ("limits", facts.limits)):
        if lines:
            yield _heading(words(f"run.{title}"))
            yield from (f"• {line}" for line in lines)
    yield _heading(words("report.sources"))
    for source in facts.sources:
        yield f"• {source.said}"
    said = {"version": facts.version, "scenario": facts.scenario.id, "fingerprint": facts.fingerprint[:12]}
    yield "\n" + words("run.foot", **said)


def _named(words: Words, first: str, *others: str) -> list[tuple[str, str]]:
    left = ("badge", "given_by", "default")
    return [
        (words(f"run.column.{first}"), "left"),
        *((words(f"run.column.{name}"), "left" if name in left else "right") for name in others),
    ]


def _percent(share: float | None, words: Words, digits: int = 1) -> str:
    return "–" if share is None else f"{words.signed(100 * share, digits)}%"


def _badge(quantity: Quantity, words: Words) -> str:
    return f" · {words(f'views.badge.{quantity.badge}').lower()}"
