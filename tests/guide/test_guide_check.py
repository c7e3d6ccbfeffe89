"""What checking says of the seed, of broken chapters, and in which forms."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest

from arbeid.errors import ArbeidError
from arbeid.guide.chapter.shipped import shipped
from arbeid.guide.chapter.write import write
from arbeid.guide.checking.check import RULES, check, link_kind
from arbeid.guide.checking.checks import CHECKS
from arbeid.guide.checking.diagnostic import Diagnostic
from arbeid.guide.checking.formats import FORMS, FileFindings, fails, findings_as
from arbeid.guide.checking.note import Note
from arbeid.registry import CATALOGUE_VARIABLE
from chapter_texts import DATA, seed

STANDARD = CHECKS.get("standard")
EXACT = (
    '<span class="material-symbols-outlined" style="color: #5f6368;">article</span> [{title}](https://a.nl) '
    '<span style="float: right;">~{minutes} min '
    '<i class="material-icons" style="color: {colour};">hourglass_bottom</i></span>'
)


def keys(source: str | bytes) -> list[str]:
    return [found.key for found in check(source)]


def test_the_seed_has_what_was_measured() -> None:
    counted = Counter(keys(seed()))
    assert counted["damaged_text"] == 5
    assert counted["placeholder_link"] == 12
    assert counted["likely_slip"] == 1
    assert counted["colour_conflict"] == 0
    assert counted == {
        "damaged_text": 5,
        "placeholder_link": 12,
        "likely_slip": 1,
        "spelling_hint": 2,
        "headline_shift": 2,
        "low_contrast": 2,
        "language_missing": 1,
    }


def test_the_slip_and_the_headlines_are_the_right_ones() -> None:
    found = check(seed())
    (slip,) = (item for item in found if item.key == "likely_slip")
    assert (slip.line, slip.before, slip.after) == (53, "toegevoerde waarde", "toegevoegde waarde")
    assert [item.reading for item in found if item.key == "headline_shift"] == ["S05", "S06"]
    hints = {item.before: item.after for item in found if item.key == "spelling_hint"}
    assert hints == {"AI gestuurde": "AI-gestuurde", "PWC": "PwC"}


def test_raw_and_repaired_text_differ_in_the_repairs_only() -> None:
    repaired = check(seed().decode().encode("cp1252"))
    assert repaired == tuple(found for found in check(seed()) if found.key != "damaged_text")


def test_claims_behind_a_reading_are_named() -> None:
    notes = [
        Note("S05", "imf-rich", "IMF: 60% in rijke landen.", "differs"),
        Note("S05", "imf-world", "IMF: bijna 40% is blootgesteld.", "close"),
        Note("S06", "pwc", "PwC: ruim twee op de vijf.", "cannot_recompute"),
    ]
    found = [item for item in check(seed(), notes) if item.key.startswith("headline")]
    assert [item.sentence("nl") for item in found] == [
        "S05 zegt “wijzigt”, maar de bewering erachter luidt: IMF: bijna 40% is blootgesteld.",
        "S06 zegt “wijzigt”, maar de bewering erachter luidt: PwC: ruim twee op de vijf.",
    ]


def test_the_shipped_chapters_lack_real_links_only() -> None:
    for language in ("nl", "en"):
        found = check(write(shipped("werk-van-de-toekomst", language)))
        serious = {item.key for item in found if STANDARD.level(item.key) != "note"}
        assert serious == {"placeholder_link"} | ({"likely_slip"} if language == "nl" else set())
        assert [item.reading for item in found if item.key == "headline_shift"] == ["S05", "S06"]


@pytest.mark.parametrize(
    ("text", "key", "before", "after"),
    [
        ("# 1. A\n## 1.1 B\n## 1.3 C", "numbering_gap", "1.3", "1.2"),
        ("# 1. A\n## 1.1 B\n## 1.1 C", "numbering_gap", "1.1", "1.2"),
        ("# 1. A\n## 1.2 B", "numbering_gap", "1.2", "1.1"),
        ("# 1. A\n# 3. B", "numbering_gap", "3", "2"),
        ("# 1. A\n### 1.1.1 B", "numbering_gap", "1.1.1", "1.1"),
        ("---\ndate: 2024-02-30\n---", "date_odd", "2024-02-30", ""),
        ("- [a](http://a.nl) ~0 min", "minutes_odd", "0", ""),
        ("- [a](http://a.nl) ~300 min", "minutes_odd", "300", ""),
        ("- [a](http://a.nl)", "minutes_missing", "", ""),
        ("- [a](javascript:alert(1))", "unsafe_link", "javascript:alert(1)", ""),
        ("- [a](data:text/html,x)", "unsafe_link", "data:text/html,x", ""),
        ("- [a](http://localhost/x)", "placeholder_link", "http://localhost/x", ""),
        ("- [a](TODO)", "placeholder_link", "TODO", ""),
        ("- [a](http://a.nl/)\n- [b](http://a.nl#x)", "duplicate_link", "http://a.nl#x", ""),
        ("- [A](http://a.nl)\n- [a](http://b.nl)", "duplicate_title", "a", ""),
        (EXACT.format(title="a", minutes=9, colour="#F9DB78"), "colour_conflict", "#F9DB78", "#9DC384"),
        (EXACT.format(title="a", minutes=20, colour="#F9DB78"), "colour_conflict", "#F9DB78", "#E39B86"),
        ("De produktiviteit stijgt", "likely_slip", "produktiviteit", "productiviteit"),
        ("- [AI replaces 30% of jobs](http://a.nl)", "headline_shift", "replaces", ""),
        ("- [AI vervangt 30 procent van de banen](http://a.nl)", "headline_shift", "vervangt", ""),
        ("ge\ufffdnd", "lost_character", "\ufffd", ""),
        ('<span class="material-icons">x</span> [](http://a.nl)', "unread_source", "", ""),
        ("", "title_missing", "", ""),
        ("# A", "no_readings", "", ""),
    ],
)
def test_each_fault_is_found(text: str, key: str, before: str, after: str) -> None:
    found = [item for item in check(text) if item.key == key]
    assert len(found) == 1
    assert found[0].after == after
    assert before in found[0].before
    for language in ("nl", "en"):
        assert "{" not in found[0].sentence(language)


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: A\nlang: nl\n---\n# 8. A\n## 8.1 B\n### 8.1.1 C\n## 8.2 D\n# 9. E\n- [a](u) ~9 min",
        "---\ntitle: A\nlang: nl\ndate: 2024-02-29\n---\n# A\n## 3 redenen\n- [a](../a.md) ~240 min",
        "---\ntitle: A\nlang: en\n---\n"
        + EXACT.format(title="De toegevoerde waarde", minutes=3, colour="#9dc384"),
    ],
)
def test_sound_chapters_have_no_serious_findings(text: str) -> None:
    assert not fails(check(text), STANDARD)


def test_every_finding_has_words_in_both_languages_and_a_level() -> None:
    text = files("arbeid").joinpath("catalogue/wording/guide.toml").read_text(encoding="utf-8")
    worded = set(tomllib.loads(text)["finding"])
    levelled = {*STANDARD.error, *STANDARD.warning, *STANDARD.note}
    assert worded == levelled
    assert len(levelled) == len(STANDARD.error) + len(STANDARD.warning) + len(STANDARD.note)


def test_the_scale_can_be_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "scales").mkdir()
    (tmp_path / "scales" / "ours.toml").write_text(
        'label = { nl = "o", en = "o" }\nsource = { nl = "o", en = "o" }\n'
        '[[steps]]\nbelow = 5\ncolour = "#9DC384"\nlabel = { nl = "kort", en = "short" }\n'
        '[[steps]]\ncolour = "#000000"\nlabel = { nl = "lang", en = "long" }\n'
    )
    monkeypatch.setenv(CATALOGUE_VARIABLE, str(tmp_path))
    found = [item for item in check(seed(), scale="ours") if item.key == "colour_conflict"]
    assert [item.reading for item in found] == ["S01", "S05", "S09", "S10", "S11", "S12"]
    assert found[0].sentence("nl").endswith("bij die tijd hoort #000000 (lang).")
    with pytest.raises(ArbeidError, match="There is no colour scale “our”: the nearest is “ours”"):
        check("", scale="our")


def test_a_scale_that_does_not_rise_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "scales").mkdir()
    step = '[[steps]]\nbelow = {}\ncolour = "#9DC384"\nlabel = {{ nl = "kort", en = "short" }}\n'
    (tmp_path / "scales" / "odd.toml").write_text(
        'label = { nl = "o", en = "o" }\nsource = { nl = "o", en = "o" }\n' + step.format(9) + step.format(5)
    )
    monkeypatch.setenv(CATALOGUE_VARIABLE, str(tmp_path))
    with pytest.raises(ArbeidError, match="the steps must rise"):
        check("", scale="odd")


def test_text_names_file_line_level_and_counts() -> None:
    shown = findings_as("text", [FileFindings("a.md", check(seed()))], STANDARD, "nl").splitlines()
    assert shown[0].startswith("a.md:1: opmerking: De kopgegevens noemen geen taal")
    assert shown[-1] == "bestanden: 1; fouten: 0; waarschuwingen: 18; opmerkingen: 7"


def test_json_has_each_finding_once() -> None:
    (file,) = json.loads(findings_as("json", [FileFindings("a.md", check(seed()))], STANDARD, "en"))["files"]
    assert file["path"] == "a.md"
    assert len(file["findings"]) == 25
    assert file["findings"][1] == {
        "key": "damaged_text",
        "level": "warning",
        "line": 2,
        "offset": 11,
        "reading": None,
        "before": "ðŸ”®",
        "after": "🔮",
        "sentence": "The text is damaged: “ðŸ”®” was meant to be “🔮”.",
    }


def test_sarif_has_what_code_scanning_needs() -> None:
    log = json.loads(findings_as("sarif", [FileFindings("map x/a.md", check(seed()))], STANDARD, "nl"))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert run["tool"]["driver"]["name"] == "arbeid"
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        (location,) = result["locations"]
        assert location["physicalLocation"]["artifactLocation"]["uri"] == "map%20x/a.md"
        assert location["physicalLocation"]["region"]["startLine"] >= 1
        assert result["message"]["text"]


def test_github_commands_are_escaped() -> None:
    found = Diagnostic("likely_slip", 3, before="100%\nx", after="y")
    shown = findings_as("github", [FileFindings("a,b:c.md", [found])], STANDARD, "en")
    assert shown == (
        "::warning file=a%2Cb%3Ac.md,line=3,title=likely_slip::Probably a slip: “100%25%0Ax”, meant is “y”.\n"
    )


def test_an_unknown_form_is_refused() -> None:
    with pytest.raises(ArbeidError, match="There is no format “sarrif”: the nearest is “sarif”"):
        findings_as("sarrif", [], STANDARD, "en")
    assert set(FORMS) == {"text", "json", "sarif", "github"}


def test_links_are_sorted_by_what_they_are() -> None:
    expected = {
        "http://[::1": "unsafe_link",
        "//a.nl/b": "schemeless_link",
        "mailto:a@b.nl": "unsafe_link",
        "a/b": "local",
        "https://": "unsafe_link",
        "ftp://a.nl": "unsafe_link",
    }
    assert {url: link_kind(url) for url in expected} == expected


def test_our_fixture_is_checked_too() -> None:
    found = Counter(keys((DATA / "damaged-chapter.md").read_bytes()))
    assert found == {"damaged_text": 7, "placeholder_link": 2, "low_contrast": 2}


def test_there_are_ten_rules() -> None:
    assert len(RULES) == 10
