"""The work of an occupation as rows: which activities, and what studies and vendors say of each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from arbeid.answers.jobs.activities import Activity
from arbeid.answers.jobs.occupation import Occupation
from arbeid.views.phrasing import share
from arbeid.wording import Words

_YES, _NO = "●", "○"


def work_rows(found: Occupation, words: Words) -> Iterator[dict[str, Any]]:
    """Show each activity with its weight, the studies by which AI speeds it up, and who is asked for it."""
    for one in found.activities.rows if found.activities else ():
        yield {
            "name": words(one.name),
            "weight": share(one.weight.value, words),
            "dots": _YES * one.faster + _NO * (one.studies - one.faster),
            "studies": words("web_job.row_studies", faster=one.faster, studies=one.studies),
            "asked": _asked(one, words),
            "mark": one.mark or "unknown",
            "says": words(f"web_job.mark_{one.mark or 'unknown'}"),
        }


def work_line(found: Occupation, words: Words) -> str:
    """Say of how much of the work AI is asked for, could be faster, or stays with people; by weight."""
    rows = found.activities.rows if found.activities else ()
    whole = sum(float(one.weight) for one in rows)
    if not whole:
        return ""
    parts = {
        mark: sum(float(one.weight) for one in rows if one.mark == mark) / whole
        for mark in ("used", "possible", "person")
    }
    return words("web_job.work_line", **{mark: words.percent(part) for mark, part in parts.items()})


def _asked(one: Activity, words: Words) -> str:
    names = [words(each.label).split(", ")[-1] for each in one.used]
    return words("web_job.row_asked", vendors=words.list(names)) if names else ""
