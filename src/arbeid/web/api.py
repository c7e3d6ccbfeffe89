"""The verbs as an API: plain data for programs, described in OpenAPI."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, FastAPI, Query
from fastapi import Path as Part
from pydantic import BaseModel, BeforeValidator
from pydantic import Field as Described

from arbeid.answers.catalogue.lists import EconomyLine, MeasureLine
from arbeid.answers.claims.card import ClaimCard, Status
from arbeid.answers.claims.ledger import LedgerLine
from arbeid.answers.claims.story import StoryLine, StoryPage
from arbeid.answers.claims.walk import Why
from arbeid.answers.jobs.occupation import Occupation
from arbeid.answers.jobs.occupations import Occupations
from arbeid.answers.jobs.versus import JobsCompared
from arbeid.answers.market.definitions import Definitions
from arbeid.answers.market.exposure import Exposure
from arbeid.answers.market.places import Places
from arbeid.answers.plain import line_type, lines, plain_type
from arbeid.language import Language
from arbeid.verbs.catalogue import economy_list, measure_list
from arbeid.verbs.claims import ledger
from arbeid.verbs.claims.claim import claim as claim_card
from arbeid.verbs.claims.story import stories as every_story
from arbeid.verbs.claims.story import story as one_story
from arbeid.verbs.claims.why import why as walk
from arbeid.verbs.jobs.occupation import occupation as one_occupation
from arbeid.verbs.jobs.occupations import occupations as every_occupation
from arbeid.verbs.jobs.versus import versus as two_jobs
from arbeid.verbs.market.definitions import definitions as every_definition
from arbeid.verbs.market.exposure import exposure as exposed
from arbeid.verbs.market.places import places as every_place
from arbeid.wording import words_of


class Problem(BaseModel):
    """What went wrong (RFC 9457), in the language asked for."""

    type: str
    title: str
    status: int
    detail: str = Described(description="One sentence: what, where, and the mend.")
    key: str = Described(description="The same for every reader, whatever the language.")


def _lowered(name: object) -> object:
    return name.lower() if isinstance(name, str) else name


Spoken = Annotated[Language, BeforeValidator(_lowered)]
Lang = Annotated[Spoken, Query(description="The language of names and sentences.")]
Named = Annotated[str, Query(min_length=1, max_length=100)]
Economy = Annotated[str, Part(max_length=40)]
Measure = Annotated[str, Part(max_length=60)]
Name = Annotated[str, Part(max_length=100)]
PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {
        "description": words,
        "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    for status, words in (
        (400, "A value, or values together, that cannot be answered; the sentence says why."),
        (404, "A name that does not exist; the sentence gives the nearest."),
        (413, "A body that is too large."),
        (414, "An address that is too long."),
        (422, "A value of the wrong kind."),
        (429, "Too many requests."),
        (503, "Too busy, or about to close."),
    )
}
router = APIRouter(prefix="/api", responses=PROBLEMS)


def add_to(app: FastAPI) -> None:
    """Add the API to the application, with the form of its problems."""
    app.include_router(router)
    write = app.openapi

    def described() -> dict[str, Any]:
        schema = write()
        parts = schema["components"]["schemas"]
        if "Problem" not in parts:
            parts["Problem"] = Problem.model_json_schema()
            # Forms of mistakes that FastAPI describes by itself, and that this API never answers.
            for name in ("HTTPValidationError", "ValidationError"):
                parts.pop(name, None)
        return schema

    app.openapi = described  # type: ignore[method-assign]


@router.get("/economies", response_model=list[line_type(EconomyLine)])  # type: ignore[misc]
def economies(lang: Lang = "en") -> list[dict[str, Any]]:
    """List the economies with their period, classification and people at work."""
    return lines(economy_list.economies(), words_of(lang))


@router.get("/measures", response_model=list[line_type(MeasureLine)])  # type: ignore[misc]
def measures(lang: Lang = "en") -> list[dict[str, Any]]:
    """List the measures with what they score, for whom, and by whom."""
    return lines(measure_list.measures(), words_of(lang))


@router.get("/definitions/{economy}", response_model=plain_type(Definitions))
def definitions(
    economy: Economy,
    level: Annotated[str, Query(max_length=20, description="Occupation, or group.")] = "occupation",
    lang: Lang = "en",
) -> dict[str, Any]:
    """Count an economy's people at work under every definition of touched."""
    return every_definition(economy, level=level).plain(lang)


