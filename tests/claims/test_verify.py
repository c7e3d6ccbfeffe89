"""The manifest: every number that we print is checked or its reason is given, and none of ours differs."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from arbeid.answers.plain import said
from arbeid.claims.claim import CLAIMS
from arbeid.claims.said_numbers import said_numbers
from arbeid.claims.story import STORIES
from arbeid.claims.verdict import verdict
from arbeid.cli.claims.verify import answer
from arbeid.errors import ArbeidError
from arbeid.language import LANGUAGES, Language
from arbeid.verbs.claims.verify.docs_numbers import docs_numbers
from arbeid.verbs.claims.verify.ledger_numbers import ledger_numbers
from arbeid.verbs.claims.verify.story_numbers import _checked
from arbeid.verbs.claims.verify.verify import verify
from arbeid.wording import words_of

PAGE = """# A page

It is said that 12% agree and 2,300 do not.

```console
$ arbeid claims --source S05
...
one ... 47% ...
$ arbeid definitions nl
two is 3%
$ arbeid claims | head
three is 4%
```
"""


def test_no_number_of_ours_differs_from_what_it_would_be_now() -> None:
    found = verify()
    assert found.faults == ()
    assert found.agrees > 700
    assert found.checked == found.agrees + found.differs
    assert found.numbers == found.checked + found.cannot == len(found.every)
    assert sum(one.numbers for one in found.parts) == sum(one.count for one in found.reasons) == found.numbers
    assert [one.part for one in found.parts] == ["ledger", "stories", "report"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_is_said_in_both_languages(language: Language) -> None:
    words = words_of(language)
    assert all(len(said(one.label, words)) > 8 for one in verify().reasons)


def test_every_published_value_is_in_the_manifest_once() -> None:
    values = Counter(one.where for one in ledger_numbers() if one.what.startswith("value"))
    assert values == Counter({entry.id: len(entry.values) for entry in CLAIMS.all() if entry.values})


def test_a_stand_in_does_not_count_as_a_check() -> None:
    stand_ins = {entry.id for entry in CLAIMS.all() if entry.analogue is not None}
    told = [one for one in ledger_numbers() if one.where in stand_ins and one.what.startswith("value")]
    assert {one.outcome for one in told} == {"cannot"}


def test_a_number_of_a_story_that_moved_is_a_fault() -> None:
    figure = STORIES.get("c01").figures["us_fo"]
    assert _checked("c01", "us_fo", figure, figure.value).outcome == "agrees"
    assert _checked("c01", "us_fo", figure, figure.value + 0.002).outcome == "differs"


def test_the_documentation_is_asked_and_prose_is_called_prose(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(PAGE, encoding="utf-8")
    answers = {"arbeid claims --source S05": "head\none of 47% there", "arbeid definitions nl": "two is 4%"}
    asked = docs_numbers(tmp_path, answers.__getitem__)
    found = [(round(one.written or 0, 6), one.outcome, one.reason) for one in asked]
    assert found == [
        (0.47, "agrees", "command"),
        (0.03, "differs", "command"),
        (0.04, "cannot", "needs_files"),
        (0.12, "cannot", "prose"),
    ]


def test_a_dutch_page_is_read_as_an_english_one(tmp_path: Path) -> None:
    (tmp_path / "page.nl.md").write_text("Het is 12,5% van 1.250 mensen, of 2,9 million.", encoding="utf-8")
    assert [one.written for one in docs_numbers(tmp_path, str)] == pytest.approx([0.125, 2.9e6])


def test_a_folder_that_is_not_there_and_a_page_that_is_no_text_are_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_bytes(b"\xff\x00 12%")
    for folder, key in ((tmp_path / "none", "unreadable"), (tmp_path, "file_not_utf8")):
        with pytest.raises(ArbeidError) as caught:
            list(docs_numbers(folder, str))
        assert caught.value.key == key
        assert "exist" not in caught.value.sentence("nl")


def test_a_command_is_answered_as_on_the_screen() -> None:
    assert "Eurostat" in answer("arbeid claims --source S06 --status matches --lang en")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("between 6 and 7% in 2030", [0.06, 0.07]),
        ("24–25% of 30.8 million", [0.24, 0.25, 30.8e6]),
        ("113 occupations, SOC 15-1250", []),
        ("0.8 percentage points, USD 2.9 trillion", [0.008, 2.9e12]),
    ],
)
def test_numbers_are_those_with_a_unit(text: str, numbers: list[float]) -> None:
    assert [one.value for one in said_numbers(text)] == pytest.approx(numbers)


def test_a_number_is_met_to_the_digits_that_are_shown() -> None:
    (shown,) = said_numbers("47% of jobs")
    assert shown.among([0.4730]) == 0.4730
    assert shown.among([0.4761]) is None
    assert verdict(CLAIMS.get("openai-2026-us-millions")).status == "differs"


def test_what_is_verified_is_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    from arbeid.cli.lists.catalogue import claims

    with pytest.raises(ArbeidError, match="`verify` and `--source` do not go together"):
        claims("en", what="verify", source="S05")
    with pytest.raises(ArbeidError, match="nearest is “verify”"):
        claims("en", what="verfy")
