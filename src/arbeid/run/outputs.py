"""What a run's tables hold: each column's unit and badge, from which arrays it is made, and how."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from arbeid.answers.quantity import Badge, Quantity
from arbeid.registry import Entry, Registry

How = Literal["axis", "sum", "value", "base", "a_year", "of_value_added", "of_wage_bill"]


class Column(BaseModel):
    """A column: ``arrays`` of the blocks are added up, and taken as ``how`` says.

    ``axis`` is no array but runs along the table; ``base`` holds in the base year; ``a_year`` is in
    percentage points a year; ``compared`` is the place of a line where two runs stand beside each other.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    unit: str
    badge: Badge
    how: How = "value"
    arrays: tuple[str, ...] = ()
    compared: int | None = Field(default=None, ge=1)

    def quantity(self, value: float | None) -> Quantity:
        """Give a number of this column its unit and badge."""
        return Quantity(value, self.unit, self.badge)


class Table(Entry):
    """A table of a run, with its columns in order; those of codes and names have no unit."""

    columns: dict[str, Column]

    def described(self, badges: Mapping[str, Badge] | None = None) -> dict[str, str]:
        """Write the unit and badge of every column as ``unit badge``; an economy may have badges of its own.

        >>> OUTPUTS.get("flow-moves").described()["people"]
        'people modelled'
        """
        own = badges or {}
        return {name: f"{column.unit} {own.get(name, column.badge)}" for name, column in self.columns.items()}

    def made(self) -> dict[str, Column]:
        """Choose the columns that are made from arrays."""
        return {name: column for name, column in self.columns.items() if column.arrays}


OUTPUTS = Registry("table", "outputs", Table)


def compared(table: str) -> dict[str, Column]:
    """Choose the columns of a table that stand beside each other when two runs do, in their order.

    >>> list(compared("unemployment"))
    ['unemployment_rate', 'unemployment_rate_without']
    """
    columns = OUTPUTS.get(table).columns
    places = {name: column.compared for name, column in columns.items() if column.compared is not None}
    return {name: columns[name] for name in sorted(places, key=places.__getitem__)}
