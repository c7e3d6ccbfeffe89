"""What a job says, read as the person in it does: when and how each number is known, and each thing once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

import arbeid
from arbeid.answers.jobs.occupation import Occupation
from arbeid.cli.jobs.job_facts import fact_lines
from arbeid.data.codes.classifications import names_of
from arbeid.data.economies.economy import economy
from arbeid.language import LANGUAGES, Language
from arbeid.verbs.jobs.occupation_in_short import occupation_in_short
from arbeid.views.jobs.in_short import most_used, pay_line
from arbeid.views.jobs.move_rows import best_line, fit_line, move_rows, near_moves
from arbeid.views.jobs.years import years
from arbeid.web.addresses import Address
from arbeid.web.page import Asked, pages
from arbeid.web.rendering import page_html
from arbeid.wording import words_of


def page(language: Language, name: str, code: str) -> str:
    job, params = pages()["job"], {"economy": name, "code": code}
    answer = job.answer(Asked(language, params, {}, date(2026, 11, 30)))
    return page_html(Address(job, language, params), answer, "")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "code", "when"), [("nl", "1012", {"nl": "2024", "en": "2024"}), ("us", "29-1141", None)]
)
def test_pay_says_of_when_and_how_it_is_known(
    name: str, code: str, when: dict[str, str] | None, language: Language
) -> None:
    found, words = arbeid.occupation(name, code), words_of(language)
    period = when[language] if when else words.period("2025-05")
    badge = words("views.badge.measured").lower()
    assert f"{period} ({badge}):" in pay_line(found, words)
    assert f"({period})" in " ".join(
        line for line in fact_lines(found, words) if words("web_job.pay") in line
    )
    shown = page(language, name, code)
    assert words("web_job.pay_short", period=period) in shown
    assert f"In {period} " in shown


def test_pay_of_an_economy_that_names_no_period_is_that_of_its_count() -> None:
    assert arbeid.occupation("us", "29-1141").pay_period == "2025-05"
    without = replace(arbeid.occupation("nl", "1012"), pay_period="2030")
    assert "Loon 2030 (gemeten)" in pay_line(without, words_of("nl"))


@pytest.mark.parametrize("code", ["29-1141", "53-3032"])
def test_a_move_that_was_counted_together_has_its_share_once(code: str) -> None:
    found, words = arbeid.occupation("us", code), words_of("en")
    rows = list(move_rows(found, words))
    assert len(rows) == len(found.moves.rows) < len(found.next)
    assert not {one.code for one in found.next} & set(economy("us").residual)
    jobs = [one["code"] for row in rows for one in (*row["jobs"], *row["more"])]
    assert sorted(jobs) == sorted(one.code for one in found.next)
    for row in rows:
        assert bool(row["together"]) == (len(row["jobs"]) + len(row["more"]) > 1)
    together = next(one for one in found.next if one.together)
    assert together.code not in together.together
    assert len(near_moves(found)) == 3
    assert len({frozenset((one.code, *one.together)) for one in near_moves(found)}) == 3


def test_skills_with_an_and_of_their_own_are_told_apart() -> None:
    told = {
        language: [fit_line(one.fit, words_of(language)) for one in arbeid.occupation("nl", "1012").next]
        for language in LANGUAGES
    }
    assert any("geld beheren; bestuur en management; administratie." in line for line in told["nl"])
    assert any("administration and management;" in line for line in told["en"])
    english = arbeid.occupation("nl", "0811").next
    assert any("customer and personal service" in fit_line(one.fit, words_of("en")) for one in english)


def test_the_step_that_ai_touches_least_names_the_studies_by_which_it_is() -> None:
    found = arbeid.occupation("nl", "1012")
    line = best_line(found, arbeid.occupations("nl").rows, words_of("nl"))
    assert line.startswith("Van deze overstappen raakt AI het minst: verzorgenden, volgens Felten e.a.")
    assert line.endswith("; verpleegkundigen (mbo), volgens Microsoft.")
    for code in ("41-2031", "53-3032"):
        american = best_line(arbeid.occupation("us", code), arbeid.occupations("us").rows, words_of("nl"))
        assert american.endswith("e.a.") and ".." not in american


def drawn(found: Occupation, language: Language) -> tuple[str, str]:
    assert found.trend is not None
    line = years(found.trend, words_of(language))
    assert line is not None
    return " ".join(line.about), line.alt


@pytest.mark.parametrize("language", LANGUAGES)
def test_years_of_the_occupation_itself_are_not_called_coarser(language: Language) -> None:
    coarser = words_of(language)("occupations.years.coarser")
    own, alt = drawn(arbeid.occupation("us", "29-1141"), language)
    assert coarser not in own and "2019–2019" not in alt
    assert coarser in drawn(arbeid.occupation("nl", "0411"), language)[0]


def test_why_studies_differ_speaks_of_those_that_are_shown() -> None:
    robots = "Frey en Osborne keken in 2013"
    pages = {
        (name, code): page("nl", name, code)
        for name, code in (("nl", "0114"), ("nl", "1012"), ("us", "29-1141"))
    }
    assert robots in pages["nl", "0114"] and "AIOE en zijn taalvariant" in pages["nl", "0114"]
    assert robots not in pages["nl", "1012"]
    assert robots not in pages["us", "29-1141"] and "AIOE en zijn taalvariant" not in pages["us", "29-1141"]
    # A negative figure has a minus, and no unit stands beside a head that says it already.
    assert "−0,889" in pages["nl", "1012"] and "-0,889" not in pages["nl", "1012"]
    assert 'Rang<span class="unit">rang' not in pages["nl", "1012"]


def test_where_people_work_is_said_where_a_source_counts_it() -> None:
    found = arbeid.occupation("us", "29-1141")
    assert abs(sum(float(one.share) for one in found.regions) - 1) < 1e-9
    people = [float(one.people) for one in found.regions]
    assert people == sorted(people, reverse=True) and all(float(one.times) > 0 for one in found.regions)
    # As common as elsewhere is 1, over all regions together.
    assert min(float(one.times) for one in found.regions) < 1 < max(float(one.times) for one in found.regions)
    assert any(line.publisher.startswith("US Bureau") for line in found.sources)
    assert arbeid.occupation("nl", "1012").regions == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_lists_most_people_and_most_common(language: Language) -> None:
    words, shown = words_of(language), page(language, "us", "29-1141")
    for key in ("regions", "regions_most", "regions_common", "regions_note", "to_regions"):
        assert words(f"web_job.{key}") in shown
    assert words("web_job.regions_times", times=words.number(1.2, 1)) in shown
    assert words("web_job.regions_most") not in page(language, "nl", "1012")
    full = " ".join(fact_lines(arbeid.occupation("us", "29-1141"), words))
    assert "California" in full and words("job.badge_times") in full


def test_what_ai_is_used_for_first_is_a_part_of_the_work_that_counts() -> None:
    """Of plumbers it was explaining rules, a hundredth of their work."""
    market = economy("nl")
    known = [most_used(occupation_in_short(market, code)) for code in sorted(market.names)[::3]]
    shown = [one for own in known for one in own]
    assert len(shown) > 50
    assert all((one.weight.value or 0) >= 0.02 and one.mark == "used" and one.used for one in shown)


def test_a_dutch_name_of_an_activity_leaves_no_client_out() -> None:
    for one in names_of("onet-activities").values():
        if "patients or clients" in one.en or "patient or client condition" in one.en:
            assert "cliënt" in one.nl or one.nl == "Hulpmiddelen aanmeten", one.nl
