"""Which files a way between classifications rests on: where one changes, what was carried before is old."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from arbeid.data.codes.classifications import CLASSIFICATIONS
from arbeid.data.codes.crosswalk import Step
from arbeid.data.figures import DECLARED
from arbeid.registry import remembered


def fixed(path: tuple[Step, ...]) -> bool:
    """Tell whether a way leads over the package's crosswalks only: one of the reader's own may change.

    >>> from arbeid.data.codes.crosswalk import find_path
    >>> fixed(find_path("onet-soc-2019", "brc-2014"))
    True
    """
    return all(step.own is None for step in path)


def rules_of(path: tuple[Step, ...]) -> list[tuple[str, str, int, tuple[str, ...]]]:
    """Write the steps of a way as plain facts: from where to where, and which codes are cut how short.

    >>> from arbeid.data.codes.crosswalk import find_path
    >>> rules_of(find_path("isco-08", "isco-08-2"))[0][:3]
    ('isco-08', 'isco-08-2', 2)
    """
    return [(step.source, step.target, step.length, _patterns(step)) for step in path]


def _patterns(step: Step) -> tuple[str, ...]:
    ends = (step.source, step.target) if step.length else ()
    return tuple(CLASSIFICATIONS.get(one).pattern for one in ends)


def files_behind(path: tuple[Step, ...]) -> list[Path]:
    """List the files that decide where the codes of a way lead, each once.

    >>> from arbeid.data.codes.crosswalk import find_path
    >>> [path.name for path in files_behind(find_path("isco-08", "brc-2014"))]
    ['isco-08-brc-2014.parquet']
    """
    return list(dict.fromkeys(file for step in path for file in _behind(step)))


def _behind(step: Step) -> Iterator[Path]:
    if step.table is not None:
        yield DECLARED.get(step.table).path()
        return
    # A code is cut short where it is one of the longer classification: lists of names and crosswalks say so.
    for classification in (step.source, step.target):
        yield from _lists(classification)


@remembered
def _lists(classification: str) -> tuple[Path, ...]:
    entry = CLASSIFICATIONS.get(classification)
    named = [entry.folder / entry.labels] if entry.labels else []
    crossed = (
        one.path()
        for one in DECLARED.all()
        if one.ships and one.bridge and classification in (one.bridge.source, one.bridge.target)
    )
    return (*named, *crossed)
