"""A run in words: the sentences, cells and names that terminal, page, memo and charts all say alike."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from arbeid.answers.quantity import Quantity
from arbeid.answers.run import (
    Balance,
    GroupLine,
    PlaceLine,
    PublishedLine,
    RunFacts,
    ScenarioLine,
)
from arbeid.views.phrasing import opening, period, signed_percent
from arbeid.views.run.closures import (
    closure_sentence,
    drawn_sentences,
    moves_sentences,
    ranged,
    start_sentence,
)
from arbeid.views.run.headline import (
    balance_sentence,
    gain_sentence,
    handed_sentence,
    productivity_sentence,
    wages_sentence,
)
from arbeid.views.run.range_cell import jobs_range, with_range
from arbeid.wording import Words, carried, greatest

MOVES = {"handed_over": -1, "oversight": 1, "freed": -1, "demand": 1, "new_work": 1}
"""What moves the number of jobs, in the order in which it is told, with the sign under which it counts."""
MOVED = ("handed_over", "assisted", "new_work")
"""What is told of each occupation, industry or cell, beside its jobs and their balance."""
OUTER = 10


@dataclass(frozen=True)
class BalanceLine:
    """One line of the balance of jobs with its range, wages fixed and wages moving."""

    name: str
    fixed: Quantity
    moving: Quantity


def balance_lines(found: Balance) -> Iterator[BalanceLine]:
    """Give the balance from what moves jobs to what is left, then what occupations win and lose."""
    for name, sign in MOVES.items():
        moved = _counted(getattr(found, name), sign)
        yield BalanceLine(name, moved, moved)
    # While wages stay as they are, they make up for nothing: that is what the closure says.
    yield BalanceLine("rebalancing", _counted(found.rebalancing, 0), found.rebalancing)
    yield BalanceLine("net", found.net, found.net_full)
    yield BalanceLine("won", found.won, found.won_full)
    yield BalanceLine("lost", _counted(found.lost, -1), _counted(found.lost_full, -1))


def _counted(moved: Quantity, sign: int) -> Quantity:
    """Count what moves jobs under its sign; of what makes them fewer the ends change places."""
    value, *ends = (None if one is None else sign * one + 0.0 for one in _three(moved))
    low, high = reversed(ends) if sign < 0 else ends
    return replace(moved, value=value, low=low, high=high)


def _three(quantity: Quantity) -> tuple[float | None, float | None, float | None]:
    return quantity.value, quantity.low, quantity.high


def greatest_of(found: Balance) -> float:
    """Find the largest line of a balance: no other is written finer."""
    return greatest(one.value for line in balance_lines(found) for one in (line.fixed, line.moving))


def points(study: PublishedLine) -> float:
    """Give a study's own figure in points a year; a level is spread over the study's years."""
    if study.a_year.value is not None:
        return float(study.a_year)
    if study.compounds:
        return 100 * (math.pow(1 + float(study.level), 1 / study.years) - 1)
    return 100 * float(study.level) / study.years


def largest(lines: Sequence[GroupLine]) -> list[GroupLine]:
    """Give the groups that change most, from the largest loss on."""
    chosen = sorted(lines, key=lambda line: -abs(float(line.net)))[:OUTER]
    return sorted(chosen, key=lambda line: float(line.net))


@dataclass(frozen=True)
class RunWords:
    """A run's facts, said in one language."""

    facts: RunFacts
    words: Words

    def setting(self) -> dict[str, object]:
        """Say of whom, when, and how far ahead the run speaks."""
        return setting(self.facts.economy, self.facts.scenario, self.words)

    def jobs(self) -> tuple[str, ...]:
        """Say what AI takes over, what is left on balance under each closure, what moves it, in what unit."""
        words, names = self.words, ("touched", "assisted", "freed", "demand", "new_work")
        return (
            handed_sentence(self.facts, words),
            balance_sentence(self.facts, words),
            words("run.jobs", **self.moved(names)),
            wages_sentence(self.facts, words),
            f"{words('run.worth')} {words('run.brackets')}"
            if self.facts.spreads.draws
            else words("run.worth"),
        )

    def moved(self, names: Iterable[str]) -> dict[str, str]:
        """Write totals of the balance by name, each with its range behind it where it has one."""
        return {
            name: with_range(getattr(self.facts.balance, name), self.words, greatest_of(self.facts.balance))
            for name in names
        }

    def of_people(self, jobs: Quantity) -> float:
        """Give jobs as a share of all people at work."""
        return float(jobs) / float(self.facts.economy.people)

    def won_and_lost(self) -> str:
        """Say how many jobs occupations lose and gain, under each closure."""
        return self.words("run.won_lost", **self.moved(("won", "lost", "won_full")))

    def productivity(self) -> tuple[str, ...]:
        """Say what the meanings of productivity are, and within which range the first of them lies."""
        range_ = productivity_sentence(self.facts, self.words)
        return (self.words("run.productivity"), *([range_] if range_ else ()))

    def gains(self) -> tuple[str, ...]:
        """Say how large the gain is, how labour's share moves, and what AI is supposed to cost."""
        found, words = self.facts.gains, self.words
        gain = words(
            "run.gains",
            # As in the table under it: to one digit both may read alike, and yet differ.
            gain=signed_percent(found.gain.value, words, 2),
            home=signed_percent(found.home.value, words, 2),
            new_work=signed_percent(found.new_work.value, words, 2),
        )
        lines = (
            f"{gain} {gain_sentence(self.facts, words)}".strip(),
            words(
                "run.labour_share",
                years=self.facts.scenario.years,
                before=words.percent(found.labour_share_before.value, 1),
                after=ranged(found.labour_share_home, words.percent, words),
            ),
            words("run.ai_bill", bill=ranged(found.ai_bill, words.percent, words)),
        )
        money = found.ai_bill_money
        if not money.value:
            return lines
        return (*lines, words("run.ai_bill_money", money=ranged(money, words.people, words, 0)))

    def gain_lines(self) -> tuple[tuple[str, Quantity], ...]:
        """List the receivers, their sum, and of that sum what stays at home and what new work brings."""
        found = self.facts.gains
        receivers = ((line.name, line.gain) for line in found.receivers)
        return (*receivers, ("gain", found.gain), ("home", found.home), ("new_work", found.new_work))

    def group(self, line: GroupLine) -> tuple[str, ...]:
        """Write a line of a group: its name, jobs, what moves them, the balance with its range, growth."""
        words, jobs = self.words, line.jobs
        return (
            words(line.name),
            words.number(jobs.value if jobs.badge == "measured" else carried(jobs.value)),
            *(words.number(carried(getattr(line, name).value)) for name in MOVED),
            words.signed(carried(line.net.value)),
            jobs_range(line.net, words),
            signed_percent(line.growth.value, words, 1),
            words.signed(carried(line.net_full.value)),
        )

    def unemployment(self) -> tuple[str, ...]:
        """Say where unemployment stands under each closure, within which range, and where the flows start."""
        start = self.facts.start
        if start is None:
            return (self.words("run.no_flows"),)
        lines = (
            closure_sentence(line, start, self.facts.scenario.years, self.words)
            for line in self.facts.unemployment
        )
        drawn = drawn_sentences(self.facts.unemployment, self.words)
        return (*lines, *drawn, *moves_sentences(start, self.words), start_sentence(start, self.words))

    def study(self, line: PublishedLine) -> tuple[str, str, str]:
        """Write a published estimate: its name, level and points a year."""
        return (study_title(line, self.facts.scenario.years, self.words), *study_figures(line, self.words))


