"""What a run came to: settings, tables, fingerprint and origins; kept in one folder, read back, compared."""

from __future__ import annotations

import hashlib
import io
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Annotated, Any

import polars as pl
from pydantic import BaseModel, ConfigDict, PrivateAttr, StringConstraints

from arbeid.errors import ArbeidError, DamagedFile, Kind, Unwritable
from arbeid.files import new_folder, put, taken, unwritable
from arbeid.table import Origin

FACTS = "result.json"


@dataclass(frozen=True, eq=False)
class Result:
    """The outcome of one run.

    ``tables`` are polars frames by name; ``columns`` says of each of their columns the unit and the badge;
    ``notes`` are what the run fell back on, as keys of the wording with values. ``fingerprint`` depends on
    settings, figures and version alone: no time, path or host. ``unset`` are the parameters that nobody set,
    which are drawn where a range is asked for; nothing in a result that does not say so.
    """

    settings: Mapping[str, Any]
    version: str
    fingerprint: str
    notes: tuple[Mapping[str, Any], ...]
    origins: tuple[Origin, ...] = field(repr=False)
    columns: Mapping[str, Mapping[str, str]] = field(repr=False)
    tables: Mapping[str, pl.DataFrame] = field(repr=False)
    unset: tuple[str, ...] | None = field(default=None, repr=False)

    def __repr__(self) -> str:
        # In a few words: all settings and columns fill a screen, and are asked for by name.
        asked = {
            name: self.settings[name] for name in ("scenario", "economy", "years") if name in self.settings
        }
        told = ", ".join(f"{name}={value!r}" for name, value in asked.items())
        return f"Result({told}, tables={list(self.tables)}, fingerprint={self.fingerprint[:12]!r})"

    def save(self, folder: str | Path, beside: Mapping[str, bytes] | None = None) -> Path:
        """Write the result, and files that go ``beside`` it by name, into a folder of its own.

        A new folder is whole or not there. One that holds part of this same result is completed, each file
        whole or not at all: nothing is written twice, and what a reader put beside it stays. Errors: a
        folder with another result, with this one changed since, or with other files, or one that cannot be
        written.
        """
        place = Path(folder)
        refuse_foreign(place, self.fingerprint)
        files = chain(self._files(), (beside or {}).items())
        try:
            if taken(place):
                for name, content in files:
                    _write(place / name, content)
            else:
                _write_new(place, files)
        except OSError as error:
            raise unwritable(place, error) from error
        return place

    def facts(self) -> dict[str, Any]:
        """Give all but the tables as plain data."""
        known = {} if self.unset is None else {"unset": list(self.unset)}
        return known | {
            "fingerprint": self.fingerprint,
            "version": self.version,
            "settings": self.settings,
            "notes": [dict(note) for note in self.notes],
            "origins": [origin.model_dump() for origin in self.origins],
            "columns": self.columns,
        }

    def _files(self) -> Iterator[tuple[str, bytes]]:
        written = dict(self._table_files())
        hashes = {name: _hash(content) for name, content in written.items()}
        facts = json.loads(json.dumps({**self.facts(), "files": hashes}))
        facts["seal"] = _seal(facts)
        yield FACTS, f"{json.dumps(facts, ensure_ascii=False, indent=2, sort_keys=True)}\n".encode()
        yield from written.items()

    def _table_files(self) -> Iterator[tuple[str, bytes]]:
        for name, frame in sorted(self.tables.items()):
            parquet = io.BytesIO()
            frame.write_parquet(parquet, compression="zstd", statistics=False)
            yield f"{name}.parquet", parquet.getvalue()
            yield f"{name}.csv", frame.write_csv().encode()


def refuse_foreign(place: Path, fingerprint: str) -> None:
    """Refuse a folder for the result with this fingerprint.

    Errors: one with another result, with a result that somebody changed, or with other files.
    """
    if not taken(place):
        return
    if not place.is_dir():
        raise Unwritable("unwritable", path=place, reason="not a folder")
    if (place / FACTS).exists():
        facts = _read_facts(place)
        # What was changed by hand is somebody's work, or damage that has to be seen: never written over.
        # A result of 0.1.0 has no seal, but the hash of each of its tables.
        if facts.seal not in (None, facts.found):
            raise DamagedFile("result_damaged", path=place)
        if facts.fingerprint != fingerprint:
            there = facts.fingerprint
            raise ArbeidError("result_other", path=place, there=there[:12], here=fingerprint[:12])
        _refuse_changed(place, facts.files)
    elif any(not name.name.startswith(".") for name in place.iterdir()):
        raise ArbeidError("result_foreign", path=place)


def _refuse_changed(place: Path, files: Mapping[str, str]) -> None:
    for name, expected in files.items():
        path = place / name
        if not os.path.lexists(path):
            continue
        try:
            unchanged = _hash(path.read_bytes()) == expected
        except OSError as error:
            raise DamagedFile("result_damaged", path=place) from error
        if not unchanged:
            raise DamagedFile("result_damaged", path=place)


