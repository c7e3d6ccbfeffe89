"""Net jobs by occupation over very many draws, as whole counts: added up as blocks come, in any order."""

from __future__ import annotations

import hashlib
import io
import json
from dataclasses import dataclass, field

import numpy as np
import polars as pl

from arbeid.models.model import Numbers
from arbeid.models.uncertainty.counted import BINS, Counted, bounds, counted
from arbeid.uncertainty.ensemble.plan import Part

_SEAL, _BLOCKS = "arbeid_seal", "arbeid_blocks"


@dataclass(frozen=True, eq=False)
class Counts:
    """What was counted by measure, and the blocks that are in it: none is counted twice."""

    by_measure: dict[str, Counted] = field(default_factory=dict)
    blocks: frozenset[Part] = frozenset()

    def with_block(self, part: Part, net: Numbers) -> Counts:
        """Count a block, (draws, occupations), unless it is in it; the first of a measure sets the bounds.

        A draw that failed (NaN) is not counted.
        """
        if part in self.blocks:
            return self
        measure, _ = part
        whole = net[np.isfinite(net).all(axis=1)]
        known = self.by_measure.get(measure)
        # All its draws failed, so it cannot say where bounds lie: a later block will.
        if known is None and not len(whole):
            return Counts(self.by_measure, self.blocks | {part})
        low, high = bounds(whole) if known is None else (known.low, known.high)
        found = counted(whole, low, high)
        added = found if known is None else known + found
        return Counts({**self.by_measure, measure: added}, self.blocks | {part})


def packed(counts: Counts, fingerprint: str) -> bytes:
    """Write counts as a Parquet file: measure, occupation (its place), bounds, and counts from bin to bin."""
    frames = [
        pl.DataFrame(
            {
                "measure": [measure] * len(found.low),
                "occupation": np.arange(len(found.low), dtype=np.int64),
                "low": found.low,
                "high": found.high,
                "counts": pl.Series(found.counts, dtype=pl.Array(pl.Int64, BINS + 2)),
            }
        )
        for measure, found in sorted(counts.by_measure.items())
    ]
    blocks = json.dumps(sorted(counts.blocks))
    written = io.BytesIO()
    frame = pl.concat(frames) if frames else pl.DataFrame()
    metadata = {_BLOCKS: blocks, _SEAL: sealed_counts(counts, fingerprint)}
    frame.write_parquet(written, compression="zstd", statistics=False, metadata=metadata)
    return written.getvalue()


def unpacked(content: bytes, fingerprint: str) -> Counts:
    """Read counts back; nothing where the file is not whole, was changed, or is of another ensemble."""
    try:
        metadata = pl.read_parquet_metadata(io.BytesIO(content))
        frame = pl.read_parquet(io.BytesIO(content))
        by_measure = {
            str(name): Counted(part["low"].to_numpy(), part["high"].to_numpy(), part["counts"].to_numpy())
            for (name,), part in frame.partition_by("measure", as_dict=True).items()
        }
        found = Counts(by_measure, frozenset((name, at) for name, at in json.loads(metadata[_BLOCKS])))
    # Counts can be had again from the blocks, so a damaged file costs time and no answer.
    except (pl.exceptions.PolarsError, ValueError, KeyError, TypeError):
        return Counts()
    return found if metadata.get(_SEAL) == sealed_counts(found, fingerprint) else Counts()


def sealed_counts(counts: Counts, fingerprint: str) -> str:
    """Hash what was counted, with the ensemble that it belongs to and the blocks that are in it."""
    found = hashlib.sha256(f"{fingerprint} {sorted(counts.blocks)}".encode())
    for measure, one in sorted(counts.by_measure.items()):
        found.update(measure.encode())
        for values in (one.low, one.high, one.counts):
            found.update(np.ascontiguousarray(values).tobytes())
    return found.hexdigest()
