"""What moves demand: the share of each group's hours that a measure or a file of one's own takes away."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, get_args

import polars as pl

from arbeid.data.binding import Given
from arbeid.data.codes.means import exact_sum
from arbeid.data.economies.economy import Economy
from arbeid.data.fetching.cache import sha256
from arbeid.data.own_files.codes import mended_code
from arbeid.data.own_files.csv_file import read_own
from arbeid.data.own_files.numbers import decimal_marks, number_of
from arbeid.errors import ArbeidError, DamagedFile, NotReachable, unknown_name
from arbeid.language import Text
from arbeid.measures.measure import MEASURES
from arbeid.measures.published import score, usual_measure
from arbeid.registry import brief
from arbeid.table import Origin

Unit = Literal["share", "probability"]
Counts = Literal["tasks", "hours"]
UNITS: tuple[Unit, ...] = get_args(Unit)


@dataclass(frozen=True, eq=False)
class Shock:
    """Shares of hours by group (code, value), 0 to 1, and how many people's groups had none of their own.

    ``guessed`` is the share of people at work whose group takes the plain mean of the groups whose codes
    start most alike. ``instead`` says that nobody asked for this measure and the usual one does not reach.
    A ``unit`` of probability is none of hours, and neither is a share of tasks, as measures give it
    (``counts``): reading the one as the other is an assumption, to be said.
    """

    name: str
    label: Text
    frame: pl.DataFrame
    guessed: float
    origins: tuple[Origin, ...]
    instead: bool = False
    unit: Unit = "share"
    counts: Counts = "hours"


def shock_of(name: str | None, market: Economy) -> Shock:
    """Read a shock by the name of a measure, or from a CSV file (code, value).

    Without a name it is the measure that is usual for the economy, one that ships.
    A code that lost the zeros at its start gets them back.
    Errors: an unknown measure, one that is no share or probability, one that does not reach the economy or
    does not ship; a file that is damaged, or that names a code twice or that the economy does not have.
    """
    if name is None:
        usual = usual_measure(market, lambda one: one.unit in UNITS and one.ranks)
        return replace(_from_measure(usual, market), instead=usual not in MEASURES.first)
    return _from_file(Path(name), market) if name.endswith(".csv") else _from_measure(name, market)


def _from_measure(name: str, market: Economy) -> Shock:
    measure = MEASURES.get(name)
    unit = next((unit for unit in UNITS if unit == measure.unit), None)
    if unit is None:
        raise ArbeidError("flows_measure_unit", measure=name, unit=measure.unit)
    scored = score(measure.id, market)
    frame, guessed = _filled(scored.frame.select("code", "jobs", value="score"))
    return Shock(measure.id, measure.label, frame, guessed, scored.origins, unit=unit, counts="tasks")


def _from_file(path: Path, market: Economy) -> Shock:
    codes = market.groups["code"].to_list()
    given = _read(path, codes)
    for row in given.iter_rows(named=True):
        if row["code"] not in codes:
            nearest = unknown_name("code", str(row["code"]), codes)
            raise DamagedFile("flows_code", path=path, row=row["row"], problem=nearest)
        if row["value"] is None or not 0 <= row["value"] <= 1:
            raise DamagedFile(
                "flows_value", path=path, row=row["row"], code=row["code"], value=brief(row["given"] or "")
            )
    repeated = given.filter(pl.col("code").is_duplicated())
    if len(repeated):
        raise DamagedFile("flows_code_repeated", path=path, code=repeated["code"][0])
    joined = market.groups.select("code", "jobs").join(
        given.select("code", "value"), on="code", how="left", maintain_order="left"
    )
    frame, guessed = _filled(joined)
    label = Text(nl=f"eigen bestand {path.name}", en=f"own file {path.name}")
    origin = Given(publisher=path.name, title=path.name, url="", licence="", vintage="").origin(path.stem)
    return Shock(path.stem, label, frame, guessed, (origin.model_copy(update={"sha256": sha256(path)}),))


def _read(path: Path, codes: Collection[str]) -> pl.DataFrame:
    """Read a file's codes, with the zeros that a spreadsheet took, its values, and those as they stand."""
    given = read_own(path, ("code", "value"))
    marks = decimal_marks(given["value"].drop_nulls())
    texts = given.select("code", "value").rows()
    mended = [code and (mended_code(code, codes) or code) for code, _ in texts]
    values = [value and number_of(value, marks, small=True) for _, value in texts]
    return given.select(
        row="line",
        code=pl.Series(mended, dtype=pl.String),
        given="value",
        value=pl.Series(values, dtype=pl.Float64),
    )


def _filled(frame: pl.DataFrame) -> tuple[pl.DataFrame, float]:
    """Give a group without a value the plain mean of the groups whose codes start most alike."""
    known = frame.drop_nulls("value")
    if known.is_empty():
        raise NotReachable("flows_no_value")
    unknown = frame.filter(pl.col("value").is_null())
    guesses = pl.DataFrame(
        {"code": unknown["code"], "guess": [_guess(code, known) for code in unknown["code"]]},
        schema={"code": pl.String, "guess": pl.Float64},
    )
    filled = frame.join(guesses, on="code", how="left", maintain_order="left")
    total = exact_sum(frame["jobs"])
    return (
        filled.select("code", "jobs", value=pl.coalesce("value", "guess")),
        exact_sum(unknown["jobs"]) / total if total else 0.0,
    )


def _guess(code: str, known: pl.DataFrame) -> float:
    # At length 0 all groups are alike, so there is always an answer.
    for length in range(len(code), -1, -1):
        alike = known.filter(pl.col("code").str.starts_with(code[:length]))
        if len(alike):
            break
    return exact_sum(alike["value"]) / len(alike)