@router.get("/exposure/{economy}/{measure}", response_model=plain_type(Exposure))
def exposure(
    economy: Economy,
    measure: Measure,
    by: Annotated[str | None, Query(max_length=40, description="A cut, such as sex or industry.")] = None,
    top: Annotated[int | None, Query(ge=1, le=2000)] = None,
    lang: Lang = "en",
) -> dict[str, Any]:
    """Score an economy's occupations, or the cells of one of its cuts, by one measure."""
    return exposed(economy, measure=measure, by=by, top=top).plain(lang)


@router.get("/claims", response_model=list[line_type(LedgerLine)])  # type: ignore[misc]
def claims(
    source: Annotated[str | None, Query(pattern=r"^S\d\d$", description="A source of the chapter.")] = None,
    status: Annotated[Status | None, Query(description="One verdict.")] = None,
    about: Annotated[str | None, Query(max_length=40, description="An economy.")] = None,
    lang: Lang = "en",
) -> list[dict[str, Any]]:
    """List the published claims with our verdict on each."""
    return lines(ledger.claims(source=source, status=status, about=about), words_of(lang))


@router.get("/claims/{claim}", response_model=plain_type(ClaimCard))
def claim(claim: Name, lang: Lang = "en") -> dict[str, Any]:
    """Give the card of one claim: definition, published value, ours, verdict and a safe sentence."""
    return claim_card(claim).plain(lang)


@router.get("/why", response_model=plain_type(Why))
def why(
    one: Named,
    other: Annotated[str | None, Query(max_length=100)] = None,
    on: Annotated[str | None, Query(max_length=40, description="The same claim on this economy.")] = None,
    level: Annotated[
        str | None, Query(max_length=20, description="Another level of the rule: group or occupation.")
    ] = None,
    lang: Lang = "en",
) -> dict[str, Any]:
    """Walk from one claim's number to another's, a switch at a time."""
    return walk(one, other, on, level).plain(lang)


@router.get("/stories", response_model=list[line_type(StoryLine)])  # type: ignore[misc]
def stories(lang: Lang = "en") -> list[dict[str, Any]]:
    """List the contradictions that are told as stories."""
    return lines(every_story(), words_of(lang))


@router.get("/stories/{story}", response_model=plain_type(StoryPage))
def story(story: Name, lang: Lang = "en") -> dict[str, Any]:
    """Tell one story, with exercise and answer."""
    return one_story(story).plain(lang)


@router.get("/versus", response_model=plain_type(JobsCompared))
def versus(
    first: Annotated[str, Query(max_length=120, description="A job title, or a code.")],
    second: Annotated[str, Query(max_length=120, description="Another one.")],
    economy: Annotated[str, Query(max_length=40)] = "nl",
    *,
    choose: Annotated[int | None, Query(description="Which group of the first title, from 1.")] = None,
    choose_second: Annotated[int | None, Query(description="Which group of the second title.")] = None,
    lang: Lang = "en",
) -> dict[str, Any]:
    """Set two jobs beside each other; where a title may mean several groups, list the choices."""
    return two_jobs(first, second, economy, titles=lang, choose=choose, choose_second=choose_second).plain(
        lang
    )


@router.get("/occupations/{economy}", response_model=plain_type(Occupations))
def occupations(
    economy: Economy,
    measures: Annotated[str, Query(max_length=60, description="A set of measures, or one.")] = "studies",
    lang: Lang = "en",
) -> dict[str, Any]:
    """Rank an economy's occupations by a set of measures, or by one measure."""
    return every_occupation(economy, measures=measures).plain(lang)


@router.get("/occupations/{economy}/{code}", response_model=plain_type(Occupation))
def occupation(economy: Economy, code: Name, lang: Lang = "en") -> dict[str, Any]:
    """Gather what is known of one occupation: every measure, its work, years, pay and moves."""
    return one_occupation(economy, code).plain(lang)


@router.get("/places/{economy}", response_model=plain_type(Places))
def places(
    economy: Economy,
    by: Annotated[str | None, Query(max_length=40, description="A cut, such as country or state.")] = None,
    measure: Annotated[str, Query(max_length=60)] = "eloundou-beta-human",
    lang: Lang = "en",
) -> dict[str, Any]:
    """Compute a measure's mean by country, state, industry, sex, education or wage band."""
    return every_place(economy, by=by, measure=measure).plain(lang)


@router.get("/fingerprint")
def fingerprint() -> Mapping[str, str]:
    """Give the version and the hash of the shipped figures, by which an answer can be repeated."""
    from importlib.metadata import version

    from arbeid.data.fingerprint import fingerprint as of

    return {"version": version("arbeid"), "fingerprint": of({})}
