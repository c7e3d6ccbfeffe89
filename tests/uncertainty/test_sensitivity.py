"""What drives a scenario: shares that add up, words that say them, choices apart, figures with tables."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import arbeid
from arbeid.answers.drivers import DrivenLine, DriverLine
from arbeid.answers.plain import said
from arbeid.answers.quantity import Quantity
from arbeid.answers.sensitivity import SensitivityFacts
from arbeid.cli import outcome
from arbeid.errors import ArbeidError, OutOfBounds
from arbeid.language import LANGUAGES, Language, Text
from arbeid.models.block import blocks
from arbeid.uncertainty import sensitivity as rule
from arbeid.verbs.run.sensitivity import sensitivity
from arbeid.views.run.driver_words import driver_sentences, part_of, title_of
from arbeid.wording import is_phrase, words_of
from each import each


@pytest.fixture(scope="module")
def found() -> SensitivityFacts:
    return sensitivity("base", "nl", points=512)


def of(found: SensitivityFacts, name: str) -> list[DriverLine]:
    return [line for line in found.drivers if line.drives == name]


def test_new_work_drives_jobs_and_adoption_productivity(found: SensitivityFacts) -> None:
    net, growth = of(found, "net"), of(found, "productivity_a_year")
    assert (net[0].name, growth[0].name) == ("creation.reinstatement", "adoption.adoption")
    for lines in (net, growth):
        shares = [float(line.first) for line in lines]
        assert shares == sorted(shares, reverse=True)
        assert 0.8 < sum(shares) < 1.1
    for line in found.drivers:
        assert line.first.low is not None and line.first.low <= float(line.first) + 1e-12


def test_an_assumption_without_a_say_has_no_share(found: SensitivityFacts) -> None:
    none = {line.name: float(line.total) for line in of(found, "net")}
    assert none["sectors.sector_elasticity"] == 0
    assert none["added_value.ai_import_share"] == 0
    assert none["creation.new_work_in_ai"] == pytest.approx(0, abs=1e-12)


def test_each_assumption_alone_is_what_the_page_says_of_it(found: SensitivityFacts) -> None:
    first = found.each[0]
    assert first.name == "reinstatement"
    own = arbeid.run("base", "nl", values={"reinstatement": first.high.value.value or 0.0}, flows=False)
    assert float(own.net) == pytest.approx(float(first.high.net), rel=1e-12)
    assert float(found.net) == pytest.approx(float(arbeid.run("base", "nl", flows=False).net), rel=1e-12)


def test_screening_is_in_the_unit_of_the_headline(found: SensitivityFacts) -> None:
    lines = of(found, "net")
    effects = {line.name: line.effect for line in lines}
    most = max(effects, key=lambda name: float(effects[name] or 0))
    assert most == "creation.reinstatement" and effects[most].unit == "jobs"  # type: ignore[union-attr]
    assert float(effects["added_value.ai_import_share"] or 0) == pytest.approx(0, abs=1e-6)


def test_choices_stand_apart_and_are_runs_of_their_own(found: SensitivityFacts) -> None:
    other = next(line for line in found.measures if line.measure == "ilo-2025")
    own = arbeid.run("base", "nl", measure="ilo-2025", flows=False)
    assert float(other.net) == pytest.approx(float(own.net), rel=1e-12)
    assert found.readings is not None
    assert (round(float(found.readings.low), 2), round(float(found.readings.high), 2)) == (0.04, 0.87)
    assert not [line for line in found.drivers if "measure" in line.name]


def test_pairs_are_one_group() -> None:
    paired = sensitivity("base", "nl", points=64, correlated={("reinstatement", "elasticity"): 0.5})
    names = [line.name for line in of(paired, "net")]
    assert "demand.elasticity+creation.reinstatement" in names and "demand.elasticity" not in names
    # Of so few points the ends of two groups meet, and neither is said to come first.
    first = said(paired.sentences[0], words_of("nl"))
    assert first.startswith("De spreiding in banen komt het meest van “")
    assert "ongeveer evenveel, voor zover deze punten" in first


def test_processes_give_the_same_bits(found: SensitivityFacts) -> None:
    assert sensitivity("base", "nl", points=512, workers=2) == found


def test_points_that_fail_are_left_out_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    whole, calls = rule.at_parts, []

    def some(plan: Any, parts: Any) -> Any:
        calls.append(len(parts))
        made = whole(plan, parts)
        made[:, :2] = np.nan
        return made

    monkeypatch.setattr(rule, "at_parts", some)
    left = sensitivity("base", "nl", points=64)
    assert (left.points, left.asked) == (62, 64)
    monkeypatch.setattr(rule, "at_parts", lambda plan, parts: whole(plan, parts) * np.nan)
    with pytest.raises(ArbeidError, match="Only 0 of the 64 points"):
        sensitivity("base", "nl", points=64)


def test_what_is_set_is_not_drawn_and_all_set_leaves_nothing_to_divide() -> None:
    priors = {
        f"{block.id}.{name}": param
        for block in blocks()
        for name, param in block.params.items()
        if param.prior
    }
    some = sensitivity("base", "nl", points=64, values={"reinstatement": 0.5})
    assert "creation.reinstatement" not in [line.name for line in some.drivers]
    every = sensitivity(
        "base", "nl", points=64, values={name: param.default for name, param in priors.items()}
    )
    assert not every.drivers and every.sentences[0].key == "sensitivity.nothing"
    assert list(every.figure("each").table.rows)  # type: ignore[attr-defined]


@each("share", [0.11, 0.21, 0.26, 0.34, 0.41, 0.5, 0.61, 0.66, 0.74, 0.81])
def test_a_share_is_said_as_the_nearest_fraction(share: float) -> None:
    part = int(part_of(Quantity(share, "share", "modelled")).key.rpartition(".")[2])
    assert abs(part / 100 - share) < 0.04


def test_the_sentence_says_two_thirds_in_both_languages() -> None:
    label = Text(nl="nieuw werk", en="new work")
    share = Quantity(0.66, "share", "modelled", 0.6, 0.71)
    lines = [DriverLine(name="creation.reinstatement", label=label, drives="net", first=share, total=share)]
    left = Quantity(0.02, "share", "modelled")
    driven = DrivenLine(name="net", label=label, mean=share, sd=share, together=left)
    (note,) = driver_sentences(driven, lines)
    assert said(note, words_of("en")) == (
        "About two thirds of the spread in jobs comes from how much new work appears (66%; 90%: 60% to 71%)."
    )
    assert said(note, words_of("nl")).startswith(
        "Ongeveer twee derde van de spreiding in banen komt van hoeveel nieuw"
    )


def _line(name: str, share: float, low: float, high: float) -> DriverLine:
    first = Quantity(share, "share", "modelled", low, high)
    label = Text(nl=name, en=name)
    return DriverLine(name=name, label=label, drives="net", first=first, total=first)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("high", "tied"), [(0.30, True), (0.27, False)])
def test_shares_whose_intervals_meet_are_told_as_a_tie(language: Language, high: float, tied: bool) -> None:
    """The first one alone was named, where another resample or seed names the second."""
    words, none = words_of(language), Quantity(0.02, "share", "modelled")
    lines = [
        _line("impact.ai_price", 0.33, 0.28, 0.39),
        _line("adoption.adoption", 0.23, 0.19, high),
        _line("creation.reinstatement", 0.15, 0.12, 0.18),
    ]
    label = Text(nl="banen", en="jobs")
    driven = DrivenLine(name="net", label=label, mean=none, sd=none, together=none)
    first, second = driver_sentences(driven, lines)
    equally = {"nl": "ongeveer evenveel", "en": "about equally"}[language]
    assert (equally in said(first, words)) == (equally in said(title_of(lines), words)) == tied
    names = [words(f"sensitivity.driver.{name}") for name in ("ai_price", "adoption", "reinstatement")]
    assert names[0] in said(first, words) and (names[1] in said(first, words)) == tied
    assert names[2 if tied else 1] in said(second, words)


def test_every_drawn_assumption_has_words_of_its_own() -> None:
    for block in blocks():
        for name, param in block.params.items():
            assert param.prior is None or is_phrase(f"sensitivity.driver.{name}"), name


@each("language", LANGUAGES)
def test_figures_have_their_table_and_no_number_beside_it(found: SensitivityFacts, language: str) -> None:
    for name, rows in (("drivers", 16), ("each", None)):
        figure: Any = found.figure(name, language=language)
        assert figure.alt and figure.svg().startswith("<svg")
        assert rows is None or len(figure.table.rows) == rows
    table: Any = found.figure("drivers", language=language)
    assert table.table.rows[0][1] == float(of(found, "net")[0].first)


def test_the_command_answers_and_draws(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    asked = ["sensitivity", "base", "--economy", "nl", "--points", "64"]
    assert outcome([*asked, "--lang", "nl"]) == 0
    said_first = " ".join(capsys.readouterr().out.split())
    tie = r"De spreiding in banen komt het meest van hoeveel nieuw werk er ontstaat .*: ongeveer evenveel"
    assert re.search(tie, said_first)
    assert outcome([*asked, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["drivers"][0]["first"]["unit"] == "share"
    chart = tmp_path / "drivers.svg"
    assert outcome([*asked, "--chart", str(chart)]) == 0
    assert chart.read_text(encoding="utf-8").startswith("<svg")
    capsys.readouterr()
    assert outcome([*asked[:-1], "100"]) == 2
    assert "64 or 128" in capsys.readouterr().err
    assert outcome([*asked, "--chart", str(tmp_path / "drivers.gif")]) == 2


def test_bad_input_is_refused_before_anything_runs() -> None:
    for wrong in ({"points": 100}, {"workers": 100}, {"seed": 2**40}):
        with pytest.raises(OutOfBounds):
            sensitivity("base", "nl", **{"points": 64, **wrong})  # type: ignore[arg-type]
    with pytest.raises(ArbeidError):
        sensitivity("frey-osborne-shock", points=64)


def test_unemployment_has_drivers_where_points_are_followed_through_the_labour_market(
    found: SensitivityFacts,
) -> None:
    # Three assumptions are left to draw: each costs as many runs as there are points.
    own = {
        name: param.default
        for block in blocks()
        for name, param in block.params.items()
        if param.prior and name not in {"adoption", "handed_over", "reinstatement"}
    }
    followed = sensitivity("base", "nl", points=64, values=own, flows=True)
    assert not found.flows and not of(found, "unemployment_rate")
    lines = of(followed, "unemployment_rate")
    assert followed.flows and 0 < float(lines[0].first) <= 1
    # The other headlines are those without flows, to the last bit.
    plain = sensitivity("base", "nl", points=64, values=own)
    assert of(followed, "net") == of(plain, "net") and len(followed.driven) == len(plain.driven) + 1
    assert any("unemployment" in said(note, words_of("en")) for note in followed.sentences)
