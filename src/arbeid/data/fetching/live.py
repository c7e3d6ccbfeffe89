"""Official statistics as they stand today, in the columns of the sources that we ship: the extra `live`."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any

import polars as pl

from arbeid.data.fetching.statline import EMPLOYMENT, TABLES, ages, occupations
from arbeid.errors import ArbeidError

EUROSTAT = "https://ec.europa.eu/eurostat/api/dissemination/sdmx/2.1"
ILOSTAT = "https://sdmx.ilo.org/rest"
STATLINE = "https://opendata.cbs.nl"
_EUROSTAT_TABLE = "lfsa_egai2d"
_ILOSTAT_TABLE = "DF_EMP_TEMP_SEX_OC2_NB"
_ARMED_FORCES = ("01", "02", "03")

Row = dict[str, str | None]


def cbs_occupations(period: str | None = None, address: str = STATLINE) -> pl.DataFrame:
    """Read people at work by Dutch occupation group, and their pay, from StatLine (85276NED, 85517NED).

    ``period`` is a quarter such as ``2025Q4`` (by default the newest), set against the same quarter a year
    before; pay is of the newest year. Columns as in the source ``cbs-occupations-2025q4``. Errors: the
    extra is not installed, no connection, no figures for this quarter, another form than known.
    """
    _require("cbsodata")
    with _worded("CBS StatLine", address, TABLES):
        return occupations(period, address)


def cbs_ages(period: str | None = None, address: str = STATLINE) -> pl.DataFrame:
    """Read people at work by age and Dutch occupation group from StatLine (85276NED), as a cut is written.

    ``period`` as in `cbs_occupations`. Columns ``cell`` (an age, such as ``15-24``), ``code`` and ``jobs``;
    what is not published has no row. Errors as for `cbs_occupations`.
    """
    _require("cbsodata")
    with _worded("CBS StatLine", address, EMPLOYMENT):
        return ages(period, address)


def eurostat_isco_2(country: str = "NL", address: str = EUROSTAT) -> pl.DataFrame:
    """Read people at work (15 to 74, thousands) by ISCO-08 two-digit group and year from Eurostat.

    ``country`` is Eurostat's two-letter code. Columns as in the source ``eurostat-isco-2-nl``; armed forces
    are left out as there. Errors as for `cbs_occupations`.
    """
    # Order of the key: freq, isco08, age, sex, unit, geo.
    key = f"A..Y15-74.T.THS_PER.{country.upper()}"
    with _worded("Eurostat", address, _EUROSTAT_TABLE):
        rows: list[Row] = [
            {
                "geo": row["geo"],
                "isco08": row["isco08"],
                "year": row["TIME_PERIOD"],
                "employed_thousands": row["value"],
                "break_in_series": str("b" in row.get("OBS_FLAG", "")),
                "low_reliability": str("u" in row.get("OBS_FLAG", "")),
            }
            for row in _sdmx("ESTAT", address, _EUROSTAT_TABLE, key)
            if _is_group(row["isco08"].removeprefix("OC"))
        ]
    if not rows:
        raise ArbeidError("live_empty", publisher="Eurostat", table=_EUROSTAT_TABLE, what=country)
    return pl.DataFrame(rows).sort("isco08", "year")


def ilostat_isco_2(country: str = "NLD", address: str = ILOSTAT) -> pl.DataFrame:
    """Read people at work by ISCO-08 two-digit group in the newest survey year from ILOSTAT.

    ``country`` is a three-letter code. Those columns of the source ``ilostat-isco-2`` that ILOSTAT itself
    gives: shares without the armed forces, multiplied by total employment (thousands). Errors as for
    `cbs_occupations`.
    """
    # Order of the key: REF_AREA, FREQ, MEASURE, SEX, OC2.
    key = f"{country.upper()}.A..SEX_T."
    with _worded("ILOSTAT", address, _ILOSTAT_TABLE):
        found = _sdmx("ILO", address, _ILOSTAT_TABLE, key)
        year = max((row["TIME_PERIOD"] for row in found), default="")
        jobs = dict(_thousands(row) for row in found if row["TIME_PERIOD"] == year)
    groups = {code: count for code, count in jobs.items() if _is_group(code)}
    listed = sum(groups.values())
    if "TOTAL" not in jobs or not listed:
        raise ArbeidError("live_empty", publisher="ILOSTAT", table=_ILOSTAT_TABLE, what=country)
    rows = [
        {
            "country_code": country.upper(),
            "isco08_2d": code,
            "employment_share": repr(count / listed),
            "total_employment_k": repr(jobs["TOTAL"]),
            "year": year,
            "employment_k": repr(count / listed * jobs["TOTAL"]),
        }
        for code, count in groups.items()
    ]
    return pl.DataFrame(rows).sort("isco08_2d")


LIVE: Mapping[str, Callable[..., pl.DataFrame]] = {
    "cbs-occupations": cbs_occupations,
    "cbs-ages": cbs_ages,
    "eurostat-isco-2": eurostat_isco_2,
    "ilostat-isco-2": ilostat_isco_2,
}


def _sdmx(source: str, address: str, table: str, key: str) -> list[dict[str, str]]:
    """Ask an SDMX service for one table; give each observation that has a value with its key and flags."""
    _require("sdmx")
    import sdmx

    # Without a structure it reads the keys from the message itself, which is enough here, and warns.
    logging.getLogger("sdmx").setLevel(logging.ERROR)
    client = sdmx.Client(source)
    client.source.url = address
    message: Any = client.data(table, key=key)
    return [_row(one) for data in message.data for one in data.obs if one.value is not None]


def _row(one: Any) -> dict[str, str]:
    flags = {name: str(flag.value) for name, flag in one.attached_attribute.items()}
    place = {name: str(value.value) for name, value in one.key.values.items()}
    return {**flags, **place, "value": str(one.value)}


def _thousands(row: dict[str, str]) -> tuple[str, float]:
    if row.get("UNIT_MULT", "3") != "3":
        raise ValueError(f"UNIT_MULT = {row['UNIT_MULT']}")
    return row["OC2"].removeprefix("OC2_ISCO08_"), float(row["value"])


def _is_group(code: str) -> bool:
    return len(code) == 2 and code.isdigit() and code not in _ARMED_FORCES


def _require(package: str) -> None:
    if find_spec(package) is None:
        raise ArbeidError("live_extra", package=package)


@contextmanager
def _worded(publisher: str, address: str, table: str) -> Iterator[None]:
    import requests

    try:
        yield
    except ArbeidError:
        raise
    except requests.JSONDecodeError as error:
        raise ArbeidError("live_form", publisher=publisher, table=table, reason=error.msg) from error
    except requests.HTTPError as error:
        status = _status(error)
        raise ArbeidError("live_refused", publisher=publisher, table=table, status=status) from error
    except requests.RequestException as error:
        raise ArbeidError("live_unreachable", publisher=publisher, address=address) from error
    except Exception as error:
        # The readers of others meet a reply that is not theirs in any way they like.
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ArbeidError("live_form", publisher=publisher, table=table, reason=reason) from error


def _status(error: BaseException | None) -> str:
    # cbsodata raises the error anew, without the answer that it was about.
    while error is not None:
        answer = getattr(error, "response", None)
        if answer is not None:
            return str(answer.status_code)
        error = error.__cause__
    return "?"
