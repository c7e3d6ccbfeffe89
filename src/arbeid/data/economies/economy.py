"""One labour market: its groups of occupations with the people at work in each."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from math import inf, isfinite
from typing import Literal

import polars as pl

from arbeid.data.codes.classifications import CLASSIFICATIONS, labels, residual_codes
from arbeid.data.codes.means import exact_sum
from arbeid.data.economies.corrections import Correction
from arbeid.data.economies.entry import ECONOMIES, EconomyEntry
from arbeid.data.economies.families import corrections_in, members_frame
from arbeid.data.economies.names import economy_entry, economy_id, economy_names
from arbeid.errors import ArbeidError, DamagedFile
from arbeid.language import Language, Text
from arbeid.registry import remembered
from arbeid.table import Origin

__all__ = ["Economy", "economy", "economy_names"]

_OPTIONAL = (
    "jobs_before",
    "women",
    "higher_education",
    "pay_low",
    "pay_median",
    "pay_high",
    "hours",
    "error",
    "error_before",
)

# More than live on Earth; and more than any currency pays anybody in a year. What is larger is in another
# unit, or a slip, and sums over it would be infinite.
_MOST = {"jobs": 1e10, "pay": 1e13}


@dataclass(frozen=True, eq=False)
class Economy:
    """One labour market in one period; each is loaded once, and is equal only to itself.

    ``groups`` has the columns code, nl, en (names), jobs, and those of jobs_before, women,
    higher_education, pay_low, pay_median, pay_high, hours, error, error_before (relative standard errors)
    that the source has (others are missing throughout). ``published`` is the source's own total where it
    differs from the sum of the released groups. ``origins_before`` are those of the period before, where
    another table holds it.
    ``beside`` has by code what else its source brought, which no answer reads but cuts that name it.
    ``badge`` is that of its counts: measured, or derived where a source's slip was corrected.
    """

    id: str
    entry: EconomyEntry = field(repr=False)
    groups: pl.DataFrame = field(repr=False)
    origins: tuple[Origin, ...] = field(repr=False)
    published: float | None = None
    badge: Literal["measured", "derived"] = "measured"
    origins_before: tuple[Origin, ...] = field(default=(), repr=False)
    beside: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema={"code": pl.String}), repr=False)

    @property
    def classification(self) -> str:
        """The classification of its groups."""
        return self.entry.classification

    @property
    def people(self) -> float:
        """The number of people at work in all groups together."""
        return exact_sum(self.groups["jobs"])

    @property
    def residual(self) -> frozenset[str]:
        """The codes that hold no known occupation: they count in totals and are listed nowhere."""
        return residual_codes(self.classification)

    @cached_property
    def names(self) -> dict[str, Text]:
        """The names of its groups by code."""
        return {code: Text(nl=nl, en=en) for code, nl, en in self.groups.select("code", "nl", "en").rows()}

    def name(self, code: str, language: Language) -> str:
        """Give the name of a group in one language."""
        return str(self.groups.filter(pl.col("code") == code)[language][0])


def economy(name: str) -> Economy:
    """Load one economy: a file of the catalogue, a country, or an aggregate of countries.

    It may be called by its name, its title in either language, or a common short form.

    >>> economy("nl").people
    9865000.0
    >>> economy("us").published
    155495730.0
    """
    return _load(economy_id(name))


@remembered
def damaged_economies() -> dict[str, ArbeidError]:
    """Say what is wrong with each economy of the reader's own whose files cannot be read, by name."""
    found = ECONOMIES.broken()
    for name in ECONOMIES.own_names():
        try:
            _load(name)
        except ArbeidError as error:
            found.setdefault(name, error)
    return found


