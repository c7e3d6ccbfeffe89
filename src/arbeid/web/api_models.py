"""The calculators of published studies as an API: the list of them, and what one comes to."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi import Path as Part
from pydantic import StringConstraints

from arbeid.answers.models import ModelAnswer, ModelLine
from arbeid.answers.plain import line_type, lines, plain_type
from arbeid.errors import ArbeidError
from arbeid.verbs.models.calculate import calculate, list_models
from arbeid.web.api import PROBLEMS, Lang
from arbeid.wording import words_of

Name = Annotated[str, Part(max_length=60)]
Setting = Annotated[str, StringConstraints(max_length=60, pattern=r"^[A-Za-z0-9_ =.,+-]+$")]
# As many as fit an address, all of the longest.
Values = Annotated[
    list[Setting],
    Query(
        alias="set",
        max_length=12,
        description="An assumption as name=number, or name=number,number for more cases; may be repeated.",
    ),
]
router = APIRouter(prefix="/api", responses=PROBLEMS)


@router.get("/models", response_model=list[line_type(ModelLine)])  # type: ignore[misc]
def models(lang: Lang = "en") -> list[dict[str, Any]]:
    """List the calculators of published studies."""
    return lines(list_models(), words_of(lang))


@router.get("/model/{name}", response_model=plain_type(ModelAnswer))
def model(name: Name, values: Values = [], lang: Lang = "en") -> dict[str, Any]:  # noqa: B006
    """Compute with a calculator; what is not set is as its source has it."""
    return calculate(name, dict(_pair(text) for text in values)).plain(lang)


def _pair(text: str) -> tuple[str, float | list[float]]:
    name, _, value = text.partition("=")
    try:
        numbers = [float(part) for part in value.split(",")]
    except ValueError as error:
        raise ArbeidError("model_setting", text=text) from error
    return name.strip(), numbers if len(numbers) > 1 else numbers[0]
