"""What a run's tables hold is declared once: tables, kept results and comparisons all read the same file."""

from __future__ import annotations

import pytest

import arbeid
from arbeid.models.block import GIVEN, outputs
from arbeid.result import Result
from arbeid.run.outputs import OUTPUTS, columns_of, compared

RUN = ("occupations", "industries", "totals", "unemployment", "places")


@pytest.fixture(scope="module")
def result() -> Result:
    return arbeid.run("base", "nl", years=1).result


def test_every_array_is_one_that_a_run_has() -> None:
    there = {*GIVEN, *outputs()}
    for table in OUTPUTS.all():
        for name, column in table.columns.items():
            assert set(column.arrays) <= there, (table.id, name)


@pytest.mark.parametrize("name", RUN)
def test_every_number_in_a_table_says_what_it_is(name: str, result: Result) -> None:
    frame, declared = result.tables[name], columns_of(name)
    numbers = [column for column, kind in frame.schema.items() if kind.is_numeric()]
    assert set(numbers) == set(declared)
    assert set(result.columns[name]) == set(declared)


def test_a_column_is_of_one_unit_in_all_tables_of_a_run() -> None:
    units: dict[str, set[str]] = {}
    for name in RUN:
        for column, declared in columns_of(name).items():
            units.setdefault(column, set()).add(declared.unit)
    assert {column: kinds for column, kinds in units.items() if len(kinds) > 1} == {}


def test_two_runs_are_compared_in_the_order_declared() -> None:
    found = arbeid.compare("slow-adoption", "base", "nl", years=1)
    assert [line.name for line in found.outcomes] == [*compared("totals"), *compared("unemployment")]


def test_what_is_compared_has_a_name_in_both_languages() -> None:
    names = [name for table in ("totals", "unemployment") for name in compared(table)]
    labels = [
        columns_of(table)[name].label for table in ("totals", "unemployment") for name in compared(table)
    ]
    assert names and all(labels)