@remembered
def _load(name: str) -> Economy:
    entry = economy_entry(name)
    CLASSIFICATIONS.get(entry.classification)
    corrections: tuple[Correction, ...] = ()
    if entry.members is not None:
        frame, origins = members_frame(entry.members)
        corrections = corrections_in(entry.members)
    else:
        frame, origins = entry.read_groups()
    frame, origins_before = _with_before(entry, frame)
    total = frame.filter(pl.col("code") == entry.total_code)["jobs"]
    frame = frame.filter(pl.col("code") != entry.total_code)
    _refuse_bad_jobs(name, frame)
    return Economy(
        name,
        _with_corrections(entry, corrections),
        _named(frame, entry.classification),
        origins,
        float(total[0]) if len(total) else None,
        "derived" if corrections else "measured",
        origins_before,
        frame.select("code", pl.exclude("code", "nl", "en", "jobs", "classification", *_OPTIONAL)),
    )


def _named(frame: pl.DataFrame, classification: str) -> pl.DataFrame:
    """Lay their names beside groups, and every column that the source lacks as missing."""
    absent = [column for column in _OPTIONAL if column not in frame.columns]
    # One query: a list asks for a dozen economies, and each step by itself takes longer than its few rows do.
    return (
        frame.lazy()
        .join(labels(classification).lazy(), on="code", how="left")
        .with_columns(
            *(pl.lit(None, dtype=pl.Float64).alias(column) for column in absent),
            nl=pl.coalesce("nl", "en", "code"),
            en=pl.coalesce("en", "nl", "code"),
        )
        .select("code", "nl", "en", "jobs", *_OPTIONAL)
        .sort("code")
        .collect()
    )


def _with_before(entry: EconomyEntry, frame: pl.DataFrame) -> tuple[pl.DataFrame, tuple[Origin, ...]]:
    """Lay the people of the period before beside those of now, where another table holds them."""
    earlier = entry.read_before()
    if earlier is None:
        return frame, ()
    counted, origins = earlier
    names = [name for name in ("jobs", "error") if name in counted.columns]
    before = counted.select("code", *(pl.col(name).alias(f"{name}_before") for name in names))
    return frame.drop("jobs_before", strict=False).join(before, on="code", how="left"), origins


def _with_corrections(entry: EconomyEntry, corrections: tuple[Correction, ...]) -> EconomyEntry:
    """Add to an economy's note what was corrected, so that it is printed with every result."""
    alone = entry.members is not None and len(entry.members.countries) == 1
    texts = [correction.reason if alone else correction.short for correction in corrections]
    if not texts:
        return entry
    texts = [entry.note, *texts] if entry.note else texts
    note = Text(nl=" ".join(text.nl for text in texts), en=" ".join(text.en for text in texts))
    return entry.model_copy(update={"note": note})


def _refuse_bad_jobs(name: str, frame: pl.DataFrame) -> None:
    jobs = frame["jobs"]
    # A few plain numbers say of nearly every economy that it is right; only then is the bad row looked for.
    if jobs.null_count() or not isfinite(jobs.sum()) or (jobs < 0).any():
        bad = frame.filter(pl.col("jobs").is_null() | (pl.col("jobs") < 0) | ~pl.col("jobs").is_finite())
        for code, value in bad.select("code", "jobs").head(1).rows():
            raise DamagedFile("jobs_invalid", economy=name, code=code, value=value)
    for column in frame.columns:
        _refuse_huge(name, frame, column)
    # Of nobody no share can be taken, so that every answer would be a division by zero.
    if not jobs.sum():
        raise DamagedFile("economy_nobody", economy=name)
    if frame["code"].n_unique() != len(frame):
        repeated = frame.filter(pl.col("code").is_duplicated())
        raise DamagedFile("code_repeated", economy=name, code=repeated["code"][0])


def _refuse_huge(name: str, frame: pl.DataFrame, column: str) -> None:
    most = _MOST.get(column.partition("_")[0], inf)
    greatest = frame[column].max() if most < inf else None
    if isinstance(greatest, int | float) and greatest > most:
        code = frame.filter(pl.col(column) > most)["code"][0]
        raise DamagedFile("economy_huge", economy=name, column=column, code=code, value=f"{greatest:g}")
