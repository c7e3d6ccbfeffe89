"""What a run's tables hold: each column's unit and badge, from which arrays it is made, and how.

A table says which columns stand in it, in which order; what an array is, its block declares. An output of a
block that no table names stands behind the others in the table of its side.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from arbeid.answers.quantity import Badge, Quantity
from arbeid.errors import ArbeidError
from arbeid.frozen import Frozen
from arbeid.language import Text
from arbeid.models.block import Block, Output, blocks, outputs
from arbeid.models.units import refuse_unit
from arbeid.registry import Entry, Registry, fault_in, remembered

How = Literal["axis", "sum", "value", "base", "a_year", "of_value_added", "of_wage_bill"]
_UNITS: Mapping[How, str] = {
    "a_year": "points_a_year",
    "of_value_added": "share_of_value_added",
    "of_wage_bill": "share_of_wage_bill",
}
"""What a number is in once it was taken so; taken any other way it keeps the unit of its array."""
SIDES = {"occupations": "occupation", "industries": "industry", "totals": "total"}
"""The tables that hold what blocks give, and along which side."""


class Declared(Frozen):
    """A column as a table declares it: ``arrays`` of the blocks are added up, and taken as ``how`` says.

    ``axis`` is no array but runs along the table; ``base`` holds in the base year; ``a_year`` is in
    percentage points a year; ``compared`` is the place of a line where two runs stand beside each other.
    Unit, badge and label are those of the first array unless they are given.
    """

    label: Text | None = None
    unit: str | None = None
    badge: Badge | None = None
    how: How = "value"
    arrays: tuple[str, ...] = ()
    compared: int | None = Field(default=None, ge=1)


@dataclass(frozen=True)
class Column:
    """A column with its unit, badge and label, whoever declared them."""

    unit: str
    badge: Badge
    how: How = "value"
    arrays: tuple[str, ...] = ()
    compared: int | None = None
    label: Text | None = None

    def quantity(self, value: float | None) -> Quantity:
        """Give a number of this column its unit and badge."""
        return Quantity(value, self.unit, self.badge)


class Table(Entry):
    """A table of a run, with its columns in order; those of codes and names have no unit."""

    columns: dict[str, Declared]


OUTPUTS = Registry("table", "outputs", Table)


@remembered
def columns_of(table: str) -> dict[str, Column]:
    """Put a table's columns together, in order: those it declares, then what blocks give beside these.

    >>> columns_of("totals")["wage_change"].unit, columns_of("totals")["gain"].unit
    ('change', 'share_of_value_added')
    """
    entry, there = OUTPUTS.get(table), outputs()
    found = {name: _column(entry, name, column, there) for name, column in entry.columns.items()}
    return found | {
        name: _of(name, output) for _, name, output in beside() if SIDES.get(table) == output.side
    }


def made(table: str) -> dict[str, Column]:
    """Choose the columns of a table that are made from arrays."""
    return {name: column for name, column in columns_of(table).items() if column.arrays}


def described(table: str, badges: Mapping[str, Badge] | None = None) -> dict[str, str]:
    """Write the unit and badge of every column as ``unit badge``; an economy may have badges of its own.

    >>> described("flow-moves")["people"]
    'people modelled'
    """
    own = badges or {}
    return {
        name: f"{column.unit} {own.get(name, column.badge)}" for name, column in columns_of(table).items()
    }


def compared(table: str) -> dict[str, Column]:
    """Choose the columns of a table that stand beside each other when two runs do, in their order.

    >>> list(compared("unemployment"))
    ['unemployment_rate', 'unemployment_rate_without']
    """
    known = columns_of(table)
    places = {name: column.compared for name, column in known.items() if column.compared is not None}
    return {name: known[name] for name in sorted(places, key=places.__getitem__)}


@remembered
def beside() -> tuple[tuple[Block, str, Output], ...]:
    """List the outputs that no table names and that are not passed on only: block, name, output.

    >>> beside()
    ()
    """
    named = {
        array for table in SIDES for column in OUTPUTS.get(table).columns.values() for array in column.arrays
    }
    return tuple(_beside(named))


def _beside(named: set[str]) -> Iterator[tuple[Block, str, Output]]:
    columns = {"code", "nl", "en", *(name for table in SIDES for name in OUTPUTS.get(table).columns)}
    for block in blocks():
        for name, output in block.outputs.items():
            if output.inner or output.side == "cell" or name in named:
                continue
            if name in columns:
                problem = ArbeidError("problem_block_output", name=name)
                raise fault_in(block, ("outputs", name), problem)
            yield block, name, output


def _of(name: str, output: Output) -> Column:
    # Behind all that have a place, in the order in which blocks declare them.
    last = 1000 if output.side == "total" else None
    return Column(output.unit, output.badge, "value", (name,), last, output.label)


def _column(table: Table, name: str, declared: Declared, there: Mapping[str, Output]) -> Column:
    first = there.get(declared.arrays[0]) if declared.arrays else None
    unit = declared.unit or _UNITS.get(declared.how) or (first.unit if first else None)
    badge = declared.badge or (first.badge if first else None)
    if unit is None or badge is None:
        raise fault_in(table, ("columns", name), ArbeidError("problem_missing"))
    refuse_unit(table, ("columns", name, "unit"), unit)
    label = declared.label or (first.label if first else None)
    return Column(unit, badge, declared.how, declared.arrays, declared.compared, label)
