"""What a type checker sees of the face; mypy reads this file with the package, and nothing runs it."""

from __future__ import annotations

from typing import assert_type

import polars as pl

import arbeid
from arbeid.answers.comparison import Compared
from arbeid.answers.jobs.with_ai import WholeJob
from arbeid.answers.market.definitions import Definitions
from arbeid.answers.market.exposure import Exposure
from arbeid.answers.several import Several
from arbeid.verbs.run.answer import RunAnswer


def seen() -> None:
    """Ask what an analyst asks; each answer has the type that is written here."""
    nl = arbeid.economy("nl")
    assert_type(nl, arbeid.Economy)
    assert_type(nl.exposure(measure="aioe", by="sex"), Exposure)
    assert_type(nl.definitions(), Definitions)
    assert_type(nl.job("verpleegkundige"), WholeJob)
    assert_type(arbeid.exposure("nl", measure="aioe", by="sex"), Exposure)
    assert_type(arbeid.exposure("nl").frame, pl.DataFrame)
    assert_type(arbeid.exposure("nl").cite(), str)
    fast = arbeid.scenario("base").with_(adoption=0.4, elasticity={"Q": 1.5}, economy="nl")
    assert_type(fast, arbeid.Scenario)
    assert_type(fast.run(), RunAnswer)
    assert_type(fast.run().net, arbeid.Quantity)
    assert_type(fast.run() - arbeid.scenario("base").run(), Compared)
    assert_type(arbeid.sweep(fast, adoption=[0.2, 0.4], economies="eu27"), Several)
    assert_type(arbeid.across(arbeid.exposure, ["nl", "de"], measure="aioe"), Several)
    assert_type(arbeid.__version__, str)
    nl.exposure(measur="aioe")  # type: ignore[call-arg]
    arbeid.exposure("nl", "aioe")  # type: ignore[call-arg]
    arbeid.trend("nl", 811)  # type: ignore[arg-type]
