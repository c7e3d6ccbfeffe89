"""The nearest name is one that somebody may have meant, a slip or two away; none where nothing is near."""

from __future__ import annotations

from arbeid.errors import unknown_name
from arbeid.nearest_names import closest
from each import each

MEANT: tuple[tuple[str, list[str], list[str]], ...] = (
    ("ages", ["sex", "wage", "age"], ["age"]),
    ("nonsense", ["observed", "aioe", "eloundou-beta-human"], []),
    ("star-sign", ["sex", "state", "education"], []),
    ("adoptoin", ["adoption", "duration"], ["adoption"]),
    ("NETT", ["facts", "net"], ["net"]),
    ("reinstatment", ["creation.reinstatement", "creation.new_work_in_ai"], ["creation.reinstatement"]),
    ("abcd-2024", ["abcd-2023", "abcd-2025", "other"], ["abcd-2023", "abcd-2025"]),
    ("04111", ["0111", "0411"], ["0411", "0111"]),
    ("economy", ["blocks", "economies"], ["economies"]),
    ("52", ["23", "25"], ["25"]),
    ("54", ["53", "55"], []),
    ("x", ["y", "z"], []),
    ("", ["a", "b"], []),
)


@each("asked,known,meant", MEANT)
def test_the_nearest_is_what_was_meant(asked: str, known: list[str], meant: list[str]) -> None:
    assert closest(asked, known) == meant


def test_where_nothing_is_near_the_names_are_listed() -> None:
    assert "choose from aioe, observed" in str(unknown_name("measure", "nonsense", ["observed", "aioe"]))
