"""What an analyst brings along as files only: a classification with its crosswalk, a cut, years and moves."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

import arbeid
from arbeid.cli import outcome
from arbeid.data.codes.crosswalk import carry, find_path, stands_alone
from arbeid.data.economies.economy import economy
from arbeid.data.economies.history import history
from arbeid.data.mobility.of_economy import economy_network
from arbeid.errors import ArbeidError

Added = Callable[[str, str], Path]

ORIGIN = '{ publisher = "Us", title = "Ours", url = "u", licence = "CC0", vintage = "2026" }'
CLASSIFICATION = """publisher = "Us"
url = "https://example.org"
pattern = "[A-Z]{2}"
labels = "ours.csv"
title = { nl = "Onze indeling", en = "Our classification" }
"""
LABELS = "code,nl,en\nTE,Leraren,Teachers\nIT,ICT'ers,ICT people\nCL,Schoonmakers,Cleaners\n"
PAIRS = [("TE", "2330"), ("TE", "2341"), ("IT", "2512"), ("CL", "9112")]
CROSSWALK = f'source = "ours"\ntarget = "isco-08"\nfile = "to-isco.csv"\norigin = {ORIGIN}\n'
AGES = [
    *(("young", "TE", 300), ("young", "IT", 400)),
    *(("old", "TE", 700), ("old", "IT", 400), ("old", "CL", 200)),
]
ECONOMY = f"""classification = "ours"
period = "2026"
title = {{ nl = "Ons land", en = "Our country" }}
population = {{ nl = "werkenden", en = "people at work" }}
groups = {{ values = {{ TE = 1000, IT = 800, CL = 200 }}, origin = {ORIGIN} }}
"""
CUT = f"""
[cuts.age]
label = {{ nl = "leeftijd", en = "age" }}
file = "ages.csv"
origin = {ORIGIN}
cells = {{ young = {{ nl = "jong", en = "young" }}, old = {{ nl = "oud", en = "old" }} }}
"""


@pytest.fixture
def land(added: Added) -> Added:
    added("classifications/ours.toml", CLASSIFICATION)
    added("classifications/ours.csv", LABELS)
    added("crosswalks/to-isco.toml", CROSSWALK)
    added("crosswalks/to-isco.csv", csv("source,target", PAIRS))
    added("economies/land.toml", ECONOMY + CUT)
    added("economies/ages.csv", csv("cell,code,jobs", AGES))
    return added


def csv(head: str, rows: list[tuple[object, ...]] | list[tuple[str, str]]) -> str:
    return "\n".join([head, *(",".join(map(str, row)) for row in rows)]) + "\n"


def refused(work: Callable[[], object]) -> str:
    with pytest.raises(ArbeidError) as caught:
        work()
    said = caught.value.sentence("en")
    assert "shipped" not in said and "\n" not in said
    return said


def test_a_crosswalk_of_ones_own_leads_both_ways(land: Added) -> None:
    assert [(step.source, step.target) for step in find_path("isco-08", "ours")] == [("isco-08", "ours")]
    scores = pl.DataFrame({"code": ["2330", "2341", "2512"], "score": [0.2, 0.4, 0.9]})
    carried, losses = carry(scores, find_path("isco-08", "ours"))
    assert dict(carried.rows()) == {"TE": pytest.approx(0.3), "IT": 0.9}
    assert losses[0].unmatched == ()
    assert [origin.publisher for origin in find_path("isco-08", "ours")[0].origins()] == ["Us"]


def test_one_that_leads_one_way_does(land: Added) -> None:
    land("crosswalks/to-isco.toml", CROSSWALK + "both_ways = false\n")
    assert find_path("ours", "isco-08") and not stands_alone("ours")
    with pytest.raises(ArbeidError, match="isco-08"):
        find_path("isco-08", "ours")


def test_values_say_the_same_as_a_file(land: Added) -> None:
    filed, _ = carry(SCORES, find_path("isco-08", "ours"))
    values = 'values = { TE = ["2330", "2341"], IT = ["2512"], CL = ["9112"] }'
    land("crosswalks/to-isco.toml", CROSSWALK.replace('file = "to-isco.csv"', values))
    assert carry(SCORES, find_path("isco-08", "ours"))[0].equals(filed)
    written = "values = { young = { TE = 300, IT = 400 }, old = { TE = 700, IT = 400, CL = 200 } }"
    by_file = arbeid.exposure("land", "eloundou-beta-human", by="age").frame
    land("economies/land.toml", ECONOMY + CUT.replace('file = "ages.csv"', written))
    assert arbeid.exposure("land", "eloundou-beta-human", by="age").frame.equals(by_file)


SCORES = pl.DataFrame({"code": ["2330", "2341", "2512", "9112"], "score": [0.2, 0.4, 0.9, 0.1]})


def test_every_verb_answers_on_it(land: Added, capsys: pytest.CaptureFixture[str]) -> None:
    for command in (
        ["report", "land"],
        ["exposure", "land", "--by", "age"],
        ["run", "base", "--economy", "land"],
        ["job", "leraar", "--economy", "land", "--lang", "nl"],
    ):
        assert outcome([*command, "--format", "json"]) == 0, capsys.readouterr().err
        answer = json.loads(capsys.readouterr().out)
        assert "Us" in json.dumps(answer)


def test_a_cut_by_age_is_named_counted_and_sourced(land: Added) -> None:
    answer = arbeid.exposure("land", "eloundou-beta-human", by="age")
    assert {(row.name.nl, row.name.en) for row in answer.rows} >= {("jong", "young"), ("oud", "old")}
    people = {row.name.en: float(row.people) for row in answer.rows}
    assert (people["young"], people["old"]) == (700, 1300)


def test_years_of_ones_own_are_a_history(land: Added) -> None:
    years = f'[history]\nclassification = "ours"\nfile = "years.csv"\norigin = {ORIGIN}\n'
    land("economies/land.toml", ECONOMY + years)
    rows = [(2024, "TE", 900, ""), (2025, "TE", 1000, "b"), (2024, "IT", 700, ""), (2025, "IT", 800, "b")]
    land("economies/years.csv", csv("year,code,jobs,flags", rows))
    found = history(economy("land"))
    assert found.frame.select("code", "year", "jobs").rows() == [
        ("IT", 2024, 700), ("IT", 2025, 800), ("TE", 2024, 900), ("TE", 2025, 1000),
    ]  # fmt: skip
    assert found.breaks == (2025,) and found.origins[0].publisher == "Us"
    values = "values = { 2024 = { TE = 900 }, 2025 = { TE = 1000 } }"
    land("economies/land.toml", ECONOMY + years.replace('file = "years.csv"', values))
    assert history(economy("land")).frame["jobs"].to_list() == [900, 1000]
    assert history(economy("land")).breaks == ()


def test_moves_may_stand_in_the_entry(land: Added) -> None:
    words = "\n".join(f'{key} = {{ nl = "a", en = "b" }}' for key in ("label", "sentence", "note"))
    values = "{ TE = { TE = 3, IT = 1 }, IT = { TE = 1, IT = 3 }, CL = { CL = 1, TE = 1 } }"
    edges = f"[edges]\nvalues = {values}\norigin = {ORIGIN}\n"
    land("networks/ours.toml", f'classification = "ours"\n{words}\n{edges}')
    assert set(economy_network("land", "ours").network.codes) == {"TE", "IT", "CL"}


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("crosswalks/to-isco.csv", csv("source,target", [*PAIRS, ("IT", "2599")]), "2599"),
        ("crosswalks/to-isco.csv", csv("source,target", [*PAIRS, ("XX", "2512")]), "“XX” is no code of ours"),
        ("crosswalks/to-isco.csv", csv("source,target", [*PAIRS, PAIRS[0]]), "TE, 2330"),
        ("crosswalks/to-isco.csv", csv("from,to", PAIRS), "“source”"),
        ("economies/ages.csv", csv("cell,code,jobs", [*AGES, ("old", "TE", 1)]), "old, TE"),
        ("economies/ages.csv", csv("cell,code,jobs", [("old", "TE", -1)]), "zero or more"),
        ("economies/ages.csv", csv("cell,code,jobs", [("old", "TF", 1)]), "“TF” is no code of ours"),
        ("economies/land.toml", ECONOMY + CUT.replace('file = "ages.csv"', "values.old.TE = -4"), "old, TE"),
        ("economies/land.toml", ECONOMY + CUT.replace('file = "ages.csv"', "values.old.TE = nan"), "old.TE"),
        ("economies/land.toml", ECONOMY + CUT.replace(f"origin = {ORIGIN}\n", ""), "need an origin"),
        ("economies/land.toml", ECONOMY + CUT.replace('file = "ages.csv"', ""), "share, table, file, values"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_one_sentence_on_that_file(land: Added, file: str, content: str, said: str) -> None:
    path = land(file, content)
    sentence = refused(lambda: arbeid.exposure("land", "eloundou-beta-human", by="age"))
    assert said in sentence and path.name in sentence


SHARES = f'\n[labour_share]\nfile = "shares.csv"\ncountry = "us"\norigin = {ORIGIN}\n'


def test_a_labour_share_is_bound_as_all_numbers_are(land: Added) -> None:
    land("economies/land.toml", ECONOMY + SHARES)
    land("economies/shares.csv", "country,year,share\nnl,2024,70%\nus,2023,50%\nus,2025,61%\n")
    run = arbeid.run("base", "land", flows=False)
    filed = next(line for line in run.facts.assumptions if line.name == "labour_share")
    assert filed.value.value == 0.61 and "Us: Ours (2025)" in filed.source.en
    values = "values = { us = { 2023 = 0.5, 2025 = 0.61 } }"
    land("economies/land.toml", ECONOMY + SHARES.replace('file = "shares.csv"', values))
    assert arbeid.run("base", "land", flows=False).facts.assumptions == run.facts.assumptions


@pytest.mark.parametrize(
    ("shares", "content", "said"),
    [
        (SHARES, "country,year,share\nus,2025,160%\n", "“160%”"),
        (SHARES, "country,year,share\nus,20x5,60%\n", "Row 2"),
        (SHARES, "country,year,part\nus,2025,60%\n", "“share”"),
        (SHARES, "country,year,share\nnl,2025,60%\n", "no economy “us”: choose from nl"),
        (SHARES.replace('file = "shares.csv"', "values.us.2025 = 1.6"), "", "values.us.2025"),
        (SHARES.replace('country = "us"', ""), "", "need a country"),
        (SHARES.replace(f"origin = {ORIGIN}", ""), "", "need an origin"),
    ],
)
def test_a_labour_share_that_will_not_do_is_one_sentence(
    land: Added, shares: str, content: str, said: str
) -> None:
    land("economies/shares.csv", content)
    land("economies/land.toml", ECONOMY + shares)
    assert said in refused(lambda: arbeid.run("base", "land", flows=False))


def test_a_year_that_is_none_is_one_sentence(land: Added) -> None:
    years = f'[history]\nclassification = "ours"\nfile = "years.csv"\norigin = {ORIGIN}\n'
    land("economies/land.toml", ECONOMY + years)
    land("economies/years.csv", csv("year,code,jobs", [("2024", "TE", 1), ("2025Q1", "TE", 1)]))
    assert "Row 3" in refused(lambda: history(economy("land")))


OWN = f"""classification = "ours"
period = "2026"
title = {{ nl = "Ons land", en = "Our country" }}
population = {{ nl = "werkenden", en = "people at work" }}
groups = {{ file = "groups.csv", origin = {ORIGIN} }}
"""
BY_SHARE = """
[cuts.age]
label = { nl = "leeftijd", en = "age" }
share = "young"
cells = { young = { nl = "jong", en = "young" }, old = { nl = "oud", en = "old" } }
"""
GROUPS = "code,jobs,young,score,union,soc\nTE,1000,30%,7,CNV,0411\nIT,800,50%,9,,0811\nCL,200,0%,1,FNV,0911\n"


def test_columns_that_nobody_asks_for_are_kept(land: Added) -> None:
    land("economies/groups.csv", GROUPS)
    land("economies/land.toml", OWN)
    before = arbeid.exposure("land", measure="eloundou-beta-human").frame
    groups = arbeid.economy("land").occupation_groups
    kept = groups.select("code", "young", "score", "union", "soc").rows()
    assert kept == [("CL", 0, 1, "FNV", "0911"), ("IT", 0.5, 9, None, "0811"), ("TE", 0.3, 7, "CNV", "0411")]
    land("economies/groups.csv", "code,jobs\nTE,1000\nIT,800\nCL,200\n")
    # No answer takes a column of the reader's for one of its own of that name.
    assert arbeid.exposure("land", measure="eloundou-beta-human").frame.equals(before)


def test_a_frames_columns_are_kept(land: Added) -> None:
    frame = {"code": ["TE", "IT"], "jobs": [10.0, 5.0], "young": [0.1, 0.2], "union": ["CNV", "FNV"]}
    made = arbeid.economy("mine", frame=frame, classification="ours")
    assert made.occupation_groups.select("code", "young", "union").rows() == [
        ("IT", 0.2, "FNV"),
        ("TE", 0.1, "CNV"),
    ]


def test_a_column_of_ones_own_cuts_people_up(land: Added) -> None:
    land("economies/groups.csv", GROUPS)
    land("economies/land.toml", OWN + BY_SHARE)
    found = arbeid.exposure("land", measure="eloundou-beta-human", by="age")
    assert {row.name.en: float(row.people) for row in found.rows} == {"young": 700, "old": 1300}
    bands = BY_SHARE.partition("share =")[0] + 'bands = 2\nof = "score"\n'
    land("economies/land.toml", OWN + bands)
    assert {row.code: float(row.people) for row in arbeid.exposure("land", by="age").rows} == {
        "1": 1200,
        "2": 800,
    }


@pytest.mark.parametrize(
    ("groups", "sentence"),
    [
        (GROUPS.replace("50%", "150%"), "column “young”, has “150%”"),
        (GROUPS.replace("50%", "half"), "column “young”, has “half”"),
        (GROUPS.replace("young", "yuong"), "no column “young”: it has code, jobs, yuong"),
        (None, "by a column “young” that its groups do not have"),
    ],
)
def test_a_column_that_cannot_cut_is_told(land: Added, groups: str | None, sentence: str) -> None:
    if groups is not None:
        land("economies/groups.csv", groups)
    land("economies/land.toml", (OWN if groups else ECONOMY) + BY_SHARE)
    assert sentence in refused(lambda: arbeid.exposure("land", by="age"))
