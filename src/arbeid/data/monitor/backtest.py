"""What a back-test lays beside each other in a country: which years, which scores, which may not ship."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from arbeid.language import Text
from arbeid.registry import Entry, Registry


class Projection(BaseModel):
    """An older forecast of jobs by occupation, and the years to lay it beside."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    table: str
    first: int
    last: int
    published: int


class Backtest(Entry):
    """A country's file: the table of its years, the windows, and the measures whose scores are laid beside.

    A ``window`` is over two lists of codes, ``windows`` are over one ``classification``. ``closed`` measures
    are read from the outcomes that the build stored, ``open`` ones are computed.
    """

    title: Text
    table: str
    window: tuple[int, int] | None = None
    windows: tuple[tuple[int, int], ...] = ()
    classification: str = "soc-2018"
    closed: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    projection: Projection | None = None
    notes: tuple[Text, ...] = ()


BACKTESTS = Registry("backtest", "backtests", Backtest)
