"""What people type around a title, our long lists of names, and which groups are offered."""

from __future__ import annotations

import pytest

from arbeid.data.codes.classifications import residual_codes
from arbeid.data.economies.economy import economy
from arbeid.language import LANGUAGES, Language
from arbeid.lookup.groups import targets_from
from arbeid.lookup.lists import codes_of, everyday
from arbeid.lookup.titles import find
from arbeid.verbs.jobs.job_titles import find_job, found_title, known_groups, offered

OWN = {"nl": "brc-2014", "en": "soc-2018"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_of_the_long_lists_has_known_codes_and_stands_once(language: Language) -> None:
    own = everyday(language)
    for classification, names in own.items():
        assert set(names["code"]) <= set(codes_of(classification))
        assert not names.select("title", "code").is_duplicated().any()
    assert sum(len(names) for names in own.values()) > 10_000


@pytest.mark.parametrize(
    ("text", "language", "code"),
    [
        ("I drive a lorry", "en", "53-3032"),
        ("I work as a welder", "en", "51-4121"),
        ("ik ben een metselaar", "nl", "0731"),
        ("ik repareer fietsen", "nl", "0744"),
        ("welder at a shipyard", "en", "51-4121"),
        ("metselaar bij een aannemer", "nl", "0731"),
        ("wordpress guru", "en", "15-1254"),
        ("SEO-goeroe", "nl", "0811"),
        ("lead welder (part time)", "en", "51-4121"),
    ],
)
def test_what_is_told_around_a_title_is_no_part_of_it(text: str, language: Language, code: str) -> None:
    assert find_job(text, language).groups[OWN[language]][0].code == code


@pytest.mark.parametrize("text", ["I am tired", "I have no idea", "ik ben moe", "pizza goeroe"])
def test_what_tells_of_no_work_stays_silent(text: str) -> None:
    assert not find(text, "nl") and not find(text, "en")


@pytest.mark.parametrize("text", ["laadpalentechnicus", "laadpalenspecialist"])
def test_the_topic_of_a_compound_counts_beside_a_common_head(text: str) -> None:
    assert find_job(text, "nl").groups["brc-2014"][0].code == "0761"


@pytest.mark.parametrize(
    ("text", "language", "name", "first"),
    [("truck driver", "nl", "nl", "1214"), ("nurse", "en", "us", "29-1141"), ("nurse", "en", "nl", "1012")],
)
def test_odd_and_residual_groups_are_not_offered(
    text: str, language: Language, name: str, first: str
) -> None:
    groups = offered(known_groups(found_title(text, language), economy(name)))
    assert groups[0].code == first
    residual = residual_codes(groups[0].classification)
    assert all(one.sure >= groups[0].sure / 10 and one.code not in residual for one in groups)


@pytest.mark.parametrize(
    ("text", "language", "name", "first"),
    [
        ("AI-trainer", "nl", "nl", "0811"),
        ("data scientist", "en", "nl", "0811"),
        ("kapper", "nl", "us", "39-5012"),
    ],
)
def test_what_crosswalks_make_of_a_title_is_not_offered_beside_what_it_is(
    text: str, language: Language, name: str, first: str
) -> None:
    """A list two crosswalks away led to bookkeepers, and hairdressers to who leads people in transport."""
    found = found_title(text, language)
    assert [one.code for one in offered(known_groups(found, economy(name)))][:1] == [first]
    assert found.certainty(economy(name).classification) in ("sure", "likely")
    assert "0421" not in {one.code for one in offered(known_groups(found, economy(name)))}


@pytest.mark.parametrize(
    ("code", "first"),
    [("3153", "53-2011"), ("8311", "53-4011"), ("3355", "33-3021"), ("7413", "49-9051"), ("5111", "53-2031")],
)
def test_an_occupation_leads_to_who_does_it_and_not_to_who_leads_them(code: str, first: str) -> None:
    assert targets_from("isco-08", code, "soc-2018")[0].code == first
