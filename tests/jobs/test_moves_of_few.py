"""Where people of an occupation were seen to go to few others, no screen lists where they go."""

from __future__ import annotations

from arbeid.cli.jobs.job_facts import fact_lines
from arbeid.data.economies.economy import economy
from arbeid.language import LANGUAGES
from arbeid.verbs.jobs.moves import moves
from arbeid.verbs.jobs.occupation import occupation
from arbeid.verbs.jobs.occupation_in_short import occupation_in_short
from arbeid.views.jobs.in_short import moves_line
from arbeid.wording import words_of


def test_pilots_are_not_said_to_become_teaching_assistants() -> None:
    found = occupation("us", "53-2011")
    assert 0 < found.moves.seen < 5 and found.moves.of_few and found.moves.rows and found.next == ()
    first = moves_line(occupation_in_short(economy("us"), "53-2011"), words_of("en"))
    assert "too few people" in first and "Teaching" not in first and "%" not in first
    assert not any("Teaching" in line for line in fact_lines(found, words_of("en")))


def test_who_was_seen_to_go_to_many_is_told_of_as_before() -> None:
    assert not any(moves("nl", code).of_few for code in economy("nl").names)
    found = moves("us", "29-1141", most=2)
    assert len(found.rows) == 2 < found.seen and not found.of_few


def test_every_sentence_on_few_names_a_count_and_no_share() -> None:
    few = [code for code in sorted(economy("us").names) if moves("us", code).of_few]
    assert 50 < len(few) < 200
    for language in LANGUAGES:
        for code in few[:5]:
            line = moves_line(occupation_in_short(economy("us"), code), words_of(language))
            assert str(moves("us", code).seen) in line and "%" not in line
