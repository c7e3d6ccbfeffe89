"""What a back-test lays beside each other in a country: which years, which scores, which may not ship."""

from __future__ import annotations

from arbeid.frozen import Frozen
from arbeid.language import Text
from arbeid.registry import Entry, Registry


class Projection(Frozen):
    """An older forecast of jobs by occupation, called as its table is, and the years to lay it beside.

    ``forecast`` names the columns of its table with the jobs of its first and of its last year.
    """

    table: str
    first: int
    last: int
    published: int
    forecast: tuple[str, str]
    label: Text


class TwoLists(Frozen):
    """Tables behind a window over two lists of codes.

    ``crosswalk`` leads from the new list to the old, ``joint`` from codes that are counted together to their
    parts, ``education`` says what each new code asks for, ``stored`` holds the outcomes of closed measures.
    """

    crosswalk: str
    joint: str
    education: str
    stored: str


class Longer(Frozen):
    """Windows over a longer time, on groups that no code of any list crosses, of stored outcomes only."""

    windows: tuple[tuple[int, int], ...]
    measures: tuple[str, ...]


class Backtest(Entry):
    """A country's file: the table of its years, the windows, and the measures whose scores are laid beside.

    A ``window`` is over ``two_lists`` of codes, ``windows`` are over one ``classification``. ``closed``
    measures are read from the outcomes that the build stored, and so are those of ``longer``; ``open`` ones
    are computed.
    """

    title: Text
    table: str
    window: tuple[int, int] | None = None
    two_lists: TwoLists | None = None
    windows: tuple[tuple[int, int], ...] = ()
    longer: Longer | None = None
    classification: str = "soc-2018"
    closed: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    projection: Projection | None = None
    notes: tuple[Text, ...] = ()

    def names(self) -> list[str]:
        """List what is laid beside what happened: measures, and the forecast where there is one."""
        older = self.longer.measures if self.longer else ()
        forecast = [self.projection.table] if self.projection else []
        return list(dict.fromkeys([*self.closed, *older, *self.open, *forecast]))

    def projected(self, name: str) -> Projection | None:
        """Find the forecast of this name; none where it is a measure's."""
        return self.projection if self.projection and self.projection.table == name else None


BACKTESTS = Registry("backtest", "backtests", Backtest)
