"""Many labour-flow runs at once from Python: each is the run that `arbeid.flows` gives by itself."""

from __future__ import annotations

import numpy as np
import pytest

import arbeid
from arbeid.errors import ArbeidError
from arbeid.verbs.models.flows_batch import FlowScenarios
from arbeid.wording import words_of

VALUES = {"separation_chance": [0.022, 0.018, 0.022], "hiring_speed": [0.16, 0.16, 0.3]}
YEARS = [3, 4, 5]
SHARED = {"horizon": 6.0, "burn_in": 40, "labour_force": 0.98}


@pytest.fixture(scope="module")
def many() -> FlowScenarios:
    return arbeid.flows_batch("nl", values=VALUES, years=YEARS, **SHARED)


@pytest.mark.parametrize("case", [1, 2, 3])
def test_a_case_is_the_run_by_itself(many: FlowScenarios, case: int) -> None:
    own = {name: values[case - 1] for name, values in VALUES.items()}
    alone = arbeid.flows("nl", values=own, years=YEARS[case - 1], **SHARED).both
    for name in ("unemployment_rate", "long_term_rate", "vacancy_rate", "tightness"):
        for path, batch in ((alone.path, many.batch), (alone.reference, many.rest)):
            single = getattr(path.total, name)[:, 0]
            np.testing.assert_allclose(getattr(batch, name)[case - 1], single, rtol=1e-9, err_msg=name)
    rate = alone.path.total.unemployment_rate[:, 0]
    results = many.facts.cases[case - 1].results
    assert results["unemployment_rate"].value == pytest.approx(rate[-1], rel=1e-9)
    assert results["highest_unemployment_rate"].value == pytest.approx(rate.max(), rel=1e-9)
    assert results["highest_year"].value == pytest.approx(alone.path.years[rate.argmax()])
    np.testing.assert_allclose(many.path(case).unemployed, alone.path.unemployed, rtol=1e-9)


def test_the_answer_says_what_differs_and_where_it_came_from(many: FlowScenarios) -> None:
    dutch, english = many.plain("nl"), many.plain("en")
    assert dutch["economy_title"] == "Nederland"
    assert english["notes"] == [
        "What follows from these assumptions; not a forecast.",
        "Without ranges of their own: each case is a set of fixed values. "
        "The range is how far the cases are apart.",
    ]
    assert [case["given"]["years"]["value"] for case in english["cases"]] == YEARS
    assert set(english["cases"][0]["given"]) == {*VALUES, "years"}
    badges = {one["badge"] for case in english["cases"] for one in case["results"].values()}
    assert badges == {"modelled"}
    assert {"cbs", "asec"} & {line["id"].split("-")[0] for line in english["sources"]}


def test_a_probability_is_said_to_be_one() -> None:
    found = arbeid.flows_batch("nl", shock="frey-osborne", years=1, burn_in=2, network="complete").plain("nl")
    assert words_of("nl")("flows.note.probability") in found["notes"]


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"values": {"hiring_speed": [0.1, 0.2]}, "years": [5, 6, 7]}, "has 2 values and “years” has 3"),
        ({"values": {"hiring_sped": [0.1, 0.2]}}, "the nearest is “hiring_speed”"),
        ({"values": {"hiring_speed": [0.1, 2.0]}}, "“hiring_speed” is 2"),
        ({"values": {"hiring_speed": ["x"]}}, "needs a number"),
        ({"years": [5, 0]}, "“years” is 0"),
        ({"values": {"long_term_weeks": [27, 52]}, "burn_in": 2}, "long_term_weeks"),
    ],
)
def test_what_is_wrong_is_one_sentence(asked: dict[str, object], sentence: str) -> None:
    with pytest.raises(ArbeidError, match=sentence):
        arbeid.flows_batch("nl", **asked)


def test_a_case_that_is_not_there_is_refused(many: FlowScenarios) -> None:
    with pytest.raises(ArbeidError, match="choose from 1 to 3"):
        many.path(4)
