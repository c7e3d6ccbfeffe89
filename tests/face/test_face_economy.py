"""An economy as a value: the same answers as the verbs, also of a frame that an analyst made."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pandas as pd
import polars as pl
import pytest

import arbeid
from arbeid.errors import ArbeidError
from arbeid.registry import CATALOGUE_VARIABLE

TOWN = {"code": ["23", "25", "41"], "jobs": [1200.0, 800.0, 900.0], "beside": ["a", "b", "c"]}


@pytest.fixture(autouse=True)
def own_session() -> Iterator[None]:
    yield
    # Set by the session itself, so nobody else takes it away.
    os.environ.pop(CATALOGUE_VARIABLE, None)


def test_an_economy_answers_as_the_verbs_do() -> None:
    nl = arbeid.economy("Nederland")
    assert nl == arbeid.Economy("nl") and nl.people.value == 9_865_000
    assert nl.exposure(measure="aioe", by="sex") == arbeid.exposure("nl", measure="aioe", by="sex")
    assert nl.definitions() == arbeid.definitions("nl")
    assert nl.why("fo-2013-us-47") == arbeid.why("fo-2013-us-47", on="nl")
    assert nl.job("verpleegkundige").text == "verpleegkundige"
    assert nl.trend("0811") == arbeid.trend("nl", "0811")
    with pytest.raises(ArbeidError, match="no economy “atlantis”"):
        arbeid.economy("atlantis")


@pytest.mark.parametrize("frame", [TOWN, pl.DataFrame(TOWN), pd.DataFrame(TOWN), pl.LazyFrame(TOWN)])
def test_an_economy_is_made_of_a_frame(frame: object) -> None:
    town = arbeid.economy("town", frame=frame, classification="isco-08-2", title="Our town", period="2026")
    assert (town.id, town.people.value) == ("town", 2900)
    assert repr(town).startswith("Our town, 2026: 2,900 people")
    assert {row.code for row in town.exposure().rows} == {"23", "25", "41"}
    assert 0 < town.definitions().low.value < town.definitions().high.value <= 1
    assert arbeid.exposure("town").mean == town.exposure().mean


def test_another_frame_of_the_same_name_replaces_it() -> None:
    arbeid.economy(frame=TOWN, classification="isco-08-2")
    more = arbeid.economy(
        frame={"occ": ["23"], "n": [5000]}, code="occ", people="n", classification="isco-08-2"
    )
    assert more.people.value == 5000 == arbeid.economy("own").people.value


def test_several_frames_stand_beside_each_other() -> None:
    names = [f"town-{number}" for number in range(3)]
    made = [arbeid.economy(name, frame=TOWN, classification="isco-08-2") for name in names]
    assert [one.id for one in made] == names
    # What is wrong with a second frame of a name is found at once, told of the frame, and the first stays.
    with pytest.raises(ArbeidError, match=r'Row 2 of “economy\("town-1", frame=…\)”.*-5'):
        arbeid.economy("town-1", frame=TOWN | {"jobs": [1.0, -5.0, 2.0]}, classification="isco-08-2")
    assert arbeid.economy("town-1").people.value == 2900


@pytest.mark.parametrize(
    ("frame", "about", "sentence"),
    [
        ({"jobs": [1]}, {}, "no column “code”"),
        ({"code": ["23"]}, {}, "no column “jobs”"),
        ({"code": [23], "jobs": [1]}, {}, "“code”"),
        ({"code": ["23"], "jobs": [-1.0]}, {}, "-1"),
        ({"code": ["23"], "jobs": [None]}, {}, "jobs"),
        ({"code": ["99x"], "jobs": [1.0]}, {}, "99x"),
        ({"code": ["23"], "jobs": ["many"]}, {}, "jobs|numbers"),
        (TOWN, {"classification": "isco-80-2"}, "isco-08-2"),
        (TOWN, {"name": "nl"}, "already"),
        (TOWN, {"name": "../town"}, "cannot be called"),
        ("town.csv", {}, "frame"),
    ],
)
def test_what_is_wrong_with_a_frame_is_one_sentence(
    frame: object, about: dict[str, str], sentence: str
) -> None:
    with pytest.raises(ArbeidError, match=sentence) as caught:
        arbeid.Economy.from_frame(frame, **({"classification": "isco-08-2", "name": "wrong"} | about))
    assert "\n" not in str(caught.value)
    assert "wrong" not in [line.id for line in arbeid.economies()]


def test_what_is_said_of_a_frame_needs_one() -> None:
    with pytest.raises(ArbeidError, match="give frame="):
        arbeid.economy("nl", title="Mine")
