"""One object behind every chart: its words, its table, and the drawings that show it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from textwrap import wrap
from typing import TYPE_CHECKING, Any, Literal, TypedDict

from arbeid.answers.members import Members
from arbeid.language import Language
from arbeid.views.drawing.painting import without_links
from arbeid.views.drawing.palette import LIGHT, follow_page
from arbeid.views.drawing.pen import Drawable, png_of
from arbeid.views.drawing.table_twin import Column, Twin
from arbeid.views.drawing.templating import templates
from arbeid.wording import Words, words_of

if TYPE_CHECKING:
    import altair

Badge = Literal["measured", "derived", "modelled", "assumed"]


@dataclass(frozen=True)
class FigureSource:
    """Where a figure's numbers came from: publisher and vintage, and what is known beyond them."""

    publisher: str
    vintage: str
    title: str = ""
    licence: str = ""
    url: str = ""

    def short(self, words: Words) -> str:
        """Name it in the source line."""
        publisher = words.known(self.publisher)
        return f"{publisher} ({words.known(self.vintage)})" if self.vintage else publisher


class FigureWords(TypedDict):
    """What a figure says of itself in one language."""

    id: str
    language: Language
    title: str
    subtitle: str
    note: str
    alt: str


def figure_words(place: str, words: Words, values: Mapping[str, object]) -> FigureWords:
    """Word a figure from the phrases below ``place`` that are called as its fields are."""
    return FigureWords(
        id=words(f"{place}.id", **values),
        language=words.language,
        title=words(f"{place}.title", **values),
        subtitle=words(f"{place}.subtitle", **values),
        note=words(f"{place}.note", **values),
        alt=words(f"{place}.alt", **values),
    )


@dataclass(frozen=True)
class Figure(Members):
    """One chart with all that belongs to it; every form of it is made from these fields.

    ``title`` is the message; ``subtitle`` says unit, population and period; ``alt`` says the kind of
    chart and its main trend; ``drawings`` run from the narrowest to the widest. ``id`` is ASCII and is
    used in file names; ``narrow_note`` is said where the narrowest drawing shows less than the others;
    ``linked`` says that its drawings hold links, which a file of its own leaves out.
    """

    id: str
    language: Language
    title: str
    subtitle: str
    note: str
    alt: str
    badge: Badge
    about: tuple[str, ...]
    sources: tuple[FigureSource, ...]
    table: Twin = field(repr=False)
    drawings: tuple[Drawable, ...] = field(repr=False)
    narrow_note: str = ""
    linked: bool = False

    @property
    def words(self) -> Words:
        """The words of its language."""
        return words_of(self.language)

    @property
    def source_line(self) -> str:
        """Its sources in one line, each publisher and vintage once."""
        named = dict.fromkeys(source.short(self.words) for source in self.sources)
        return self.words("views.figure.source", sources="; ".join(named))

    @property
    def widest(self) -> Drawable:
        """The drawing with the most room, which is the one that is downloaded."""
        return self.drawings[-1]

    def inline(self) -> Iterator[tuple[int, str]]:
        """Give each drawing's width with an SVG for a page, whose colours follow the page."""
        for drawing in self.drawings:
            yield drawing.width, follow_page(drawing.svg(self.language))

    def svg(self) -> str:
        """Give a file of its own: title, subtitle, chart and source, in plain colours."""
        # Links lead to pages of one explorer, and a file goes wherever it is copied.
        chart = without_links(self.widest.svg(self.language))
        room = self.widest.width
        return (
            templates()
            .get_template("standalone.svg.j2")
            .render(
                figure=self,
                chart=chart,
                width=self.widest.width,
                height=float(chart.split('height="', 1)[1].split('"', 1)[0]),
                colours=LIGHT,
                titles=wrap(self.title, int(room / 11)),
                subtitles=wrap(self.subtitle, int(room / 7.4)),
                feet=wrap(f"{self.source_line} · Arbeid", int(room / 6.4)),
            )
        )

    def png(self, scale: float = 2) -> bytes:
        """Paint that file in pixels, with the source burnt in."""
        return png_of(self.svg(), scale)

    def csv(self) -> str:
        """Write its table with decimal points, under English keys."""
        return self.table.csv()

    def csv_nl(self) -> str:
        """Write its table for a Dutch spreadsheet."""
        return self.table.csv_nl()

    def plain(self) -> dict[str, Any]:
        """Give all but the drawings as plain data."""
        own = ("id", "language", "title", "subtitle", "note", "alt", "badge", "about")
        facts: dict[str, Any] = {name: getattr(self, name) for name in own}
        facts["sources"] = [asdict(source) for source in self.sources]
        facts["columns"] = [_described(column) for column in self.table.columns]
        return {**facts, "rows": self.table.plain()}

    def json(self) -> str:
        """Write that as JSON."""
        return json.dumps(self.plain(), ensure_ascii=False, indent=2) + "\n"

    def chart(self) -> altair.LayerChart:
        """Draw its table as an Altair chart in the units of the data, to change and save."""
        from arbeid.views.drawing.twin_chart import twin_chart

        return twin_chart(self.table, title=self.title, subtitle=f"{self.subtitle} · {self.source_line}")

    def _repr_html_(self) -> str:
        return self.svg()

    @property
    def table_html(self) -> str:
        """The table twin as HTML: a caption, headers with their scope, units, numbers to the right."""
        return templates().get_template("table.html.j2").render(figure=self, words=self.words)


def _described(column: Column) -> dict[str, Any]:
    """Describe a column to a program, which has no use for where it is shown."""
    return {name: value for name, value in asdict(column).items() if name != "filed"}
