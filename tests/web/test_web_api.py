"""The API by its own description: what OpenAPI promises is what is answered, whatever is asked."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from arbeid.scenario import MODELS
from arbeid.verbs.run.choice import Choice
from arbeid.web.serving.workers import WORKERS

if TYPE_CHECKING:
    import schemathesis
    from fastapi import FastAPI

pytestmark = pytest.mark.long
# That it is too busy is an answer that the description names; any other status from 500 on is a fault.
EXPECTED = {"checks": {"not_a_server_error": {"expected-statuses": ["2xx", "3xx", "4xx", "503"]}}}


@cache
def app() -> FastAPI:
    from arbeid.web.serving.app import create_app

    return create_app(hosts=["*"])


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    # On a busy machine a run may take long: what is tested is its answer, not its time.
    monkeypatch.setattr(WORKERS, "seconds", 600)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def is_as_described(case: schemathesis.Case) -> None:
    from schemathesis.checks import not_a_server_error
    from schemathesis.specs.openapi.checks import (
        content_type_conformance,
        response_schema_conformance,
        status_code_conformance,
    )

    case.call_and_validate(
        checks=[
            not_a_server_error,
            status_code_conformance,
            content_type_conformance,
            response_schema_conformance,
        ]
    )


def test_every_answer_is_as_described(subtests: pytest.Subtests) -> None:
    # What its decorator does while tests are collected is done here: that takes many seconds, and every
    # process of a parallel run collects. Its own fixture for that does not know this pytest.
    import schemathesis
    from schemathesis.config import SchemathesisConfig
    from schemathesis.generation.feedback import FeedbackSources
    from schemathesis.pytest._test_builder import build_operation_test
    from schemathesis.python._constants.orchestrator import make_constants_value_source
    from schemathesis.python.asgi import shutdown_lifespans

    config = SchemathesisConfig.from_dict(EXPECTED)
    described = schemathesis.openapi.from_asgi("/api/openapi.json", app(), config=config)
    drawn_from = FeedbackSources(constants_value_source=make_constants_value_source(described))
    operations = [found.ok() for found in described.get_all_operations()]
    assert len(operations) == sum(len(path) for path in app().openapi()["paths"].values())
    for operation in operations:
        ask = build_operation_test(
            config=described.config,
            operation=operation,
            test_func=is_as_described,
            given_kwargs={},
            feedback=drawn_from,
        )
        with subtests.test(operation.label):
            ask()
    shutdown_lifespans()


@pytest.mark.parametrize(
    "name", [f"{model}.{one.name}" for model, params in MODELS.items() for one in params if one.optional]
)
def test_what_a_scenario_leaves_out_may_be_set_by_the_reader(name: str) -> None:
    ran = Choice("base", None, None, None, ((name, 0.0),)).run(flows=False).facts
    (line,) = (one for one in ran.assumptions if f"{one.model}.{one.name}" == name)
    assert (line.given_by, line.value.value, line.changed) == ("reader", 0, True)


def test_the_description_has_every_noun() -> None:
    paths = set(app().openapi()["paths"])
    for noun in (
        "economies",
        "measures",
        "exposure",
        "claims",
        "why",
        "jobs",
        "definitions",
        "stories",
        "models",
        "model",
        "visible",
        "backtest",
        "use",
    ):
        assert any(path.startswith(f"/api/{noun}") for path in paths), noun
