"""What Python's operators would do with answers is one sentence, which says what one can do instead."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

import arbeid
from arbeid.answers.quantity import Quantity
from arbeid.errors import WrongCall
from each import each

RUN = arbeid.run("base", flows=False)
BASE = arbeid.scenario("base")
SEXES = arbeid.exposure("nl", by="sex")
MISSING = Quantity(None, "share", "measured")
SAID: tuple[tuple[Callable[[], Any], str], ...] = (
    (lambda: RUN + 1, "run - other_run"),
    (lambda: 5 - RUN, "run - other_run"),
    (lambda: np.float64(5) - RUN, "run - other_run"),
    (lambda: -RUN, "float(run.net)"),
    (lambda: arbeid.run("slow-adoption", flows=False) > RUN, "run - other_run"),
    (lambda: RUN - SEXES, "run - other_run"),
    (lambda: RUN - BASE, "run - other_run"),
    (lambda: BASE - BASE, "first.run() - second.run()"),
    (lambda: SEXES - 1, ".frame"),
    (lambda: SEXES - SEXES, ".frame"),
    (lambda: arbeid.economy("nl") - arbeid.economy("us"), ".frame"),
    (lambda: RUN.net + 1, "float(quantity)"),
    (lambda: sum([RUN.net, RUN.net]), "float(quantity)"),
    (lambda: max(RUN.net, RUN.net), "float(quantity)"),
    (lambda: np.array([1.0, 2.0]) * RUN.net, "float(quantity)"),
    (lambda: divmod(RUN.net, 2), "float(quantity)"),
    (lambda: divmod(2, RUN.net), "float(quantity)"),
    (lambda: divmod(RUN, 2), "run - other_run"),
    (lambda: np.round(RUN.net), "float(quantity)"),  # type: ignore[call-overload]
    (lambda: np.round(RUN.net, decimals=1), "float(quantity)"),  # type: ignore[call-overload]
    (lambda: np.sqrt(RUN.net), "float(quantity)"),
    (lambda: np.mean(SEXES), ".frame"),  # type: ignore[call-overload]
    (lambda: SEXES.rows[0] - SEXES.rows[1], "float()"),
    (lambda: SEXES.rows[0]["score"], "write .score"),
    (lambda: RUN["net"], "write .net"),
    (lambda: SEXES[0], ".frame"),
    (lambda: list(SEXES), ".rows"),
    (lambda: len(RUN), ".rows"),
    (lambda: next(RUN), ".rows"),  # type: ignore[call-overload]
    (lambda: "net" in RUN, ".rows"),  # type: ignore[operator]
    (lambda: reversed(RUN), ".rows"),
    (lambda: len(SEXES.rows[0]), ".rows"),
    (lambda: list(BASE.draws(64)), ".rows"),  # type: ignore[call-overload]
    (lambda: float(RUN), "float(run.net)"),  # type: ignore[arg-type]
    (lambda: int(RUN), "float(run.net)"),  # type: ignore[call-overload]
    (lambda: round(RUN), "float(run.net)"),  # type: ignore[call-overload]
    (lambda: complex(RUN), "float(run.net)"),  # type: ignore[arg-type]
    (lambda: f"{RUN:.1f}", "float(run.net)"),
    (lambda: float(SEXES), ".frame"),  # type: ignore[arg-type]
    (lambda: float(BASE), "first.run() - second.run()"),  # type: ignore[arg-type]
    (lambda: int(MISSING), "its .value is None"),
    (lambda: round(MISSING), "its .value is None"),
    (lambda: math.floor(MISSING), "its .value is None"),
    (lambda: f"{MISSING:d}", "its .value is None"),
    (lambda: f"{RUN.net:zz}", "“zz”"),
)


@each("ask,instead", SAID)
def test_an_operator_that_says_nothing_is_one_sentence(ask: Callable[[], Any], instead: str) -> None:
    with pytest.raises(TypeError) as caught:
        ask()
    assert isinstance(caught.value, WrongCall)
    assert instead in str(caught.value)
    assert caught.value.sentence("nl") != str(caught.value)


def test_a_bracket_with_a_name_that_nothing_has_says_the_nearest() -> None:
    with pytest.raises(AttributeError, match="the nearest is “score”"):
        SEXES.rows[0]["scor"]  # type: ignore[index]


def test_a_quantity_is_written_and_rounded_as_a_number_is() -> None:
    one = Quantity(-102_507.128, "jobs", "modelled")
    assert (int(one), round(one), round(one, 1), math.floor(one), math.ceil(one), math.trunc(one)) == (
        -102507, -102507, -102507.1, -102508, -102507, -102507,
    )  # fmt: skip
    assert (f"{one:.2f}", format(one, ",.0f"), f"{one:d}") == (
        "-102507.13", "-102,507", "-102507",
    )  # fmt: skip
    assert f"{one}" == str(one) and f"{MISSING:.1f}" == "nan" and math.isnan(round(MISSING, 2))
    assert np.array([one, one], dtype=float).tolist() == [one.value, one.value]
    assert np.array([one]).dtype == np.array(RUN).dtype == object


def test_what_there_is_is_true_and_an_empty_list_is_not() -> None:
    assert bool(RUN) and bool(BASE) and bool(MISSING) and bool(SEXES.rows[0])
    assert bool(arbeid.stories()) and not bool(type(arbeid.stories())())
    assert f"{RUN:>3}" == f"{RUN}" == str(RUN)


def test_a_calculator_takes_what_holds_several_numbers_or_one() -> None:
    wanted = arbeid.models.robots(added=[1, 2]).cases
    for given in ((1, 2), {1, 2}, range(1, 3), (one for one in (1, 2)), np.array([1, 2]), map(float, "12")):
        assert arbeid.models.robots(added=given).cases == wanted
    for one in (1, Decimal(1), np.array(1.0), Quantity(1.0, "ratio", "assumed")):
        assert arbeid.models.robots(added=one).cases == wanted[:1]


def test_a_calculator_and_its_results_are_asked_by_name_in_brackets_too() -> None:
    models = arbeid.models
    assert models["robots"](added=1) == models.robots(added=1)
    assert list(models) == [line.id for line in sorted(arbeid.list_models(), key=lambda one: one.id)]
    assert len(models) == len(list(models)) and "robots" in models and "robot" not in models
    asked: tuple[tuple[Callable[[], object], str], ...] = (
        (lambda: models["robot"], "There is no model “robot”: the nearest is “robots”."),
        (lambda: models[0], "There is no model “0”"),
        (lambda: models.robots(added=1)["wag"], "There is no result “wag”: the nearest is “wage”."),
        (lambda: models.robots(added=1).values("wag"), "There is no result “wag”"),
    )
    for ask, said in asked:
        with pytest.raises(arbeid.UnknownName) as refused:
            ask()
        assert said in str(refused.value)


def test_a_list_of_answers_stays_a_list() -> None:
    stories = arbeid.stories()
    assert (
        stories[0] is next(iter(stories))
        and list(stories) == stories[:]
        and (stories + stories)[-1] is stories[-1]
    )
    assert stories * 2 == [*stories, *stories] and not stories < stories[:1]


def test_what_answers_have_of_their_own_stays() -> None:
    assert (RUN - RUN).outcomes[0].difference.value == 0
    assert RUN != SEXES and RUN.net == RUN.facts.balance.net
    assert bool(SEXES) and bool(RUN.net) and float(RUN.net) == RUN.net.value
    assert operator.eq(arbeid.economy("nl"), arbeid.economy("nl"))
    assert len({BASE.id, RUN.net}) == 2
    assert len(repr(RUN.result)) < 300 and "base" in repr(RUN.result)
