"""What pages say of themselves: the right badge, the right article, and no claim that nothing backs."""

from __future__ import annotations

import pytest

from arbeid.claims.claim import CLAIMS
from arbeid.claims.story import STORIES
from arbeid.language import LANGUAGES, Language
from arbeid.scenario import BASE, SCENARIOS
from arbeid.verbs.claims.story_figures import badge_of
from arbeid.verbs.run.choice import Choice
from arbeid.verbs.run.run import run
from arbeid.web.what_if.words import headline
from arbeid.wording import words_of

MODELLED = ("fo-2013-us-47", "oecd-2018-14-high", "oecd-2023-27", "imf-2024-world-40", "wef-2025-170-92")
MEASURED = ("cbs-2025-aiq-69-9", "brynjolfsson-2023-14", "aei-2025-57-43", "pwc-2025-nl-44-use")


@pytest.mark.parametrize(
    ("claims", "badge"), [(MODELLED, "modelled"), (MEASURED, "measured")], ids=["modelled", "measured"]
)
def test_a_published_number_wears_the_badge_of_how_it_was_found(claims: tuple[str, ...], badge: str) -> None:
    found = [
        (badge_of(figure), figure.published or figure.said)
        for story in STORIES.all()
        for figure in story.figures.values()
        if (figure.published.claim if figure.published else figure.said) in claims
    ]
    assert found and {own for own, _ in found} == {badge}, found


def test_no_expectation_and_no_model_is_called_measured() -> None:
    for claim in CLAIMS.all():
        if claim.forecast is not None or claim.check == "model":
            assert claim.badge == "modelled", claim.id


def test_one_claim_may_hold_both() -> None:
    values = CLAIMS.get("wef-frontier-scorecard").values
    assert [one.badge for one in values] == [None, None, None, "measured", "measured", "measured"]
    assert badge_of(STORIES.get("c14").figures["theory"]) == "modelled"
    assert badge_of(STORIES.get("c14").figures["observed"]) == "measured"


@pytest.mark.parametrize("name", [name for name in SCENARIOS.names() if name != BASE])
def test_a_scenario_says_that_it_changes_no_headline_exactly_where_that_is_so(name: str) -> None:
    settings, base = (SCENARIOS.get(one).settings() for one in (name, BASE))

    def three(scenario: str) -> tuple[float | None, ...]:
        facts = Choice(scenario, "nl").run(flows=False).facts
        return facts.balance.touched.value, facts.balance.net.value, facts.productivity[0].a_year.value

    assert settings.differs_only_in_flows(base) == (three(name) == three(BASE))


@pytest.mark.parametrize(
    ("economy", "language", "place"),
    [
        ("us", "en", "of work in the United States within"),
        ("us", "nl", "van het werk in de Verenigde Staten over"),
        ("gb", "en", "of work in the United Kingdom within"),
        ("gb", "nl", "van het werk in het Verenigd Koninkrijk over"),
        ("ph", "nl", "van het werk in de Filipijnen over"),
        ("world", "en", "of work in the world (without China) within"),
        ("nl", "en", "of work in the Netherlands within"),
        ("de", "nl", "van het werk in Duitsland over"),
    ],
)
def test_a_country_has_its_article_in_a_sentence(economy: str, language: Language, place: str) -> None:
    found = run("base", economy, flows=False, language=language)
    assert place in headline(found.facts, words_of(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_that_has_its_article_gets_no_other(language: Language) -> None:
    words = words_of(language)
    for name in ("the Netherlands", "de Verenigde Staten", "Nederland", "Germany"):
        assert words.inside(name) == name
