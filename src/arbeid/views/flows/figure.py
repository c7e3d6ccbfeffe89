"""What all charts of a run of labour flows have in common: of what they speak, and what stands below them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from arbeid.views.drawing.figure import Figure
from arbeid.views.drawing.pen import Drawable
from arbeid.views.drawing.table_twin import Twin
from arbeid.views.flows.words import FlowWords
from arbeid.views.run.setting import cited

WIDTHS = ((320, 230), (600, 300))


def flow_figure(
    told: FlowWords,
    name: str,
    said: Mapping[str, object],
    table: Twin,
    drawings: Iterable[Drawable],
    *,
    title: str = "title",
    alike: str | None = None,
    also: Iterable[str] = (),
) -> Figure:
    """Put a figure together from its phrases, ``flows.chart.NAME``.

    ``title`` is another phrase for its title, and ``alike`` a chart whose subtitle and alt it shares;
    ``also`` stands behind its note.
    """
    words, facts = told.words, told.facts
    said = {**told.setting(), **said}
    shared = f"flows.chart.{alike or name}"
    return Figure(
        id=words(f"flows.chart.{name}.id"),
        language=words.language,
        title=told.on_whose_moves(words(f"flows.chart.{name}.{title}", **said)),
        subtitle=words(f"{shared}.subtitle", **said),
        note=" ".join((words("flows.chart.note"), *also)),
        alt=words(f"{shared}.alt", **said),
        badge="modelled",
        about=told.about(),
        sources=cited(facts.sources),
        table=table,
        drawings=tuple(drawings),
    )
