"""Scenarios as an API: a run with any assumption set, and two runs beside each other."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, FastAPI, Query, Request
from pydantic import BaseModel, ConfigDict, Field, create_model

from arbeid.answers.answer import Answer
from arbeid.answers.comparison import Compared
from arbeid.answers.plain import plain_type
from arbeid.answers.run import RunFacts
from arbeid.errors import UnknownName
from arbeid.models.block import BLOCKS, told_together
from arbeid.scenario import BASE, MODELS, SCENARIOS
from arbeid.verbs.run.choice import Choice
from arbeid.web.api import PROBLEMS, Lang, Spoken
from arbeid.web.serving.problems import spoken_in
from arbeid.web.serving.workers import WORKERS

_BUSY: dict[int | str, dict[str, Any]] = {
    status: {**PROBLEMS[400], "description": words}
    for status, words in (
        (409, "A run that nobody waits for any more."),
        (503, "Too busy, or a run that took too long or too much memory."),
    )
}
router = APIRouter(prefix="/api", responses={**PROBLEMS, **_BUSY})


class _Places(BaseModel):
    """Where and how far ahead runs are asked for."""

    model_config = ConfigDict(extra="forbid")

    economy: str | None = Field(None, max_length=40, description="An economy; else the scenario's own.")
    measure: str | None = Field(None, max_length=60, description="A measure of exposure.")
    years: int | None = Field(None, ge=1, le=50, description="How many years ahead.")
    flows: bool = Field(False, description="Also follow people through the labour market.")
    lang: Spoken = Field("en", description="The language of names and sentences.")


class _Asked(_Places):
    """What a run is asked with; assumptions are named ``model.parameter``, shares are fractions."""

    scenario: str = Field(BASE, min_length=1, max_length=60, description="A named scenario.")
    point: bool = Field(False, description="Also give what headlines come to as assumptions stand.")

    def choice(self) -> Choice:
        """Give what was chosen. Errors: an unknown scenario."""
        SCENARIOS.get(self.scenario)
        own = {name.replace("__", "."): value for name, value in self if "__" in name}
        values = tuple((name, value) for name, value in own.items() if value is not None)
        return Choice(self.scenario, self.economy, self.measure, self.years, values)


def _assumptions() -> dict[str, Any]:
    """Give a field for every assumption of the models, under its dotted name."""
    fields = {}
    for model, params in MODELS.items():
        for param in params:
            name = param.name
            # A bound on two values together has no form in OpenAPI, so it is told; beyond it is 400.
            together = told_together(BLOCKS.get(model), name) if model in BLOCKS.names() else ""
            told = f"{param.label.en} ({param.unit}); else as the scenario has it.{together}"
            fields[f"{model}__{name}"] = (
                float | None,
                Field(
                    None,
                    alias=f"{model}.{name}",
                    ge=param.low,
                    le=param.high,
                    allow_inf_nan=False,
                    description=told,
                ),
            )
    return fields


def run(asked: Any) -> dict[str, Any]:
    """Run a scenario on an economy, with any assumption set by its name, such as ``adoption.adoption``."""
    found: Answer = WORKERS.do("run", asked.choice(), asked.flows, asked.point)
    return found.plain(asked.lang)


def run_posted(asked: Any, request: Request, lang: Lang = "en") -> dict[str, Any]:
    """Run a scenario, asked for as JSON: the same names and values as in an address."""
    body = asked.lang if "lang" in asked.model_fields_set else None
    return run(asked.model_copy(update={"lang": spoken_in(request.scope, body, lang)}))


def add_runs(app: FastAPI) -> None:
    """Add runs and comparisons; what may be asked of a run is what its blocks declare now."""
    asked: Any = create_model("RunAsked", __base__=_Asked, **_assumptions())
    runs = APIRouter(prefix="/api", responses={**PROBLEMS, **_BUSY})
    # FastAPI reads the annotations, and the model is made here, from the declared parameters.
    run.__annotations__ = {"asked": Annotated[asked, Query()], "return": plain_type(RunFacts)}
    run_posted.__annotations__ = {
        "asked": asked,
        "request": Request,
        "lang": Lang,
        "return": plain_type(RunFacts),
    }
    runs.add_api_route("/run", run, methods=["GET"])
    runs.add_api_route("/run", run_posted, methods=["POST"])
    app.include_router(runs)
    app.include_router(router)


class ComparisonAsked(_Places):
    """Two named scenarios, and where they are run; the economy of the first is that of both."""

    first: str = Field(min_length=1, max_length=60, description="A named scenario.")
    second: str = Field(min_length=1, max_length=60, description="Another one.")


@router.get("/compare", response_model=plain_type(Compared))
def compare(asked: Annotated[ComparisonAsked, Query()]) -> dict[str, Any]:
    """Set two named scenarios beside each other on one economy, the second less the first."""
    _refuse_files(asked.first, asked.second)
    first = SCENARIOS.get(asked.first)
    economy = asked.economy or first.settings().economy
    pair = (
        Choice(one.id, economy, asked.measure, asked.years) for one in (first, SCENARIOS.get(asked.second))
    )
    found: Answer = WORKERS.do("compare", *pair, asked.flows)
    return found.plain(asked.lang)


def _refuse_files(*names: str) -> None:
    """Say of a name that is a file, as the terminal takes it, where it can be compared."""
    for name in names:
        if "/" in name or "\\" in name or name.endswith((".json", ".toml")):
            raise UnknownName("compare_kept", name=name)
