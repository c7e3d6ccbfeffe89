"""The list of jobs from A to Z: every occupation, and everyday names that a look-up leads to as well."""

from __future__ import annotations

from datetime import date

from arbeid.data.economies.economy import economy
from arbeid.language import Language
from arbeid.lookup.everyday import everyday_titles
from arbeid.verbs.jobs.job_titles import found_title
from arbeid.web.page import Answer, Asked, pages
from each import each


def answer(language: Language, name: str = "") -> Answer:
    state = {"economy": name} if name else {}
    return pages()["a-z"].answer(Asked(language, {}, state, date(2026, 11, 30)))


@each("language", ("nl", "en"))
def test_every_occupation_and_no_ambiguous_name_is_there(language: Language) -> None:
    entries = answer(language).data["entries"]
    market = economy("nl")
    assert {one["code"] for one in entries if one["own"]} == set(market.groups["code"])
    names = [one["name"] for one in entries]
    assert len(names) == len(set(names))
    ambiguous = {
        "nl": ("docent", "arts", "manager", "medewerker"),
        "en": ("nurse", "teacher", "manager", "doctor"),
    }
    assert not set(ambiguous[language]) & set(names)
    assert sum(not one["own"] for one in entries) > 150


@each("language,title,code", (("nl", "boekhouder", "0421"), ("en", "plumber", "0734")))
def test_an_everyday_name_leads_to_its_group(language: Language, title: str, code: str) -> None:
    assert found_title(title, language).groups("brc-2014")[0].code == code


@each("language", ("nl", "en"))
def test_what_leads_somewhere_here_leads_there_when_it_is_typed(language: Language) -> None:
    # All of them take seconds; every sixtieth shows the kind.
    for title, code in everyday_titles("brc-2014", language)[::60]:
        found = found_title(title, language)
        assert (found.groups("brc-2014")[0].code, found.certainty("brc-2014") != "choose") == (code, True), (
            title
        )


def test_letters_are_in_order_and_without_accents() -> None:
    letters = list(answer("nl", "us").shown["letters"])
    assert letters == sorted(letters) and all(len(one) == 1 for one in letters)
