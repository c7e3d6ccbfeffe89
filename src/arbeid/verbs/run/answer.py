"""What a run came to: facts to read, tables to work with, figures, a memo and a page."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import polars as pl

from arbeid.answers.comparison import Compared
from arbeid.answers.fan import Fan
from arbeid.answers.quantity import Quantity
from arbeid.answers.run import RunFacts
from arbeid.answers.shown import Shown
from arbeid.errors import WrongCall, unknown_name
from arbeid.language import Language
from arbeid.language import language as language_named
from arbeid.result import Result
from arbeid.settings import Settings
from arbeid.verbs.arguments import as_given, checked
from arbeid.wording import Words, words_of

if TYPE_CHECKING:
    from arbeid.views.drawing.figure import Figure


@dataclass(frozen=True, eq=False)
class RunAnswer(Shown):
    """What a run came to: facts to read, tables to work with, a chart for each question.

    ``facts`` holds both languages, ``language`` says in which words are shown; ``result`` can be saved and
    compared, and ``settings`` are those that it was run with. Tables are polars frames.
    """

    _instead_of_operators: ClassVar[str] = "run_operators"

    facts: RunFacts
    result: Result = field(repr=False)
    language: Language
    settings: Settings | None = field(default=None, repr=False)
    _fans: list[Fan | None] = field(default_factory=list, repr=False)

    def in_language(self, language: str) -> RunAnswer:
        """Give the same answer in another language."""
        return replace(self, language=language_named(language))

    def _facts(self) -> RunFacts:
        return self.facts

    def __sub__(self, other: RunAnswer) -> Compared:
        """Compare with another run: that first, then this, and this less that. Errors: other economies."""
        from arbeid.verbs.run.difference import difference_of

        if not isinstance(other, RunAnswer):
            raise WrongCall("not_a_run", value=as_given(other))
        return difference_of(
            (other.result, other.facts, other.settings), (self.result, self.facts, self.settings)
        )

    @property
    def net(self) -> Quantity:
        """Jobs at the horizon with AI less those without, with wages fixed."""
        return self.facts.balance.net

    @property
    def occupations(self) -> pl.DataFrame:
        """Occupation by year: jobs, handed over, assisted, freed, demand, new work, net, both closures."""
        return self.result.tables["occupations"]

    @property
    def industries(self) -> pl.DataFrame:
        """Industry by year: jobs, cost, price, quantity, and what moves the jobs."""
        return self.result.tables["industries"]

    @property
    def totals(self) -> pl.DataFrame:
        """Everything together by year, with productivity and who gets the gain."""
        return self.result.tables["totals"]

    @property
    def unemployment(self) -> pl.DataFrame:
        """Rates of the labour market by closure and year, with AI and without; empty without flows."""
        return self.result.tables.get("unemployment", pl.DataFrame())

    def plain(self, language: str | None = None) -> dict[str, Any]:
        """Give the answer as plain data, in its own language or in another. Errors: an unknown language."""
        return super().plain(self.language if language is None else language)

    @checked
    def save(self, folder: str | Path) -> Path:
        """Write the result into a folder of its own. Errors: a folder that holds something else."""
        return self.result.save(folder)

    def figures(self, language: str | None = None) -> dict[str, Figure]:
        """Draw the figure of each question, by name; in the language of the answer, or in another."""
        from arbeid.views.run.page import figures

        spoken = self.language if language is None else language_named(language)
        return figures(self.facts, words_of(spoken), self.fan())

    def fan(self) -> Fan | None:
        """Follow the balance of jobs by year over draws, at the first call; nothing where all is fixed."""
        from arbeid.verbs.run.fan import fan_of

        if self.settings is None:
            return None
        if not self._fans:
            self._fans.append(fan_of(self.facts, self.settings))
        return self._fans[0]

    def figure(self, name: str | None = None, *, language: str | None = None) -> Figure:
        """Draw one figure, the first unless it is named: SVG, PNG, table, alt text and CSV.

        Errors: a question without a figure, an unknown language.
        """
        drawn = self.figures(language)
        if name is not None and name not in drawn:
            raise unknown_name("chart", name, drawn)
        return drawn[name or next(iter(drawn))]

    def _figures(self, words: Words) -> dict[str, Figure]:
        return self.figures(words.language)

    def memo(self) -> str:
        """Write the answer as one page of Markdown, to paste into a memo."""
        from arbeid.views.run.memo import run_memo

        return run_memo(self.facts, self.language)

    def html(self) -> str:
        """Write the answer as one self-contained page."""
        from arbeid.views.run.page import run_html

        return run_html(self.facts, self.language, self.fan())
