"""The sources and the tables made from them, with their licences."""

from __future__ import annotations

from collections.abc import Iterator

from arbeid.data.figures import DECLARED, Declared
from arbeid.data.sources import SOURCES, Source
from arbeid.table import Column
from reference_pages.markdown import both, code, opening, table


def page() -> Iterator[str]:
    """Write the page of tables and sources."""
    yield from opening(
        "Tables and sources",
        "Every table of ours is declared with its sources, the recipe that makes it and its columns, and is "
        "built byte for byte the same: [Build the data](../how-to/data.md). `DATA-LICENCES.md` in the "
        "checkout holds the full citations.",
    )
    yield from ("## Tables", "")
    for declared in DECLARED.all():
        yield from (f"### {declared.id}", "", both(declared.title), "", *_facts(declared), "")
        yield from table(("column", "kind", "what"), [_column(column) for column in declared.columns])
    yield from ("## Sources", "")
    yield from table(
        ("source", "title", "vintage", "licence", "rows may ship"), [_source(one) for one in SOURCES.all()]
    )


def _facts(declared: Declared) -> Iterator[str]:
    if declared.sources:
        yield f"- made from the sources {code(*declared.sources)}"
    if declared.needs:
        yield f"- made with the tables {code(*declared.needs)}"
    yield f"- recipe {code(declared.recipe)}, key {code(*declared.key)}"
    if not declared.ships:
        yield "- does not ship: built into your own cache by `arbeid data build`"
    elif declared.averaged:
        yield "- no single row of a source can be read back from it"


def _column(column: Column) -> tuple[object, ...]:
    kind = f"{column.kind}, {column.unit}" if column.unit else column.kind
    return code(column.name), kind if column.required else f"{kind}, may be missing", _said(column)


def _said(column: Column) -> str:
    return both(column.label) if column.label else ""


def _source(source: Source) -> tuple[object, ...]:
    title = f"[{source.title}]({source.url}), {source.publisher}"
    note = f"<br>{source.note}" if source.note else ""
    return code(source.id), title + note, source.vintage, source.licence, "yes" if source.may_ship else "no"
