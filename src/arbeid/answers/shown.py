"""How every public answer shows itself: a few lines, a table, a frame, its figures, a citation.

All of it follows from the typed answer; no answer writes its own. An answer has no language, so the words are
those of the argument, or of ``ARBEID_LANG``, or English. Figures are drawn by a room above this floor:
the verbs register it with ``drawn_by``, and this floor knows only what a drawing can do.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from arbeid.answers import summary, tidy
from arbeid.answers.members import Members
from arbeid.answers.plain import plain
from arbeid.errors import ArbeidError, unknown_name
from arbeid.language import Text, spoken
from arbeid.language import language as language_named
from arbeid.wording import Words, words_of

if TYPE_CHECKING:
    import altair
    import pandas as pd  # type: ignore[import-untyped]
    import polars as pl


class Drawing(Protocol):
    """What a figure can do: it is one chart with its words, its table and its sources."""

    @property
    def id(self) -> str:
        """Its name, as in file names."""

    @property
    def title(self) -> str:
        """What it says."""

    def svg(self) -> str:
        """Write a file of its own: title, chart and source."""

    def png(self, scale: float = 2) -> bytes:
        """Paint that file in pixels."""

    def csv(self) -> str:
        """Write its table."""

    def plain(self) -> dict[str, Any]:
        """Turn all but the drawing into plain data."""

    def chart(self) -> altair.LayerChart:
        """Draw its table as an Altair chart in the units of the data, to change."""


class Drawer(Protocol):
    """What draws an answer: a room above this floor."""

    def figures_of(self, answer: Any, words: Words, /) -> Mapping[str, Drawing]:
        """Draw its figures by the question that each answers, the main one first."""

    def chart_of(self, answer: Any, words: Words, /) -> altair.LayerChart:
        """Draw the rows of an answer without a figure."""


_DRAWERS: list[Callable[[], Drawer]] = []


def drawn_by(drawer: Callable[[], Drawer]) -> None:
    """Register what draws answers; it is loaded when the first figure is asked for."""
    _DRAWERS[:] = [drawer]


class Shown(Members):
    """An answer that shows itself.

    ``chiefly`` names the part that its frame holds, if not the first rows; ``instead`` those of which it
    holds the first that has rows where that one is empty, which may then have a sentence of its own.
    ``framed`` names the parts that its frame holds where these are several, ``along`` the rows within its
    rows that the frame lays out too, such as years. ``compared`` is where the number stands by which it is
    compared with others of its kind, if any does.
    """

    _instead_of_operators: ClassVar[str] = "answer_operators"
    _chiefly: ClassVar[str] = ""
    _instead: ClassVar[tuple[str, ...]] = ()
    _compared: ClassVar[str] = ""
    _framed: ClassVar[tuple[str, ...]] = ()
    _along: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(
        cls,
        *,
        chiefly: str = "",
        instead: tuple[str, ...] = (),
        compared: str = "",
        framed: tuple[str, ...] = (),
        along: tuple[str, ...] = (),
    ) -> None:
        super().__init_subclass__()
        cls._chiefly, cls._instead = chiefly or cls._chiefly, instead or cls._instead
        cls._compared = compared or cls._compared
        cls._framed, cls._along = framed or cls._framed, along or cls._along
        for part in filter(None, (chiefly, *instead, compared, *framed)):
            # A name in quotes is all that no type check follows when a field is renamed.
            if part.partition(".")[0] not in (*cls.__annotations__, tidy.WHOLE):
                raise TypeError(f"{cls.__name__} has no part {part!r}")
        # A dataclass writes its own repr, with every row, unless its class has one already.
        if "__repr__" not in cls.__dict__:
            setattr(cls, "__repr__", Shown.__repr__)  # noqa: B010

    def __repr__(self) -> str:
        return summary.text(self._facts(), words_of(spoken()))

    def _repr_html_(self) -> str:
        words = words_of(spoken())
        figures = self._figures(words)
        return summary.html(self._facts(), words, next(iter(figures.values())).svg() if figures else "")

    def _facts(self) -> Any:
        """Choose the typed answer that is shown: this one, unless it is kept within."""
        return self

    def _figures(self, words: Words) -> Mapping[str, Drawing]:
        return _DRAWERS[0]().figures_of(self._facts(), words)

    def _elsewhere(self) -> Text | None:
        """Name the country whose people its first rows count, where that is another than was asked for."""
        return None

    @property
    def frame(self) -> pl.DataFrame:
        """The answer as a tidy polars frame: a row for each thing and quantity, with unit and badge."""
        return self.table()

    def table(self, part: str | None = None, *, language: str | None = None) -> pl.DataFrame:
        """Lay one part of the answer out as a tidy polars frame. Errors: no such part; an unknown language.

        Columns: id, label, quantity, value, low, high, unit, badge, sources, what else its rows say, and of
        which economy, scenario, measure and period they are. The part ``whole`` is its own numbers, such as a
        mean, without its rows.
        """
        return tidy.table(self._facts(), part, words_of(spoken(language)))

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Give the frame to whatever reads tables of Arrow: ``polars.DataFrame(answer)``."""
        return self.frame.__arrow_c_stream__(requested_schema)

    def to_pandas(self, part: str | None = None, *, language: str | None = None) -> pd.DataFrame:
        """Lay the answer, or one part of it, out as a pandas frame; pyarrow is not needed.

        Errors: as ``table``; pandas is not installed.
        """
        try:
            import pandas as pd
        except ImportError as error:
            raise ArbeidError("pandas_missing") from error
        return pd.DataFrame(self.table(part, language=language).to_dict(as_series=False))

    def figure(self, name: str | None = None, *, language: str | None = None) -> Drawing:
        """Draw one figure: SVG, PNG, table, CSV; the first unless it is named.

        Errors: an answer without a figure, with why; a name that none has, an unknown language.
        """
        figures = self._figures(words_of(spoken(language)))
        if not figures:
            key = "answer_no_figure" if tidy.has_numbers(self._facts()) else "answer_no_numbers"
            raise ArbeidError(key)
        if name is not None and (not isinstance(name, str) or name not in figures):
            raise unknown_name("chart", name, figures)
        return figures[name or next(iter(figures))]

    def chart(self, name: str | None = None, *, language: str | None = None) -> altair.LayerChart:
        """Draw one figure's table as an Altair chart in the units of the data, to change.

        An answer without figures has a chart of its rows. Errors: as ``figure``; an answer without numbers.
        """
        words = words_of(spoken(language))
        if name is None and not self._figures(words):
            return _DRAWERS[0]().chart_of(self._facts(), words)
        return self.figure(name, language=language).chart()

    def cite(self, *, language: str | None = None) -> str:
        """Write what to cite: this answer, the version that gave it, and each source."""
        return summary.citation(self._facts(), words_of(spoken(language)))

    def plain(self, language: str = "en") -> dict[str, Any]:
        """Give the answer as plain data: English keys, shares 0 to 1, a unit beside every value.

        Errors: an unknown language.
        """
        return plain(self._facts(), words_of(language_named(language)))

    def to_dict(self, *, language: str | None = None) -> dict[str, Any]:
        """Turn the answer into plain data, as the command does with ``--format json``."""
        return self.plain(spoken(language))
