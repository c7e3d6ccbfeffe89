"""The first screen of a job on a terminal: at most fifteen lines, the person first, the codes not at all."""

from __future__ import annotations

import json
import re
from dataclasses import fields, replace

import pytest
from typer.testing import CliRunner

from arbeid.answers.jobs.in_short import JobInShort, OccupationInShort
from arbeid.answers.jobs.titles import JobGroup
from arbeid.answers.jobs.with_ai import GroupWithAI
from arbeid.answers.quantity import Quantity
from arbeid.cli.app import app
from arbeid.cli.jobs.job_short import short_lines
from arbeid.cli.terminal.tables import render
from arbeid.data.economies.economy import economy
from arbeid.language import LANGUAGES, Language
from arbeid.verbs.jobs.collaboration import collaboration
from arbeid.verbs.jobs.job import whole_job
from arbeid.verbs.jobs.job_in_short import job_in_short
from arbeid.verbs.jobs.occupation_in_short import occupation_in_short
from arbeid.verbs.market.groups import ranked_groups
from arbeid.wording import words_of

NOT_KNOWN = Quantity(None, "hours a week", "measured")


def in_short(title: str, name: str = "nl") -> JobInShort:
    found = job_in_short(title, name)
    assert found is not None
    return found


def of_group(whole: JobInShort, name: str, code: str) -> JobInShort:
    """The same answer as if the title had led to this group."""
    market = economy(name)
    group = JobGroup(
        classification=market.classification,
        code=code,
        name=market.names[code],
        sure=1.0,
        title="x",
        how="exact",
        uniform=False,
    )
    work = next(row for row in collaboration(market.id).rows if row.code == code)
    rank = ranked_groups(market).row(code)
    first = GroupWithAI(group=group, work=work, rank=rank, hours=NOT_KNOWN)
    return replace(whole, first=first, occupation=occupation_in_short(market, code))


def drawn(found: JobInShort, language: Language, width: int, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setenv("COLUMNS", str(width))
    return render(short_lines(found, words_of(language)), to_screen=False).splitlines()


@pytest.mark.parametrize("language", LANGUAGES)
def test_any_group_fits_in_fifteen_lines_of_a_usual_screen(
    language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    american = ["25-2021", "29-1141", "53-3032"]
    for title, name, codes in (
        ("loodgieter", "nl", economy("nl").groups["code"].to_list()[::7]),
        ("electrician", "us", american),
    ):
        whole = in_short(title, name)
        fits_in_fifteen([of_group(whole, name, code) for code in codes], language, monkeypatch)


def fits_in_fifteen(jobs: list[JobInShort], language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    for found in jobs:
        for width in (80, 120):
            lines = drawn(found, language, width, monkeypatch)
            assert len(lines) <= 15, "\n".join(lines)
            assert max(map(len, lines)) <= width


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_narrow_screen_cuts_nothing_off(language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    found = in_short("vrachtwagenchauffeur")
    lines, wide = (drawn(found, language, width, monkeypatch) for width in (60, 120))
    assert max(map(len, lines)) <= 60
    assert " ".join(" ".join(lines).split()) == " ".join(" ".join(wide).split())


def test_the_screen_begins_with_the_person() -> None:
    shown = CliRunner().invoke(app, ["job", "vrachtwagenchauffeur", "--lang", "nl"]).stdout
    first, second, *rest = shown.splitlines()
    assert first == "Vrachtwagenchauffeurs · Nederland, 4e kwartaal 2025"
    assert second.startswith("Niet jouw werk?")
    assert re.search(r"Dit beroep +6 \(1–14\) +16 \(3–24\) +78 \(76–84\)", shown)
    assert re.search(r"Alle werkenden +14 \(4–26\)", shown)
    told = " ".join(rest)
    assert "Alle 4 studies" in told and "ILO 28" in told
    assert "(95%: −5% tot +20%; afgeleid)" in told
    assert "Loon 2024 (gemeten): 21,30 euro per uur, de helft 20,00–23,20." in told
    assert "VS" in told and "geen kans op baanverlies" in told
    assert "isco" not in shown and "1214" not in shown


def test_another_group_is_one_choice_away() -> None:
    shown = CliRunner().invoke(app, ["job", "verpleegkundige", "--choose", "1", "--lang", "nl"]).stdout
    assert "Niet jouw werk? `--choose 2`: Verpleegkundigen (mbo)." in shown
    other = CliRunner().invoke(app, ["job", "verpleegkundige", "--choose", "2", "--lang", "nl"]).stdout
    assert other.startswith("Verpleegkundigen (mbo) ·")
    assert "`--choose 1`: Gespecialiseerd verpleegkundigen" in other


def test_all_of_it_stands_under_full_and_the_codes_come_last() -> None:
    shown = CliRunner().invoke(app, ["job", "loodgieter", "--full", "--lang", "nl"]).stdout
    assert shown.index("werkenden (") < shown.index("Wat dit niet zegt:") < shown.index("isco-08")
    short = CliRunner().invoke(app, ["job", "loodgieter", "--format", "json"]).stdout
    full = CliRunner().invoke(app, ["job", "loodgieter", "--full", "--format", "json"]).stdout
    assert json.loads(short) == json.loads(full)


@pytest.mark.parametrize(("title", "name", "choose"), [("loodgieter", "nl", None), ("nurse", "us", 2)])
def test_the_first_screen_says_what_the_whole_answer_says(title: str, name: str, choose: int | None) -> None:
    whole, short = whole_job(title, name, choose=choose), job_in_short(title, name, choose=choose)
    assert whole.occupation is not None and short is not None
    for part in fields(OccupationInShort):
        assert getattr(short.occupation, part.name) == getattr(whole.occupation, part.name), part.name
    assert (short.first, short.everyone) == (whole.with_ai.groups[0], whole.with_ai.everyone)
    assert (short.offered, short.people_sources) == (whole.offered, whole.people_sources)
    assert short.sources == whole.with_ai.sources


def test_studies_that_are_divided_are_each_named() -> None:
    shown = " ".join(CliRunner().invoke(app, ["job", "advocaat", "--lang", "nl"]).stdout.split())
    assert "De 4 studies zijn verdeeld: Felten e.a. 98, Eloundou e.a. 53, ILO 51, Microsoft 26" in shown