def load(folder: str | Path) -> Result:
    """Read a result back from its folder.

    Errors: no result there; one of which a file is missing, or of which anything was changed; one that was
    kept without a seal, by 0.1.0.
    """
    place = Path(folder)
    facts = _read_facts(place)
    if facts.seal is None:
        raise DamagedFile("result_unsealed", path=place)
    if facts.seal != facts.found:
        raise DamagedFile("result_damaged", path=place)
    return Result(
        settings=facts.settings,
        version=facts.version,
        fingerprint=facts.fingerprint,
        notes=facts.notes,
        origins=facts.origins,
        columns=facts.columns,
        tables=dict(_tables(place, facts.files)),
        unset=facts.unset,
    )


def _tables(place: Path, files: Mapping[str, str]) -> Iterator[tuple[str, pl.DataFrame]]:
    for name, expected in files.items():
        path = place / name
        try:
            content = path.read_bytes()
        except OSError as error:
            raise DamagedFile("result_missing", path=place) from error
        if _hash(content) != expected:
            raise DamagedFile("result_damaged", path=place)
        if name.endswith(".parquet"):
            yield path.stem, pl.read_parquet(io.BytesIO(content))


@dataclass(frozen=True, eq=False)
class Difference:
    """Two results beside each other.

    ``settings`` lists what they do not share: name, first, second. ``totals`` has a row for each total
    (quantity, first, second, difference) and ``occupations`` one for each occupation (code, nl, en, jobs,
    first, second, difference of the net number of jobs), both in ``year``, the last that both have; ``years``
    are how far each of them runs.
    """

    year: int
    years: tuple[int, int]
    settings: tuple[tuple[str, Any, Any], ...]
    totals: pl.DataFrame
    occupations: pl.DataFrame


def difference(first: Result, second: Result) -> Difference:
    """Compare two results on the same economy, the second less the first.

    Errors: results on different economies; a result that is no run of a scenario.
    """
    for result in (first, second):
        if "scenario" not in result.settings or "shock" in result.settings:
            raise ArbeidError("result_no_scenario")
    economies = [str(result.settings["economy"]) for result in (first, second)]
    if economies[0] != economies[1]:
        raise ArbeidError(
            "result_incomparable", what=Kind("economy"), first=economies[0], second=economies[1]
        )
    years = [int(result.tables["totals"]["year"].max()) for result in (first, second)]  # type: ignore[arg-type]
    year = min(years)
    totals = [_long(result.tables["totals"], year) for result in (first, second)]
    occupations = [_net(result.tables["occupations"], year) for result in (first, second)]
    change = pl.col("second") - pl.col("first")
    return Difference(
        year=year,
        years=(years[0], years[1]),
        settings=tuple(_different(first.settings, second.settings, "")),
        totals=totals[0]
        .rename({"value": "first"})
        .join(totals[1].rename({"value": "second"}), on="quantity", how="left", maintain_order="left")
        .with_columns(difference=change),
        occupations=occupations[0]
        .rename({"net": "first"})
        .join(occupations[1].select("code", second="net"), on="code", how="left", maintain_order="left")
        .with_columns(difference=change)
        .sort("difference", "code"),
    )


def _long(totals: pl.DataFrame, year: int) -> pl.DataFrame:
    row = totals.filter(pl.col("year") == year).drop("year")
    return row.unpivot(variable_name="quantity", value_name="value")


def _net(occupations: pl.DataFrame, year: int) -> pl.DataFrame:
    return occupations.filter(pl.col("year") == year).select("code", "nl", "en", "jobs", "net")


def _different(first: Any, second: Any, name: str) -> Iterator[tuple[str, Any, Any]]:
    if isinstance(first, Mapping) and isinstance(second, Mapping):
        for key in sorted({*first, *second}):
            yield from _different(first.get(key), second.get(key), f"{name}.{key}" if name else key)
    elif first != second:
        yield name, first, second


class _Kept(BaseModel):
    """What result.json says, every part of the kind that it has to be; files lie in the folder itself."""

    model_config = ConfigDict(strict=True, extra="forbid")

    fingerprint: str
    version: str
    settings: dict[str, Any]
    notes: tuple[dict[str, Any], ...]
    origins: tuple[Origin, ...]
    columns: dict[str, dict[str, str]]
    files: dict[Annotated[str, StringConstraints(pattern=r"^\w[\w-]*\.(csv|parquet)$")], str]
    unset: tuple[str, ...] | None = None
    seal: str | None = None
    _found: str = PrivateAttr("")

    @property
    def found(self) -> str:
        """The seal that would fit what it says."""
        return self._found


def _read_facts(place: Path) -> _Kept:
    try:
        content = (place / FACTS).read_bytes()
    except OSError as error:
        raise DamagedFile("result_missing", path=place) from error
    try:
        facts = _Kept.model_validate_json(content)
        facts._found = _seal(json.loads(content))
    except (ValueError, RecursionError) as error:
        raise DamagedFile("result_damaged", path=place) from error
    return facts


def _seal(facts: Mapping[str, Any]) -> str:
    """Hash all that result.json says but the seal itself: settings, notes, and every file with its hash."""
    said = {name: value for name, value in facts.items() if name != "seal"}
    return _hash(json.dumps(said, sort_keys=True).encode())


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _write_new(place: Path, files: Iterable[tuple[str, bytes]]) -> None:
    with new_folder(place) as folder:
        for name, content in files:
            (folder / name).write_bytes(content)


def _write(path: Path, content: bytes) -> None:
    if not (path.exists() and path.read_bytes() == content):
        put(path, content)
