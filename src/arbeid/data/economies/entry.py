"""What an economy's file says: its name, how it sorts occupations, and where its people are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import ClassVar, Literal

import polars as pl
from pydantic import Field, model_validator

from arbeid.data.binding import Binding, MaybeBound
from arbeid.data.economies.labour_share import LabourShare
from arbeid.data.economies.survey import SurveyDesign
from arbeid.data.own_files.codes import Codes
from arbeid.data.own_files.csv_file import Numbers, whole_numbers
from arbeid.frozen import Frozen
from arbeid.language import Text
from arbeid.registry import Entry, Registry
from arbeid.table import Origin

HOURS_IN_A_WEEK = 168
GROUP_COLUMNS = (
    Numbers("jobs", low=0, needed=True, filled=True),
    Numbers("jobs_before", low=0),
    *(Numbers(name, low=0, high=1, share=True) for name in ("women", "higher_education")),
    *(Numbers(f"pay_{name}", low=0) for name in ("low", "median", "high", "mean", "hour")),
    Numbers("hours", low=0, high=HOURS_IN_A_WEEK, small=True),
)


class Members(Frozen):
    """Which countries of a family an economy joins: an income group, a list, or (neither) all of them."""

    family: str
    income_group: str | None = None
    countries: tuple[str, ...] = ()


class Cut(MaybeBound):
    """One way of cutting an economy's people up, apart from occupation.

    ``share`` names a column of shares of its groups: ``cells`` are those in it and the others. A ``table``,
    ``file`` or ``values`` hold people by cell and code; ``cells`` may name their cells. ``bands`` cuts the
    groups into equal numbers of people by ``of``.
    ``ordered`` says that the cells have an order of their own, which is that of their codes.
    ``members`` takes an aggregate's own countries as cells. ``names`` is a CSV file of the catalogue's
    ``cells`` folder (cell, nl, en), ``tiles`` one of its ``tiles`` folder (cell, label, column, row, region).
    A cell with fewer than ``ranked_from`` people is listed, and not set beside the others in charts.
    """

    keys: ClassVar[tuple[str, ...]] = ("cell", "code")

    values: Mapping[str, Mapping[str, float]] | None = None
    label: Text
    share: str | None = None
    cells: dict[str, Text] = Field(default_factory=dict)
    bands: int | None = None
    ordered: bool = False
    members: bool = False
    of: str = "pay_median"
    names: str | None = None
    tiles: str | None = None
    ranked_from: float = 0
    badge: Literal["measured", "derived"] = "derived"
    note: Text | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> Cut:
        if sum(bool(kind) for kind in (self.share, self.is_bound, self.bands, self.members)) != 1:
            raise ValueError("give exactly one of share, table, file, values, bands or members")
        if self.share is not None and len(self.cells) != 2:
            raise ValueError("a share needs two cells: those in it and the others")
        return self


class LabourMarketRates(Frozen):
    """Rates that the flow model is fitted to, as shares (0 to 1), and the parameters that meet them.

    ``unemployment`` and ``long_term`` (of ``long_term_weeks`` or more) are of the labour force, ``vacancy``
    of all jobs, filled or not. ``fitted`` holds parameters per step of 6.75 weeks, on the default network,
    that meet unemployment and vacancies; long-term unemployment follows. ``half_mobility`` and
    ``double_mobility`` hold those that meet them where people change occupation half or twice as often;
    without them the fitted ones are taken.
    """

    unemployment: float = Field(ge=0, le=1)
    vacancy: float = Field(ge=0, le=1)
    long_term: float | None = Field(default=None, ge=0, le=1)
    long_term_weeks: float = Field(default=27, gt=0)
    badge: Literal["measured", "derived", "modelled", "assumed"] = "assumed"
    source: Text
    fitted: dict[str, float]
    half_mobility: dict[str, float] = Field(default_factory=dict)
    double_mobility: dict[str, float] = Field(default_factory=dict)


class ImportShare(Frozen):
    """The share of spending on AI that ends abroad, with its own prior: least, most likely, most."""

    value: float = Field(ge=0, le=1)
    prior: tuple[float, float, float]
    badge: Literal["measured", "derived", "modelled", "assumed"] = "assumed"
    source: Text


class Yearly(MaybeBound):
    """Where an economy's people by year are (year, code, jobs, flags), and how they are sorted.

    With ``changing`` codes not every year counts everybody: occupations have years then, and the economy has
    none but in its own total (``total_code``). ``note`` says what a reader of the years must know.
    """

    keys: ClassVar[tuple[str, ...]] = ("year", "code")

    values: Mapping[str, Mapping[str, float]] | None = None
    classification: str
    changing: bool = False
    note: Text | None = None

    @model_validator(mode="after")
    def _has_years(self) -> Yearly:
        if not self.is_bound:
            raise ValueError("give exactly one of table, file or values")
        return self

    def read_keys(self, path: Path, frame: pl.DataFrame) -> pl.DataFrame:
        """Read the years. Errors: one that is no year."""
        return frame.with_columns(year=whole_numbers(path, frame, "year"))


class Titles(Frozen):
    """An author's own file (code, jobs), in which a group's jobs are repeated for every title under it."""

    table: str
    classification: str


class EconomyEntry(Entry):
    """An economy's file: its name, the way it sorts occupations, its period, and where its people are.

    ``groups`` brings at least code and jobs; optional columns are jobs_before (in ``period_before``), women,
    higher_education, pay_low, pay_median and pay_high (in ``pay_unit``, of ``pay_period`` where that is
    another than ``period``), and hours (a week, for one person). ``total_code`` is the code of a row that
    holds the source's own total. ``before`` brings the people in ``period_before`` where the groups do not. A
    survey that publishes the errors of its counts has them in a column error (a share). An aggregate has
    ``members`` instead of groups. ``titles`` are its jobs merged the way an author did, for claims that rest
    on that. ``network`` names the occupations that its people move between by default, ``rates`` its labour
    market, ``survey`` the design of the survey that counts them, ``labour_share`` labour's part of its
    income, ``ai_import_share`` how much of its spending on AI ends abroad. ``note`` says what is left out; it
    is printed with every result.
    """

    title: Text
    population: Text
    classification: str
    period: str
    period_before: str | None = None
    groups: Binding | None = None
    before: Binding | None = None
    members: Members | None = None
    total_code: str = ""
    pay_unit: str = "EUR/hour"
    pay_period: str | None = None
    cuts: dict[str, Cut] = Field(default_factory=dict)
    history: Yearly | None = None
    titles: Titles | None = None
    network: str | None = None
    rates: LabourMarketRates | None = None
    survey: SurveyDesign | None = None
    labour_share: LabourShare | None = None
    ai_import_share: ImportShare | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _has_people(self) -> EconomyEntry:
        if (self.groups is None) == (self.members is None):
            raise ValueError("give either groups or members")
        return self

    @property
    def has_whole_years(self) -> bool:
        """Whether there are past years in which everybody was counted by the same codes."""
        return self.history is not None and not self.history.changing

    def read_groups(self) -> tuple[pl.DataFrame, tuple[Origin, ...]]:
        """Give the people by group (code, jobs, and what else the source has), and where they come from."""
        assert self.groups is not None
        return self._numbers(self.groups, (*GROUP_COLUMNS, *self._cut_columns()))

    def read_before(self) -> tuple[pl.DataFrame, tuple[Origin, ...]] | None:
        """Read the people by group in the period before (code, jobs), where a table of their own has them."""
        return None if self.before is None else self._numbers(self.before, GROUP_COLUMNS)

    def _cut_columns(self) -> Iterator[Numbers]:
        """List the columns of one's own by which its cuts are made: what is not asked for has no bounds."""
        known = {one.name for one in GROUP_COLUMNS}
        for cut in self.cuts.values():
            if cut.share is not None and cut.share not in known:
                yield Numbers(cut.share, low=0, high=1, share=True, needed=True)
            elif cut.bands is not None and cut.of not in known:
                yield Numbers(cut.of, needed=True)

    def _numbers(
        self, binding: Binding, columns: Sequence[Numbers]
    ) -> tuple[pl.DataFrame, tuple[Origin, ...]]:
        codes = Codes(self.classification, self.total_code)
        return binding.numbers(self.id, self.folder, columns, codes, rest=True)


ECONOMIES = Registry("economy", "economies", EconomyEntry)
