"""A part of `output_matrix`: every verb and format where a screen is narrow and poor in signs."""

from __future__ import annotations

import pytest

from kept_answers import kept_answers
from output_matrix import VERBS, WIDE, answered, fault

pytestmark = pytest.mark.long
__all__ = ["kept_answers"]

ASKED = (
    ("table", "nl", "cp1252"),
    ("table", "en", "ascii"),
    ("json", "nl", "ascii"),
    ("csv", "en", "cp1252"),
    ("csv-nl", "nl", "ascii"),
)


@pytest.mark.usefixtures("kept_answers")
@pytest.mark.parametrize("verb", VERBS)
def test_every_answer_can_be_shown_on_a_narrow_screen_without_signs(verb: str) -> None:
    for form, language, encoding in ASKED:
        arguments = [*verb.split(), "--lang", language]
        code, whole = answered([*arguments, "--format", form], width=WIDE)
        assert code == 0
        assert fault(arguments, form, 60, encoding, whole) is None, (form, language, encoding)
