"""People at work and pay by occupation group from two StatLine tables, in the columns of our source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sized
from typing import Any
from urllib.parse import urlsplit

import polars as pl

from arbeid.errors import ArbeidError

EMPLOYMENT, PAY = "85276NED", "85517NED"
TABLES = f"{EMPLOYMENT}, {PAY}"
BOTH_SEXES, WOMEN = "T001038", "4000"
EVERYONE, HIGHER_EDUCATION = "T009002", "2018790"
_TIMEOUT = (10, 120)
_AGE = re.compile(r"\b(\d\d) tot (\d\d) jaar\b")
_GROUP = re.compile(r"(\d{4})\s+(.+)")
_TRAITS = "Persoonskenmerken"
_PAY_COLUMNS = {
    "medianHourlyPay": "k_50ePercentielMediaan_3",
    "payP25": "k_25ePercentiel_2",
    "payP75": "k_75ePercentiel_4",
}

Rows = list[dict[str, Any]]


def occupations(period: str | None, address: str) -> pl.DataFrame:
    """Join the two tables by occupation group; groups with nobody at work are left out, as at CBS."""
    employment, pay = Statline(EMPLOYMENT, address), Statline(PAY, address)
    now = _quarter(period) if period else employment.newest("KW")
    before = f"{int(now[:4]) - 1}{now[4:]}"
    people = _people(employment.rows(now, before))
    codes = {key: code for key, (code, _) in pay.groups().items()}
    paid = {codes.get(row["Beroep"]): row for row in pay.rows(pay.newest("JJ"))}
    lines = []
    for key, (code, title) in employment.groups().items():
        jobs = people.get((key, now, BOTH_SEXES, EVERYONE))
        if jobs:
            of_all = {
                "jobsComparison": people.get((key, before, BOTH_SEXES, EVERYONE)),
                "womenShare": _share(people.get((key, now, WOMEN, EVERYONE)), jobs),
                "higherEducationShare": _share(people.get((key, now, BOTH_SEXES, HIGHER_EDUCATION)), jobs),
            }
            line = {"code": code, "title": title, "jobs": jobs, **of_all, **_pay(paid.get(code, {}))}
            lines.append({name: None if value is None else str(value) for name, value in line.items()})
    if not lines:
        raise ArbeidError("live_empty", publisher="CBS StatLine", table=EMPLOYMENT, what=now)
    return pl.DataFrame(lines, schema=dict.fromkeys(lines[0], pl.String)).sort("code")


def ages(period: str | None, address: str) -> pl.DataFrame:
    """Read people at work by age and occupation group of one quarter: ``cell``, ``code``, ``jobs``.

    What CBS does not publish, because the sample is too small, has no row: it is missing, not zero.
    """
    employment = Statline(EMPLOYMENT, address)
    now = _quarter(period) if period else employment.newest("KW")
    cells, groups = _apart(employment.ages()), employment.groups()
    lines = [
        (cells[age], groups[key][0], str(jobs))
        for (key, quarter, sex, age), jobs in _people(employment.rows(now)).items()
        if key in groups and age in cells and sex == BOTH_SEXES and quarter == now
    ]
    if not lines:
        raise ArbeidError("live_empty", publisher="CBS StatLine", table=EMPLOYMENT, what=now)
    return pl.DataFrame(lines, schema=["cell", "code", "jobs"], orient="row").sort("cell", "code")


class Statline:
    """One table of StatLine's OData service (version 3), read by cbsodata."""

    def __init__(self, table: str, address: str) -> None:
        self.table = table
        self.host = urlsplit(address).netloc
        self.secure = address.startswith("https")

    def newest(self, kind: str) -> str:
        """Give the newest period of a kind: ``KW`` for quarters, ``JJ`` for years."""
        return str(max(row["Key"] for row in self._ask("Perioden") if row["Key"][4:6] == kind))

    def groups(self) -> dict[str, tuple[str, str]]:
        """Give the four-digit groups by StatLine's own key, with code and title."""
        titles = {row["Key"].strip(): _GROUP.match(row["Title"]) for row in self._ask("Beroep")}
        known = {key: (found[1], found[2].strip()) for key, found in titles.items() if found}
        _refuse_none(known, "Beroep")
        return known

    def ages(self) -> dict[str, str]:
        """List the ages that people are counted by, as ``15-24``, by StatLine's own key.

        Keys are only known from their titles: “15 tot 25 jaar” is up to and with 24.
        """
        titles = {row["Key"].strip(): _AGE.search(row["Title"]) for row in self._ask(_TRAITS)}
        known = {key: f"{found[1]}-{int(found[2]) - 1}" for key, found in titles.items() if found}
        _refuse_none(known, _TRAITS)
        return known

    def rows(self, *periods: str) -> Rows:
        """Give the figures of these periods, the padding of keys taken off."""
        asked = " or ".join(f"Perioden eq '{period}'" for period in periods)
        return [_stripped(row) for row in self._ask("TypedDataSet", filters=asked)]

    def _ask(self, what: str, **question: str) -> Rows:
        import cbsodata

        # Its get_data would fetch every table around this one too, and takes typed for untyped.
        cbsodata.options.use_https = self.secure
        found: Rows = cbsodata.get_meta(self.table, what, catalog_url=self.host, timeout=_TIMEOUT, **question)
        return found


def _refuse_none(known: Sized, dimension: str) -> None:
    """Refuse a list of which no title reads as it used to: all would be missing without a word."""
    if not known:
        raise ValueError(f"titles of {dimension}")


def _apart(ages: dict[str, str]) -> dict[str, str]:
    """Leave out ages that hold another, so that nobody is counted twice."""
    ends = {key: tuple(map(int, age.split("-"))) for key, age in ages.items()}

    def holds(one: str, other: str) -> bool:
        (low, high), (first, last) = ends[one], ends[other]
        return (low, high) != (first, last) and low <= first and last <= high

    return {key: age for key, age in ages.items() if not any(holds(key, other) for other in ages)}


def _quarter(period: str) -> str:
    found = re.fullmatch(r"(\d{4})\s?[QK]([1-4])", period.upper())
    if not found:
        raise ArbeidError("period_form", period=period)
    return f"{found[1]}KW0{found[2]}"


def _people(rows: Rows) -> dict[tuple[str, str, str, str], int]:
    return dict(_counted(rows))


def _counted(rows: Rows) -> Iterator[tuple[tuple[str, str, str, str], int]]:
    for row in rows:
        thousands = row["WerkzameBeroepsbevolking_1"]
        if thousands is not None:
            key = (row["Beroep"], row["Perioden"], row["Geslacht"], row["Persoonskenmerken"])
            yield key, round(1000 * thousands)


def _pay(row: dict[str, Any]) -> dict[str, Any]:
    employees = row.get("Werknemer_1")
    figures = {ours: row.get(theirs) for ours, theirs in _PAY_COLUMNS.items()}
    return figures | {"employeesInPayData": None if employees is None else round(1000 * employees)}


def _share(part: int | None, whole: int) -> float | None:
    return None if part is None else round(part / whole, 4)


def _stripped(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value.strip() if isinstance(value, str) else value for name, value in row.items()}
