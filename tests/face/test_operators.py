"""What Python's operators would do with answers is one sentence, which says what one can do instead."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import arbeid
from arbeid.errors import WrongCall
from each import each

RUN = arbeid.run("base", flows=False)
BASE = arbeid.scenario("base")
SEXES = arbeid.exposure("nl", by="sex")
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
    (lambda: SEXES.rows[0] - SEXES.rows[1], "float()"),
    (lambda: SEXES.rows[0]["score"], "write .score"),
    (lambda: RUN["net"], "write .net"),
    (lambda: SEXES[0], ".frame"),
    (lambda: list(SEXES), ".rows"),
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
