"""Every case of the table is held by a test, and every kind is tried with inputs of our own."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent
OWN_INPUTS = 2
"""Inputs that differ from the case, of each kind at the least."""


def table() -> dict[str, str]:
    with (HERE / "files/cases.csv").open(encoding="utf-8", newline="") as opened:
        return {row["number"]: row["kind"] for row in csv.DictReader(opened)}


def marked(session: pytest.Session) -> Iterator[tuple[set[str], set[str]]]:
    """Give the cases and the kinds that each test is marked with, whichever files this run was asked for."""
    for path in sorted(HERE.rglob("test_*.py")):
        if "pytest.mark.kind" not in path.read_text(encoding="utf-8"):
            continue
        for item in session.genitems(pytest.Module.from_parent(session, path=path)):
            cases, kinds = (
                {str(value) for mark in item.iter_markers(name) for value in mark.args}
                for name in ("case", "kind")
            )
            if cases or kinds:
                yield cases, kinds


def test_every_case_is_held_and_every_kind_tried(request: pytest.FixtureRequest) -> None:
    kind_of, held, tried = table(), set[str](), Counter[str]()
    assert len(kind_of) == 58
    for cases, kinds in marked(request.session):
        held |= cases
        # A row that is a case says nothing of others of its kind.
        tried.update(kinds if not cases else ())
        assert not cases or {kind_of[case] for case in cases} <= kinds, cases
    assert held == set(kind_of)
    assert set(tried) == set(kind_of.values())
    assert [kind for kind in tried if tried[kind] < OWN_INPUTS] == []