def setting(economy: PlaceLine, scenario: ScenarioLine, words: Words) -> dict[str, object]:
    """Say of whom, when, and how far ahead a figure speaks."""
    return {
        "economy": opening(words(economy.title)),
        "population": words(economy.population),
        "period": period(economy.period, words),
        "years": scenario.years,
    }


def about(line: ScenarioLine, words: Words) -> tuple[str, str]:
    """Say under which scenario and closure a figure holds."""
    told = words("run.view.about_scenario", scenario=line.title, sentence=line.sentence)
    return told, words("run.view.about_open")


def study_title(study: PublishedLine, years: int, words: Words) -> str:
    """Name a study, with its own horizon where that is not the run's."""
    title = f"{words(study.title)}{'†' if study.fitted else ''}"
    if study.years == years:
        return title
    return words("run.study_years", title=title, years=words.number(study.years))


def study_figures(study: PublishedLine, words: Words) -> tuple[str, str]:
    """Give a study's level and points a year; the one that it did not publish follows from the other.

    >>> from arbeid.language import Text
    >>> from arbeid.wording import words_of
    >>> level, none = Quantity(0.0066, "change", "modelled"), Quantity(None, "points_a_year", "modelled")
    >>> about = {"scenario": "a", "title": Text(nl="a", en="a"), "years": 10.0, "fitted": False}
    >>> study_figures(PublishedLine(**about, level=level, a_year=none, ours_a_year=none), words_of("en"))
    ('+0.66%', '≈0.07')
    """
    about = "" if study.a_year.value is not None else "≈"
    a_year = about + words.number(points(study), 2)
    if study.level.value is not None:
        return signed_percent(study.level.value, words, 2), a_year
    return f"≈{words.signed(_in_all(study), 1)}%", a_year


def _in_all(study: PublishedLine) -> float:
    """Add points a year up to percent over a study's years: growth compounds, part of a total does not."""
    if study.compounds:
        return 100 * (math.pow(1 + float(study.a_year) / 100, study.years) - 1)
    return float(study.a_year) * study.years
