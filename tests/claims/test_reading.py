"""How a figure was read: graded, never overclaimed, and what became of it later."""

from __future__ import annotations

import re

import pytest

from arbeid.answers.plain import said
from arbeid.claims.claim import CLAIMS, Claim
from arbeid.claims.story import STORIES
from arbeid.claims.verdict import verdict
from arbeid.language import LANGUAGES, Language
from arbeid.scenario import SCENARIOS
from arbeid.verbs.claims.claim import claim as card
from arbeid.verbs.claims.ledger import claims as ledger
from arbeid.verbs.claims.reading import published_quantity
from arbeid.verbs.claims.story_figures import badge_of
from arbeid.verbs.claims.why import why
from arbeid.wording import words_of

BADGES = {"measured", "modelled"}
NOT_READ = {
    "nl": re.compile(
        r"(?:publicatie|rapport|artikel|bron|document)(?: zelf)? (?:is |zelf )*"
        r"(?:niet|alleen in een bericht) gelezen|hebben we niet in de bron kunnen nakijken"
        r"|niet te lezen|nergens gelezen"
    ),
    "en": re.compile(
        r"(?:publication|report|paper|source|document)(?: itself)? was (?:not read|read about only)"
        r"|could not check .{0,120} in the source|read nowhere"
    ),
}
CALLED_READ = {
    "nl": re.compile(
        r"^gelezen bij de uitgever|^de tekst gelezen|^zelf gelezen|^gelezen in het gegevensbestand"
    ),
    "en": re.compile(r"^read at the publisher|^the text read|^read and checked|^read in the data file"),
}


def texts(entry: Claim, language: Language) -> str:
    maybe = (entry.definition, entry.cause, entry.analogue, entry.reason)
    return " ".join(words_of(language)(text) for text in maybe if text is not None)


def contradicts(entry: Claim, language: Language) -> bool:
    told = said(card(entry.id).read, words_of(language))
    return bool(CALLED_READ[language].search(told) and NOT_READ[language].search(texts(entry, language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_card_says_not_read_and_read(language: Language) -> None:
    assert [entry.id for entry in CLAIMS.all() if contradicts(entry, language)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_that_contradicts_its_grade_is_found(
    language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    unread = CLAIMS.get("deloitte-2014-nl-2-3-million")
    bent = unread.model_copy(update={"read": "verified", "read_at": "publisher"})
    monkeypatch.setattr(CLAIMS, "get", lambda name: bent)
    assert contradicts(bent, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_read_in_part_or_in_reports_is_never_said_to_be_read(language: Language) -> None:
    for entry in CLAIMS.all():
        told = said(card(entry.id).read, words_of(language))
        if entry.read != "verified":
            assert not CALLED_READ[language].search(told), entry.id
        assert (entry.grade == "report") <= (entry.read != "verified"), entry.id


def test_a_verdict_on_a_figure_known_from_reports_says_so() -> None:
    told = said(card("imf-2024-ae-60").why, words_of("en"))
    assert "from reports only" in told
    assert "from reports only" not in said(card("eurostat-2025-nl-33").why, words_of("en"))


def test_a_figure_that_was_read_nowhere_is_never_called_a_match() -> None:
    known = CLAIMS.get("eurostat-2025-nl-33")
    assert verdict(known).status == "matches"
    assert verdict(known.model_copy(update={"read": "memory"})).status == "close"


def test_a_stand_in_is_never_shown_as_ours() -> None:
    lines = {line.id: line for line in ledger()}
    stand_ins = [entry for entry in CLAIMS.all() if entry.analogue is not None]
    assert len(stand_ins) > 15
    for entry in stand_ins:
        found = card(entry.id)
        assert found.ours is None
        assert lines[entry.id].ours is None
        assert (found.nearest is None) == (lines[entry.id].nearest is None)
    others = [entry for entry in CLAIMS.all() if entry.analogue is None]
    assert all(card(entry.id).nearest is None for entry in others)


def test_what_took_the_place_of_a_claim_exists_and_is_later() -> None:
    followed = {entry.id: entry.superseded_by for entry in CLAIMS.all() if entry.superseded_by}
    assert followed["goldman-2025-displaced-6-7"] == "goldman-2026-displaced-9"
    for name, successor in followed.items():
        assert CLAIMS.get(successor).id != name
        seen, at = {name}, followed.get(name)
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = followed.get(at)


def test_corrections_and_other_editions_are_on_the_card() -> None:
    corrected = card("anthropic-2026-young-hiring-14").later.corrected
    assert corrected is not None
    assert corrected.on == "2026-03-08"
    editions = [entry.id for entry in CLAIMS.all() if entry.vintages]
    assert {"goldman-2026-displaced-9", "pwc-2026-premium-62", "microsoft-2026-nl-42-1"} <= set(editions)


def test_a_table_of_studies_shows_inputs_only_where_they_were_published() -> None:
    rows = card("obr-2025-table-b1").later.league
    assert [row.published.value for row in rows] == [0.007, 0.014, 0.029, 0.04, 0.068]
    for row, line in zip(rows, CLAIMS.get("obr-2025-table-b1").league, strict=True):
        assert bool(row.inputs) == (line.scenario is not None)
        assert row.inputs or row.note
        if line.scenario is not None:
            assert not SCENARIOS.get(line.scenario).fitted


def test_the_denominator_is_a_switch_between_two_counts() -> None:
    other = card("cbs-2025-nl-1-in-6").later.denominators
    assert [line.claim for line in other] == ["eurostat-2025-nl-33"]
    walk = why("cbs-2025-nl-22-7", "cbs-2025-nl-1-in-6")
    assert [step.switch for step in walk.steps] == ["when", "denominator"]
    assert sum(step.effect for step in walk.steps) == pytest.approx(walk.difference)


def test_a_publication_is_cited_in_every_style_with_its_year_and_address() -> None:
    for name in CLAIMS.names():
        found = card(name)
        year = re.search(r"\((\d{4})\)", found.apa)
        assert year is not None
        for told in (found.apa, found.mla, found.ris):
            assert year[1] in told
            assert found.url.split("//")[1].removeprefix("www.") in told
            assert ".. " not in told
            assert "?." not in told
        assert found.ris.startswith("TY  - RPRT\n")
        assert found.ris.endswith("ER  - ")


def test_a_published_figure_has_the_badge_of_its_publication_wherever_it_stands() -> None:
    for name in ("fo-2013-us-47", "eurostat-2025-nl-33"):
        entry, published = CLAIMS.get(name), card(name).published
        assert published is not None
        assert published.badge == entry.badge, name
    assert {CLAIMS.get(name).badge for name in ("fo-2013-us-47", "eurostat-2025-nl-33")} == BADGES
    ways = [figure for story in STORIES.all() for figure in story.figures.values() if figure.published]
    for figure in ways:
        assert figure.published is not None
        entry = CLAIMS.get(figure.published.claim)
        value = entry.values[figure.published.of]
        assert published_quantity(entry, value).badge == badge_of(figure), entry.id
