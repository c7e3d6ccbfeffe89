"""The classifications of occupations, and the crosswalks that lead from one to another."""

from __future__ import annotations

from collections.abc import Iterator

from arbeid.data.codes.classifications import CLASSIFICATIONS, Classification
from arbeid.data.figures import DECLARED, Declared
from arbeid.data.figures import table as figures
from reference_pages.markdown import both, code, opening, table

LANGUAGES = {"nl": "Dutch", "en": "English"}


def page() -> Iterator[str]:
    """Write the page of classifications and crosswalks."""
    yield from opening(
        "Classifications and crosswalks",
        "Scores travel from one classification to another along the shortest chain of crosswalks, by a plain "
        "mean at every step; [Method](../method.md) says what that loses.",
    )
    yield from ("## Classifications", "")
    yield from table(
        ("classification", "name", "publisher", "codes", "coarser reading of"),
        [_classification(entry) for entry in CLASSIFICATIONS.all()],
    )
    yield from ("## Crosswalks", "")
    bridges = [declared for declared in DECLARED.all() if declared.bridge is not None]
    yield from table(("table", "from", "to", "links", "what"), [_bridge(declared) for declared in bridges])


def _classification(entry: Classification) -> tuple[object, ...]:
    coarser = entry.prefix_of
    of = f"{code(coarser.classification)}, start of {coarser.length}" if coarser else ""
    names = "".join(f"<br>the {LANGUAGES[language]} names are ours" for language in entry.own_names)
    publisher = f"[{entry.publisher}]({entry.url}){names}"
    return code(entry.id), both(entry.title), publisher, code(entry.pattern), of


def _bridge(declared: Declared) -> tuple[object, ...]:
    bridge = declared.bridge
    assert bridge is not None
    links = f"{len(figures(declared.id).frame):,}" if declared.ships else "not shipped"
    return code(declared.id), code(bridge.source), code(bridge.target), links, both(declared.title)
