"""A walk to another economy ends in a number that was computed there, or in a sentence that says why not."""

from __future__ import annotations

import re

import pytest
from typer.testing import CliRunner

import arbeid
from arbeid.answers.plain import said
from arbeid.claims.claim import CLAIMS
from arbeid.claims.engine_parts import mean_score
from arbeid.claims.rules import share_by
from arbeid.claims.story import STORIES
from arbeid.cli.app import app
from arbeid.data.economies.economy import economy
from arbeid.errors import ArbeidError
from arbeid.language import LANGUAGES, Language
from arbeid.verbs.claims.story_figures import recomputed_figures
from arbeid.verbs.claims.why import why
from arbeid.verbs.market.definitions import definitions
from arbeid.web.serving.app import create_app
from arbeid.wording import words_of
from each import each

PLACES = ("nl", "us", "br", "world", "us-2021", "drc2021")


def computed(name: str, place: str) -> float | None:
    """Recompute a claim on an economy apart from any walk; None where it has no rule of people."""
    entry = CLAIMS.get(name)
    if entry.mean is not None:
        return mean_score(entry.mean.model_copy(update={"economy": place}))[0]
    if entry.recompute is None:
        return None
    rule = entry.recompute.model_copy(update={"economy": place})
    share = share_by(rule).under(rule.unmatched)
    return share * economy(place).people if entry.values[entry.of].unit in ("jobs", "people") else share


@pytest.mark.parametrize("place", PLACES)
@each("name", CLAIMS.names())
def test_a_walk_never_ends_in_a_number_that_was_not_computed_there(name: str, place: str) -> None:
    try:
        found = arbeid.why(name, on=place)
    except ArbeidError as error:
        assert error.key in ("why_not_on", "why_no_switches")
        assert name in str(error)
        return
    assert found.end == pytest.approx(computed(name, place), rel=1e-9)
    assert sum(step.effect for step in found.steps) == pytest.approx(found.difference, abs=1e-9)


@pytest.mark.parametrize("place", ["mars", "nll", "zzz", "", "nl-2099"])
def test_an_unknown_economy_is_refused(place: str) -> None:
    with pytest.raises(ArbeidError, match="no economy"):
        arbeid.why("fo-2013-us-47", on=place)


@pytest.mark.parametrize("place", ["nl", "br", "us"])
def test_a_growth_figure_is_not_given_another_countrys_name(place: str) -> None:
    with pytest.raises(ArbeidError) as caught:
        arbeid.why("acemoglu-2024-0-66", on=place)
    assert str(caught.value).startswith(
        f"The claim “acemoglu-2024-0-66” cannot be recomputed on “{place}”. Its figure is no share"
    )
    assert "niet na te rekenen" in caught.value.sentence("nl")


def test_codes_of_one_classification_are_not_read_as_those_of_another() -> None:
    with pytest.raises(ArbeidError, match="soc-2018"):
        arbeid.why("anthropic-2026-33-94", on="nl")


def test_the_command_of_the_readme_still_works() -> None:
    found = arbeid.why("imf-2024-world-40", on="nl")
    assert found.other == "nl"
    assert found.end == pytest.approx(0.647, abs=0.001)


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("one=fo-2013-us-47&on=mars", 404),
        ("one=acemoglu-2024-0-66&on=nl", 400),
        ("one=acemoglu-2024-0-66&on=br", 400),
        ("one=imf-2024-world-40&on=nl", 200),
    ],
)
def test_the_service_answers_alike(asked: str, status: int) -> None:
    import asyncio

    import httpx

    async def answered() -> httpx.Response:
        transport = httpx.ASGITransport(app=create_app(hosts=["*"]))
        async with httpx.AsyncClient(transport=transport, base_url="http://here") as client:
            return await client.get(f"/api/why?{asked}")

    reply = asyncio.run(answered())
    assert reply.status_code == status, reply.text
    assert ('"end"' in reply.text) == (status == 200)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("place", ["nl", "us"])
def test_two_numbers_of_one_rule_stand_beside_each_other(place: str, language: Language) -> None:
    rows = {row.id: row for row in arbeid.definitions(place).rows}
    row = rows["frey-osborne-70"]
    all_people = words_of(language).percent((row.share.value or 0) * (row.covered.value or 0), 1)
    walk = arbeid.why("fo-2013-us-47", on=place)
    assert walk.end == pytest.approx(row.share.value, rel=1e-12)
    assert all_people in said(walk.steps[-1].sentence, words_of(language))
    reply = CliRunner().invoke(app, ["definitions", place, "--lang", language])
    assert words_of(language)("report.unmatched").split(";")[0] in reply.output


@pytest.mark.parametrize(
    "name", ["imf-2024-world-40", "fo-2013-us-47", "eloundou-2023-19", "ilo-2025-exposed-hic-34"]
)
def test_a_walk_to_an_economy_ends_at_its_definition(name: str) -> None:
    # People without a score are left out everywhere, or two pages give two figures for one rule.
    rule = CLAIMS.get(name).recompute
    assert rule is not None
    for place in ("nl", "us"):
        on = share_by(rule.model_copy(update={"economy": place}))
        assert why(name, on=place).end == pytest.approx(on.point)


def test_a_story_counts_a_definition_as_the_definitions_do() -> None:
    found = recomputed_figures(STORIES.get("c23"))
    rows = {row.id: row.share.value for row in definitions("us").rows}
    assert found["us_human"] == pytest.approx(rows["eloundou-beta-human-50"])
    assert found["us_gpt"] == pytest.approx(rows["eloundou-beta-gpt4-50"])


@pytest.mark.parametrize(
    ("name", "on"),
    [
        ("fo-2013-us-47", "nl"),
        ("imf-2024-ae-60", "us"),
        ("deloitte-2014-nl-2-3-million", "us"),
        ("mckinsey-2023-60-70", "nl"),
    ],
)
def test_a_walk_to_our_own_count_says_how_sure_it_is_and_on_what_it_rests(name: str, on: str) -> None:
    found = why(name, on=on)
    assert found.ours is not None and found.ours.value == pytest.approx(found.end, rel=1e-12)
    if CLAIMS.get(name).mean is None:
        assert found.ours.low is not None and found.ours.high is not None
        assert found.ours.low <= found.end <= found.ours.high
    here = {origin.id for origin in economy(on).origins}
    assert here & {source.id for source in found.sources}


@pytest.mark.parametrize(("language", "points"), [("nl", "procentpunt"), ("en", "percentage points")])
def test_a_step_of_a_share_is_in_points_and_the_end_has_its_range(language: str, points: str) -> None:
    shown = CliRunner().invoke(app, ["why", "fo-2013-us-47", "--on", "nl", "--lang", language]).stdout
    told = " ".join(shown.split())
    assert f"{'−12,8' if language == 'nl' else '−12.8'} {points}." in told
    assert told.startswith("fo-2013-us-47 (Oxford Martin School 2013)")
    assert ("34,2% (31,1%–39,7%)" if language == "nl" else "34.2% (31.1%–39.7%)") in told
    assert "CBS" in told.split({"nl": "Bronnen:", "en": "Sources:"}[language])[1]


@pytest.mark.parametrize("name", ["pwc-2023-nl-44", "imf-2024-ae-60"])
def test_what_a_source_leaves_open_ends_its_sentence_once(name: str) -> None:
    for language in LANGUAGES:
        for step in why(name, on="nl").steps:
            told = said(step.sentence, words_of(language))
            assert told.endswith(".") and ".." not in told
            assert not re.search(r"\) [A-Z]", told)
