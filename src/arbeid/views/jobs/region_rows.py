"""Where the people of an occupation work, in words: most people, and most common among the work there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from arbeid.answers.jobs.occupation import Occupation
from arbeid.answers.jobs.regions import RegionPeople
from arbeid.views.phrasing import share
from arbeid.wording import Words

_MOST, _LEAST_PART = 5, 0.01


def region_lists(found: Occupation, words: Words) -> Iterator[tuple[str, str, list[dict[str, Any]]]]:
    """Show the regions with most people, and those where the work is most common: heading, badge and rows."""
    if len(found.regions) <= _MOST:
        return
    many = found.regions[:_MOST]
    yield (
        words("web_job.regions_most"),
        many[0].people.badge,
        [_row(one, words.people(float(one.people)), words) for one in many],
    )
    common = _common(found)
    yield (
        words("web_job.regions_common"),
        common[0].times.badge,
        [
            _row(one, words("web_job.regions_times", times=words.number(one.times.value, 1)), words)
            for one in common
        ],
    )


def region_line(found: Occupation, words: Words) -> str:
    """Say in one line where most people of an occupation work; nothing where no source counts regions."""
    if not found.regions:
        return ""
    parts = [
        f"{words(one.name)} {words.people(float(one.people))} ({words.number(one.times.value, 1)})"
        for one in found.regions[:_MOST]
    ]
    return words("job.regions", regions="; ".join(parts))


def _common(found: Occupation) -> Sequence[RegionPeople]:
    """Choose where the work is most common, of regions that hold more than a handful of its people."""
    known = [one for one in found.regions if float(one.share) >= _LEAST_PART]
    return sorted(known, key=lambda one: (-float(one.times), one.code))[:_MOST]


def _row(one: RegionPeople, shown: str, words: Words) -> dict[str, Any]:
    part = words("web_job.regions_part", share=share(one.share.value, words))
    return {"name": words(one.name), "shown": shown, "part": part}
