"""The contradictions as stories: true numbers, both languages in full, exercises with a definite answer."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from pathlib import Path

import polars as pl
import pytest

from arbeid.answers.claims.story import Computed, ShownNumber, StoryPage
from arbeid.answers.plain import said
from arbeid.answers.sayings import Number
from arbeid.claims.claim import CLAIMS, Claim
from arbeid.claims.story import STORIES, Figure, Story, named
from arbeid.data.economies.economy import economy
from arbeid.data.monitor.entry import MONITORS
from arbeid.errors import ArbeidError
from arbeid.language import LANGUAGES, Language
from arbeid.verbs.claims.story import stories, story, story_figure
from arbeid.verbs.claims.story_figures import recomputed_figures, shown
from arbeid.verbs.claims.story_origins import origins_of
from arbeid.verbs.claims.why import why
from arbeid.wording import phrase_keys, words_of
from each import each

IDS = STORIES.names()
BOUNDS = {"basic": (60, 110), "deeper": (120, 220), "exercise": (15, 80), "answer": (10, 60)}
FORECAST = re.compile(
    r"\b(zal|zullen|zult|will|won't|shall|going to|gaat verdwijnen|gaan verdwijnen|neemt over binnen)\b", re.I
)
PERCENTAGE = re.compile(r"\d\s?(%|procent\b|per ?cent\b)")
UNDONE = {"said", "raw", "given"}
POINT_NOT_NUMBER = {"nl": re.compile(r"\d\.\d{1,2}\b(?!\d)"), "en": re.compile(r"\d,\d{1,2}\b(?!\d)")}
TEXTS = [(name, part, language) for name in IDS for part in BOUNDS for language in LANGUAGES]


@cache
def told(name: str) -> StoryPage:
    return story(name)


def part_of(name: str, part: str, language: Language) -> str:
    return str(getattr(told(name), part).said(words_of(language)))


@cache
def computed(name: str) -> dict[str, float]:
    return recomputed_figures(STORIES.get(name))


of_each_story = each("entry", STORIES.all())


def figures() -> list[tuple[str, str]]:
    return [(one.id, name) for one in STORIES.all() for name in one.figures]


def numbers_said(claim: Claim) -> set[float]:
    maybe = (claim.reason, claim.cause, claim.analogue)
    texts = [claim.statement, claim.shown, claim.definition, *(text for text in maybe if text)]
    text = " ".join(one.en for one in texts).replace("−", "-")
    return {float(found) for found in re.findall(r"-?\d+(?:\.\d+)?", text)}


def test_the_contradictions_are_numbered_without_a_gap_and_all_are_listed() -> None:
    assert [f"c{number:02d}" for number in range(1, 31)] == IDS
    assert [line.id for line in stories()] == IDS
    assert len({line.headlines for line in stories()}) == len(IDS)


def test_an_unknown_story_is_refused_with_the_nearest() -> None:
    with pytest.raises(ArbeidError, match="c18"):
        story("c180")


@of_each_story
def test_every_claim_exists_and_the_chapter_is_theirs(entry: Story) -> None:
    claims = [CLAIMS.get(name) for name in entry.claims]
    assert len(set(entry.claims)) == len(entry.claims)
    assert set(entry.chapter) & {source for claim in claims for source in claim.chapter}
    assert all(re.fullmatch(r"S(0[1-9]|1[0-2])", source) for source in entry.chapter)
    assert 2 <= len(entry.tags) == len(set(entry.tags))
    assert 3 <= entry.minutes <= 8


@each("name, figure", figures())
def test_a_number_is_what_the_engine_gives(name: str, figure: str) -> None:
    written = STORIES.get(name).figures[figure]
    if written.how in UNDONE:
        assert figure not in computed(name)
        return
    found = computed(name)[figure]
    assert abs(found - written.value) <= 0.5001 * written.step_of_rounding, (name, figure, found)
    if written.how == "published":
        assert found == pytest.approx(written.value, rel=1e-12)


@each("name, figure", figures())
def test_a_number_is_shown_with_all_its_digits(name: str, figure: str) -> None:
    written = STORIES.get(name).figures[figure]
    rest = written.value / written.step_of_rounding
    assert abs(rest - round(rest)) < 1e-6, (name, figure, written.value)


@of_each_story
def test_what_is_said_stands_in_the_claim(entry: Story) -> None:
    for name, figure in entry.figures.items():
        if figure.said:
            size = 0.01 if figure.unit in ("share", "change", "points") else 1.0
            assert round(figure.value / size, 6) in numbers_said(CLAIMS.get(figure.said)), name


@of_each_story
def test_made_up_numbers_are_part_of_an_exercise(entry: Story) -> None:
    for name, figure in entry.figures.items():
        if figure.given:
            sums = [one.sum.formula for one in entry.figures.values() if one.sum]
            assert name in named(entry.exercise.nl) or any(name in formula for formula in sums)


@of_each_story
def test_every_figure_is_used(entry: Story) -> None:
    used = {name for text in entry.texts().values() for name in named(text.nl)}
    used |= {
        word
        for one in entry.figures.values()
        if one.sum
        for word in re.findall(r"[a-z_0-9]+", one.sum.formula)
    }
    used |= entry.chart.named()
    checks = {name for name, figure in entry.figures.items() if figure.step}
    assert set(entry.figures) <= used | checks


@of_each_story
def test_both_languages_name_the_same_figures(entry: Story) -> None:
    for part, text in entry.texts().items():
        assert named(text.nl) == named(text.en), part
        if part not in ("title",):
            assert text.nl != text.en, part


@of_each_story
def test_percentages_are_never_typed_by_hand(entry: Story) -> None:
    for part, text in entry.texts().items():
        for one in (text.nl, text.en):
            assert not PERCENTAGE.search(one), (part, PERCENTAGE.search(one))


@each("name, part, language", TEXTS)
def test_a_text_is_long_enough_and_not_too_long(name: str, part: str, language: Language) -> None:
    low, high = BOUNDS[part]
    assert low <= len(part_of(name, part, language).split()) <= high


@each("name, part, language", TEXTS)
def test_a_text_speaks_as_we_do(name: str, part: str, language: Language) -> None:
    text = part_of(name, part, language)
    assert not FORECAST.search(text), FORECAST.search(text)
    assert "!" not in text
    assert "{" not in text
    assert "  " not in text
    assert '"' not in text
    assert text == text.strip()
    assert not POINT_NOT_NUMBER[language].search(text), POINT_NOT_NUMBER[language].search(text)


@of_each_story
def test_no_forecast_in_headlines_either(entry: Story) -> None:
    for text in (entry.title, *entry.headlines, *([entry.unshown] if entry.unshown else [])):
        assert not FORECAST.search(text.nl)
        assert not FORECAST.search(text.en)


def test_the_forecast_test_can_fail() -> None:
    assert FORECAST.search("AI will replace half of the jobs")
    assert FORECAST.search("AI zal de helft van de banen overnemen")
    assert not FORECAST.search("verzamelingen van goodwill")


@of_each_story
def test_answers_contain_their_number(entry: Story) -> None:
    figure = entry.figures[entry.answer_figure]
    assert entry.answer_figure in named(entry.answer.nl)
    assert entry.answer_figure not in named(entry.exercise.nl) | named(entry.exercise.en)
    for language in LANGUAGES:
        assert shown(figure).said(words_of(language)) in part_of(entry.id, "answer", language)
    assert figure.how not in ("given", "said", "raw", "published")


@of_each_story
def test_walks_add_up_or_say_why_there_is_none(entry: Story) -> None:
    page = told(entry.id)
    assert (page.walk is None) == bool(page.no_walk)
    if page.walk is None:
        with pytest.raises(ArbeidError):
            why(entry.claims[0], entry.claims[1])
        return
    steps = page.walk.steps
    assert page.walk.start + sum(step.effect for step in steps) == pytest.approx(page.walk.end)
    assert sum(step.effect for step in steps) == pytest.approx(page.walk.difference)
    assert steps[-1].value == pytest.approx(page.walk.end)
    if any(step.remainder and step.switch == "remainder" for step in steps):
        assert entry.unshown is not None


@of_each_story
def test_commands_are_ours(entry: Story) -> None:
    if entry.command:
        program, verb, *names = entry.command.split()
        assert program == "arbeid"
        assert verb in ("claim", "why", "definitions", "exposure", "visible")
        known = {*CLAIMS.names(), *MONITORS.names()}
        assert verb in ("definitions", "exposure") or names[0] in known


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", IDS)
def test_each_story_has_one_chart_with_its_table_sources_and_alternative_text(
    name: str, language: Language
) -> None:
    figure, page = story_figure(name, language), told(name)
    assert figure.title == page.title.said(words_of(language))
    assert figure.sources
    assert 40 < len(figure.alt) < 400
    assert len(figure.table.rows) == len(page.picture.lines or page.walk.steps) + (not page.picture.lines)  # type: ignore[union-attr]
    svg = figure.svg()
    for line in page.picture.lines:
        assert line.value.shown.said(words_of(language)).split()[0] in svg
    assert [drawing.width for drawing in figure.drawings] == [320, 600]
    assert json.loads(figure.json())["alt"] == figure.alt
    assert figure.csv().count("\n") == len(figure.table.rows) + 1


@of_each_story
def test_the_numbers_in_a_chart_are_those_of_the_story(entry: Story) -> None:
    chart = told(entry.id).picture
    for row, line in zip(entry.chart.rows, chart.lines, strict=True):
        assert line.value.quantity.value == entry.figures[row.figure].value
        assert row.label.nl != row.label.en or row.label.nl.isupper() or len(row.label.nl) < 30
    units = {line.value.quantity.unit for line in chart.lines}
    assert units <= {"share", "change", "points"} or len(units) == 1


def test_every_way_of_checking_has_words() -> None:
    ways = {figure.how for one in STORIES.all() for figure in one.figures.values()}
    wanted = {f"{room}_{way}" for way in ways for room in ("story.how", "verify.reason")}
    assert wanted <= set(phrase_keys())


def test_a_page_is_plain_and_localised() -> None:
    nl, en = told("c01").plain("nl"), told("c01").plain("en")
    assert "47,3%" in nl["deeper"]
    assert "47.3%" in en["deeper"]
    assert nl["claims"][0]["verdict"] == "klopt"
    assert {one.quantity.badge for one in told("c11").figures} == {"measured", "derived", "assumed"}
    assert told("c12").plain("en")["no_walk"]


def test_the_workers_in_the_exercise_of_c19() -> None:
    assert economy("nl").people == 9_865_000


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda text: text.replace('"fo-2013-us-47", ', '"fo-2013-us-48", ', 1), "fo-2013-us-47"),
        (lambda text: text.replace("{agz_after}", "{agz_afterwards}"), "agz_afterwards"),
        (lambda text: text.replace('answer_figure = "by_worker"', 'answer_figure = "by_task"'), "by_task"),
        (lambda text: text.replace(', ours = "fo-2013-us-47"', ""), "exactly one way"),
    ],
)
def test_a_damaged_story_is_refused(
    added: Callable[[str, str], Path], change: Callable[[str], str], problem: str
) -> None:
    good = (STORIES.get("c01").folder / "c01.toml").read_text(encoding="utf-8")
    assert change(good) != good
    added("stories/mine.toml", change(good))
    with pytest.raises(ArbeidError, match=problem):
        STORIES.get("mine")


def test_a_wrong_number_does_not_pass() -> None:
    figure = STORIES.get("c01").figures["us_fo"]
    wrong = Figure(**{**figure.model_dump(), "value": figure.value + 0.001})
    assert abs(computed("c01")["us_fo"] - wrong.value) > 0.5001 * wrong.step_of_rounding


@pytest.mark.mirror
def test_numbers_counted_in_raw_sources(mirror: Path) -> None:
    raw = {(one.id, name) for one in STORIES.all() for name, figure in one.figures.items() if figure.raw}
    counted = {("c03", "sales_other"): _sales_score(mirror)}
    assert raw == set(counted)
    for (name, figure), value in counted.items():
        written = STORIES.get(name).figures[figure]
        assert abs(value - written.value) <= 0.5001 * written.step_of_rounding, (name, value)


def _sales_score(mirror: Path) -> float:
    frame = pl.read_csv(mirror / "imf-caioe" / "aioe_theta_caioe_isco2.csv", infer_schema=False)
    code = next(column for column in frame.columns if "isco" in column.lower())
    score = next(column for column in frame.columns if column.lower().startswith("aioe"))
    return float(frame.filter(pl.col(code) == "52")[score].item())


@of_each_story
def test_nothing_is_drawn_or_asked_of_a_walk_that_is_not_offered(entry: Story) -> None:
    """A walk that explains less than half is a card everywhere else."""
    page = told(entry.id)
    if entry.chart.kind == "walk":
        assert page.walk is not None and not page.walk.lacking and page.picture.walk is page.walk
    for figure in entry.figures.values():
        if figure.step is not None:
            claims = figure.step.claims
            walked = why(claims[0], claims[1] if len(claims) > 1 else None, figure.step.on)
            assert not walked.lacking, (entry.id, claims)
    asked = re.match(r"arbeid why (\S+)(?: --on (\S+)| (\S+))", entry.command or "")
    if asked:
        first, on, second = asked.groups()
        assert not why(first, second, on).lacking, entry.command


@pytest.mark.parametrize("language", LANGUAGES)
@of_each_story
def test_a_story_without_a_walk_does_not_speak_of_what_it_shows(entry: Story, language: Language) -> None:
    page = told(entry.id)
    if page.walk is not None and not page.walk.lacking:
        return
    word, none = {"nl": ("wandeling", "geen wandeling|wandeling [^.]* niet"), "en": ("walk", "no walk")}[
        language
    ]
    for text in entry.texts().values():
        for sentence in re.split(r"(?<=[.!?]) ", text.read(language)):
            if re.search(rf"\b{word}\b", sentence):
                assert re.search(none, sentence), sentence


def test_sweden_by_what_is_switched() -> None:
    """One country: the raw months, less the least exposed, without jumps, with and without a break."""
    found = computed("c20")
    rounded = {name: round(100 * found[name]) for name in ("raw", "relative", "broken", "older", "young")}
    assert rounded == {"raw": -41, "relative": -32, "broken": -10, "older": -5, "young": -2}
    origin = said(origins_of("c20")["jumps"], words_of("en"))
    assert origin == "Sweden: ages 22-25, exposure quarter 4 of 4, 2022-06 to 2025-06, months that jump"


@pytest.mark.parametrize("name", ["c20", "c30"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_counted_is_told_without_a_cause(name: str, language: Language) -> None:
    lexicon = tomllib.loads((files("arbeid") / "catalogue/lexicons/causes.toml").read_text("utf-8"))
    words = lexicon["forms"]["causes"][language]
    pattern = "|".join(re.escape(word).replace(r"\*", r"\w*").replace("…", r"[^.]*") for word in words)
    for text in STORIES.get(name).texts().values():
        found = re.search(rf"\b({pattern})\b", text.read(language), re.IGNORECASE)
        assert found is None, found


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sum_is_written_as_arithmetic_and_says_more_than_its_outcome(language: Language) -> None:
    words = words_of(language)
    for entry in STORIES.all():
        written = {name: said(origin, words) for name, origin in origins_of(entry.id).items()}
        for name, figure in entry.figures.items():
            if figure.sum is None:
                continue
            told = written[name]
            assert not re.search(r"[-−+×÷^] ?[-−]|-", told), (entry.id, name, told)
            size = " minteken" in told or " minus sign" in told
            assert size or not re.search(r"miljoen|million", told), (entry.id, name, told)
            assert told != shown(figure).said(words), (entry.id, name, told)


def test_a_negative_number_after_a_sign_stands_between_brackets() -> None:
    below, above = ShownNumber(-0.05, "share", 0), ShownNumber(0.2, "share", 0)
    english = words_of("en")
    assert Computed((above, " − ", below)).said(english) == "20% − (−5%)"
    assert Computed((below, " × (", below, " + ", above, ")")).said(english) == "−5% × (−5% + 20%)"
    assert Computed((Number(-1200.0), " ÷ ", Number(-3.0))).said(english) == "−1,200 ÷ (−3)"
