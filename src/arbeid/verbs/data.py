"""Data: what the sources are, and deriving our tables from them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from arbeid.claims import recompute
from arbeid.data import build as tables


def build(
    names: list[str] | None = None,
    folder: Path | None = None,
    tell: Callable[[tables.Built], None] | None = None,
) -> list[tables.Built]:
    """Build the named tables, or all of them, with what they need; say each as it is done."""
    return tables.build(names, folder, tell, {"claims.shares": recompute.shares})
