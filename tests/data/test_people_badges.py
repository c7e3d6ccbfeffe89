"""People of an economy are called measured only where a source counted them and nothing was corrected."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

import arbeid
from arbeid.answers.quantity import Quantity
from arbeid.data.economies.economy import economy
from arbeid.verbs.jobs.occupations import occupations
from arbeid.verbs.market.places import places
from arbeid.verbs.market.report import economy_line

# Places have a badge for every cell; changes are asked of none of these economies.
VERBS: dict[str, Callable[[str], object]] = {
    "groups": arbeid.groups,
    "exposure": arbeid.exposure,
    "occupations": occupations,
    "collaboration": arbeid.collaboration,
    "definitions": arbeid.definitions,
    "economy": lambda name: economy_line(economy(name)),
    "run": lambda name: arbeid.run("base", name, flows=False).facts,
}


def people(answer: Any) -> Iterator[Quantity]:
    if isinstance(answer, Quantity):
        if answer.unit in ("people", "jobs") and answer.value is not None:
            yield answer
    elif is_dataclass(answer) and not isinstance(answer, type):
        for field in fields(answer):
            yield from people(getattr(answer, field.name))
    elif isinstance(answer, tuple | list):
        for one in answer:
            yield from people(one)


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("name", ["gr", "eu27"])
def test_corrected_people_are_derived(name: str, verb: str) -> None:
    found = list(people(VERBS[verb](name)))
    assert found
    assert "measured" not in {one.badge for one in found}


def test_of_countries_only_those_corrected_are_derived() -> None:
    badges = {row.code: row.people.badge for row in places("eu27", "country").rows}
    assert {code for code, badge in badges.items() if badge == "derived"} == {"gr"}
    rows = arbeid.exposure("world", by="country").rows
    assert {row.code for row in rows if row.people.badge == "derived"} == {"gr", "rs"}
    assert places("eu27", "country").people.badge == "derived"
    assert places("us", "state").people.badge == "measured"
