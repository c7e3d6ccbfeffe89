"""What a page and a command say of one claim or story is said once: the same numbers, and in its language."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest
from typer.testing import CliRunner

from arbeid.answers.plain import said as worded
from arbeid.claims.claim import PUBLICATIONS
from arbeid.claims.story import STORIES
from arbeid.cli.app import app
from arbeid.language import LANGUAGES, Language
from arbeid.verbs.claims import cite
from arbeid.verbs.claims.claim import claim
from arbeid.verbs.claims.ledger import claims
from arbeid.verbs.claims.story import story
from arbeid.verbs.claims.verify.verify import verify
from arbeid.wording import words_of


def printed(*arguments: str) -> str:
    reply = CliRunner().invoke(app, [*arguments])
    assert reply.exit_code == 0, reply.output
    return " ".join(reply.output.split())


def test_the_ledger_and_the_manifest_count_alike() -> None:
    own = Counter(line.status for line in claims())
    reasons = {one.reason: one.count for one in verify().reasons if one.part == "ledger"}
    names = ("matches", "close", "differs", "stand_in")
    assert [reasons[name] for name in names] == [own[name] for name in names]
    assert own["stand_in"] > 15


def test_a_stand_in_is_counted_as_one_wherever_statuses_are() -> None:
    lines = claims()
    assert [line.id for line in lines if line.stand_in] == [line.id for line in claims(status="stand_in")]
    assert all(line.ours is None and line.nearest is not None for line in claims(status="stand_in"))
    redone = [line for status in ("matches", "close", "differs") for line in claims(status=status)]
    assert all(line.ours is not None for line in redone)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_filters_of_the_page_count_what_its_summary_counts(language: Language) -> None:
    from arbeid.web.addresses import read
    from arbeid.web.page import Asked

    address = read({"nl": "/nl/cijfers", "en": "/en/claims"}[language])
    assert address is not None
    shown = address.page.answer(Asked(language, {}, {}, date(2026, 11, 24))).shown
    counts = {one["name"]: one["count"] for one in shown["statuses"]}
    redone = sum(counts[name] for name in ("matches", "close", "differs"))
    numbers = [int(number) for number in re.findall(r"\d+", shown["summary"])]
    agreed = counts["matches"] + counts["close"]
    assert numbers[:3] == [sum(counts.values()), redone, agreed]
    assert numbers[-1] == counts["stand_in"]


@pytest.mark.parametrize("name", ["ilo-2025-g4-women-4-7", "imf-2017-labour-share"])
def test_a_stand_in_is_called_so_before_its_distance(name: str) -> None:
    said = str(claim(name).plain("en")["why"])
    assert said.startswith("Our figure is a stand-in")
    assert "matches" not in said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["c25", "c28"])
def test_a_lesson_without_a_walk_gives_no_advice_on_a_command(name: str, language: Language) -> None:
    told = story(name).no_walk
    assert told is not None
    said = worded(told, words_of(language))
    assert "share" not in said
    assert ":" in said
    assert "goldman" not in said


@pytest.mark.parametrize("name", ["c21", "c22"])
def test_the_numbers_of_a_story_are_named_for_readers(name: str) -> None:
    said = printed("story", name, "--lang", "nl")
    assert not [key for key in STORIES.get(name).figures if "_" in key and key in said]
    assert "0.535" not in said
    assert "one / six" not in said


@pytest.mark.parametrize("name", ["imf-2024-em-42", "imf-2024-ae-60"])
def test_a_range_without_a_width_is_not_shown(name: str) -> None:
    ours = claim(name).ours
    assert ours is not None
    assert ours.low is not None
    shown = f"{100 * ours.low:.1f}%"
    assert f"({shown}–{shown})" not in printed("claim", name, "--lang", "en")


def test_the_steps_of_c21_fit_the_numbers_beside_them() -> None:
    figures = STORIES.get("c21").figures
    assert round(figures["ten"].value - figures["every"].value, 3) == figures["step"].value


def test_the_number_of_stories_is_counted() -> None:
    said = words_of("en")("web_home.door_stories_says", count=len(STORIES.names()))
    assert said.startswith(f"{len(STORIES.names())} ")


@pytest.mark.parametrize(
    ("name", "names", "bibtex"),
    [
        ("frey-osborne-2013", "Frey & Osborne. (2013).", "{Frey} and {Osborne}"),
        ("ilo-2025-refined-index", "Gmyrek et al. (2025).", "{Gmyrek} and others"),
        (
            "imf-2024-gen-ai",
            "Cazzaniga, Jaumotte, Li, Melina, Panton, Pizzinelli, Rockall, & Tavares. (2024).",
            "{Cazzaniga} and",
        ),
    ],
)
def test_a_citation_names_the_authors_first(name: str, names: str, bibtex: str) -> None:
    publication = PUBLICATIONS.get(name)
    assert cite.apa(publication).startswith(names)
    assert f"author = {{{bibtex}" in cite.bibtex(publication)
    # Their names stand there once: not behind the title as well.
    assert publication.authors[0] not in cite.apa(publication).removeprefix(names)
    assert "()" not in cite.apa(publication)
