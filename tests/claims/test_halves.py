"""Halves that do not add up to their whole are said to, wherever both are shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import arbeid
from arbeid.answers.plain import said
from arbeid.cli import outcome
from arbeid.data.economies.economy import economy
from arbeid.language import LANGUAGES, Language
from arbeid.verbs.market.report import economy_line
from arbeid.views.report.definitions import definitions as definitions_figure
from arbeid.web.addresses import read
from arbeid.web.page import Asked
from arbeid.web.rendering import page_html
from arbeid.wording import words_of

Added = Callable[[str, str], Path]
SAID = {"nl": "komen samen op 66,3% en niet op 64,7%", "en": "come to 66.3% together and not to 64.7%"}
RULE = '{ measure = "eloundou-beta-human", rule = "threshold", at = 0.37, level = "LEVEL" }'
SPLIT = '{ measure = "eloundou-alpha-human", rule = "median", side = "SIDE", level = "LEVEL" }'


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_face_says_so(language: Language, capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("definitions nl", "report nl"):
        assert outcome([*command.split(), "--lang", language]) == 0
        assert SAID[language] in " ".join(capsys.readouterr().out.split())
    touched = arbeid.definitions("nl")
    assert SAID[language] in " ".join(touched.plain(language)["notes"])
    figure = definitions_figure(economy_line(economy("nl")), touched, words_of(language))
    assert any(SAID[language] in line for line in figure.about)
    address = read(f"/{language}/")
    assert address is not None
    asked = Asked(language, {}, {}, date(2026, 11, 24))
    assert SAID[language] in page_html(address, address.page.answer(asked), "")


def written(added: Added, half_level: str) -> None:
    words = '\n[label]\nnl = "{0}"\nen = "{0}"\n[sentence]\nnl = "{0}"\nen = "{0}"\n'
    whole = RULE.replace("LEVEL", "group")
    added("definitions/all-of-it.toml", f"where = [{whole}]{words.format('all of it')}")
    for side in ("above", "below"):
        half = f"{RULE}, {SPLIT.replace('SIDE', side)}".replace("LEVEL", half_level)
        name = f"the part {side}"
        added(f"definitions/part-{side}.toml", f"where = [{half}]{words.format(name)}")


@pytest.mark.parametrize(("half_level", "told"), [("occupation", True), ("group", False)])
def test_halves_of_any_rule_are_told_of_where_they_are_counted_otherwise(
    added: Added, half_level: str, told: bool
) -> None:
    written(added, half_level)
    english = words_of("en")
    notes = [said(note, english) for note in arbeid.definitions("nl").notes]
    assert any("“all of it”" in note for note in notes) == told
    assert len(notes) == 1 + told
