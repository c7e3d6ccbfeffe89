"""The API by its own description: what OpenAPI promises is what is answered, whatever is asked."""

from __future__ import annotations

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from arbeid.scenario import MODELS
from arbeid.verbs.run.choice import Choice
from arbeid.web.serving.app import create_app
from arbeid.web.serving.workers import WORKERS

pytestmark = pytest.mark.long
APP = create_app(hosts=["*"])
# That it is too busy is an answer that the description names; any other status from 500 on is a fault.
EXPECTED = {"checks": {"not_a_server_error": {"expected-statuses": ["2xx", "3xx", "4xx", "503"]}}}
DESCRIBED = schemathesis.openapi.from_asgi(
    "/api/openapi.json", APP, config=SchemathesisConfig.from_dict(EXPECTED)
)


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    # On a busy machine a run may take long: what is tested is its answer, not its time.
    monkeypatch.setattr(WORKERS, "seconds", 600)


@DESCRIBED.parametrize()
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_answer_is_as_described(case: schemathesis.Case) -> None:
    case.call_and_validate(
        checks=[
            not_a_server_error,
            status_code_conformance,
            content_type_conformance,
            response_schema_conformance,
        ]
    )


@pytest.mark.parametrize(
    "name", [f"{model}.{one.name}" for model, params in MODELS.items() for one in params if one.optional]
)
def test_what_a_scenario_leaves_out_may_be_set_by_the_reader(name: str) -> None:
    ran = Choice("base", None, None, None, ((name, 0.0),)).run(flows=False).facts
    (line,) = (one for one in ran.assumptions if f"{one.model}.{one.name}" == name)
    assert (line.given_by, line.value.value, line.changed) == ("reader", 0, True)


def test_the_description_has_every_noun() -> None:
    paths = set(APP.openapi()["paths"])
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
