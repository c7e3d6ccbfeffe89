"""Where the draws of an ensemble are kept while it runs and after: in memory, or block by block in a folder.

A block is written whole or not at all and sealed, so a run that was stopped or killed continues with those
that lack, and ends in the same content.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol

import polars as pl

from arbeid.errors import ArbeidError, DamagedFile, Unwritable
from arbeid.files import put, taken, unwritable
from arbeid.uncertainty.ensemble.counts import Counts, packed, unpacked
from arbeid.uncertainty.ensemble.plan import Part, Plan

FACTS, COUNTS = "ensemble.json", "occupations.parquet"
DRAWS = "draws"
_SEAL = "arbeid_seal"


class Store(Protocol):
    """What keeps blocks, as frames."""

    def has(self, part: Part) -> bool:
        """Say whether a block is there, whole."""

    def put(self, part: Part, frame: pl.DataFrame) -> None:
        """Keep a block."""

    def read(self, part: Part, columns: list[str] | None = None) -> pl.DataFrame:
        """Read a block, or some columns of it."""

    def counts(self) -> Counts:
        """Read what was counted so far; nothing where nothing was, or it is not whole."""

    def keep_counts(self, counts: Counts) -> None:
        """Keep what was counted so far."""

    def close(self, facts: Mapping[str, Any]) -> None:
        """Write down what all of it comes to."""


class Memory:
    """Keeps the draws as long as the answer is kept."""

    def __init__(self) -> None:
        self._frames: dict[Part, pl.DataFrame] = {}
        self._counts = Counts()

    def has(self, part: Part) -> bool:
        """Say whether a block is there."""
        return part in self._frames

    def put(self, part: Part, frame: pl.DataFrame) -> None:
        """Keep a block."""
        self._frames[part] = frame

    def read(self, part: Part, columns: list[str] | None = None) -> pl.DataFrame:
        """Read a block, or some columns of it."""
        frame = self._frames[part]
        return frame if columns is None else frame.select(columns)

    def counts(self) -> Counts:
        """Give what was counted so far."""
        return self._counts

    def keep_counts(self, counts: Counts) -> None:
        """Keep what was counted so far."""
        self._counts = counts

    def close(self, facts: Mapping[str, Any]) -> None:
        """Write nothing."""


class Folder:
    """Keeps each block as a Parquet file under ``draws/MEASURE``, and what all comes to in ``ensemble.json``.

    What was counted by occupation is in ``occupations.parquet``, which does not grow with the draws.

    Errors: a folder with another ensemble or with other files; a place that cannot be written.
    """

    def __init__(self, place: Path, plan: Plan) -> None:
        self.place, self._plan = place, plan
        self._fingerprint = plan.fingerprint()
        self._refuse_foreign()
        if not (place / FACTS).exists():
            self._write(place / FACTS, _json({"fingerprint": self._fingerprint, "complete": False}))

    def has(self, part: Part) -> bool:
        """Say whether a block of this same ensemble is there, whole and as it was written."""
        path = self._path(part)
        try:
            # The seal is of the rows too, so a file that was cut short or changed since is drawn again.
            kept = pl.read_parquet_metadata(path).get(_SEAL)
            return kept is not None and kept == self._seal(part, pl.read_parquet(path))
        except (OSError, pl.exceptions.PolarsError):
            return False

    def put(self, part: Part, frame: pl.DataFrame) -> None:
        """Write a block, whole or not at all."""
        written = io.BytesIO()
        metadata = {_SEAL: self._seal(part, frame)}
        frame.write_parquet(written, compression="zstd", statistics=False, metadata=metadata)
        self._write(self._path(part), written.getvalue())

    def read(self, part: Part, columns: list[str] | None = None) -> pl.DataFrame:
        """Read a block, or some columns of it. Errors: one that is gone or damaged meanwhile."""
        try:
            return pl.read_parquet(self._path(part), columns=columns)
        except (OSError, pl.exceptions.PolarsError) as error:
            raise DamagedFile("ensemble_damaged", path=self.place) from error

    def counts(self) -> Counts:
        """Read what was counted so far; nothing where nothing was, or it was changed since."""
        try:
            return unpacked((self.place / COUNTS).read_bytes(), self._fingerprint)
        except OSError:
            return Counts()

    def keep_counts(self, counts: Counts) -> None:
        """Write what was counted so far, whole or not at all."""
        self._write(self.place / COUNTS, packed(counts, self._fingerprint))

    def close(self, facts: Mapping[str, Any]) -> None:
        """Write down what all of it comes to."""
        self._write(self.place / FACTS, _json({**facts, "complete": True}))

    def _path(self, part: Part) -> Path:
        measure, number = part
        return self.place / DRAWS / measure / f"{number:06d}.parquet"

    def _seal(self, part: Part, frame: pl.DataFrame) -> str:
        return sealed(self._fingerprint, part, frame)

    def _write(self, path: Path, content: bytes) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            # Going on with an ensemble leaves every file as it is that would say the same again.
            if not (path.exists() and path.read_bytes() == content):
                put(path, content)
        except OSError as error:
            raise unwritable(path, error) from error

    def _refuse_foreign(self) -> None:
        if not taken(self.place):
            return
        if not self.place.is_dir():
            raise Unwritable("unwritable", path=self.place, reason="not a folder")
        try:
            kept = json.loads((self.place / FACTS).read_bytes())["fingerprint"]
        except FileNotFoundError as error:
            if any(not one.name.startswith(".") for one in self.place.iterdir()):
                raise ArbeidError("ensemble_foreign", path=self.place) from error
            return
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise DamagedFile("ensemble_facts", path=self.place / FACTS) from error
        if kept != self._fingerprint:
            there, here = str(kept)[:12], self._fingerprint[:12]
            raise ArbeidError("ensemble_other", path=self.place, there=there, here=here)


def sealed(fingerprint: str, part: Part, frame: pl.DataFrame) -> str:
    """Hash what a block holds, with the ensemble and the place that it belongs to."""
    found = hashlib.sha256(f"{fingerprint} {part}".encode())
    for name, column in _columns(frame):
        # Missing is told apart from every number.
        found.update(name.encode() + repr(column.null_count()).encode())
        if column.dtype == pl.String:
            found.update(json.dumps(column.to_list()).encode())
        else:
            found.update(column.is_null().to_numpy().tobytes() + column.fill_null(0).to_numpy().tobytes())
    return found.hexdigest()


def _columns(frame: pl.DataFrame) -> Iterator[tuple[str, pl.Series]]:
    for column in frame.iter_columns():
        yield column.name, column


def _json(facts: Mapping[str, Any]) -> bytes:
    return f"{json.dumps(facts, ensure_ascii=False, indent=2, sort_keys=True)}\n".encode()
