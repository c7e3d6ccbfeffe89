"""Every public answer says itself, lays itself out, draws, cites and becomes plain data, by one mechanism."""

from __future__ import annotations

import builtins
import contextlib
import inspect
import json
import sys
from collections.abc import Callable, Iterator
from functools import cache
from html.parser import HTMLParser
from typing import Any, get_args, get_type_hints

import polars as pl
import pytest

import arbeid
from arbeid.answers import summary
from arbeid.answers.answer import Answer
from arbeid.answers.shown import Shown
from arbeid.answers.summary import html
from arbeid.errors import ArbeidError
from arbeid.language import Text
from arbeid.wording import words_of

FLOWS = {"shock": "eloundou-beta-human", "years": 1, "burn_in": 2, "with_range": False}
ASKED: dict[str, Callable[[], Shown]] = {
    "across": lambda: arbeid.across(arbeid.exposure, ["nl", "us"], by="sex"),
    "agreement": lambda: arbeid.agreement("nl"),
    "ask": lambda: arbeid.ask("IMF 40%"),
    "ask nothing": lambda: arbeid.ask("xqzwv"),
    "backtest": lambda: arbeid.backtest(draws=9),
    "check": lambda: arbeid.check("47% van de banen verdwijnt, zegt Oxford"),
    "check nothing": lambda: arbeid.check("Het regent."),
    "claim": lambda: arbeid.claim("fo-2013-us-47"),
    "claims": lambda: arbeid.claims(source="S03"),
    "collaboration": lambda: arbeid.collaboration("nl"),
    "compare": lambda: arbeid.compare("base", "fast-adoption", flows=False),
    "ensemble": lambda: arbeid.ensemble("base", "nl", draws=64),
    "ensemble of draws": lambda: arbeid.scenario("base").with_(adoption=0.4).draws(64).run(),
    "definitions": lambda: arbeid.definitions("nl"),
    "economies": arbeid.economies,
    "economy": lambda: arbeid.economy("nl"),
    "exposure": lambda: arbeid.exposure("nl", by="sex"),
    "flows": lambda: arbeid.flows("nl", **FLOWS),
    "flows_batch": lambda: arbeid.flows_batch("nl", years=[1, 2], burn_in=2),
    "groups": lambda: arbeid.groups("nl"),
    "job": lambda: arbeid.job("loodgieter"),
    "versus": lambda: arbeid.versus("loodgieter", "boekhouder"),
    "job nowhere": lambda: arbeid.job("xqzwv"),
    "job_with_ai": lambda: arbeid.job_with_ai("nurse"),
    "list_models": arbeid.list_models,
    "measures": arbeid.measures,
    "models": lambda: arbeid.models.robots(added=1),
    "networks": arbeid.networks,
    "occupation": lambda: arbeid.occupation("nl", "0811"),
    "occupations": lambda: arbeid.occupations("nl"),
    "places": lambda: arbeid.places("world", by="country"),
    "productivity": arbeid.productivity,
    "report": lambda: arbeid.report("nl"),
    "occupation moves": lambda: answer("occupation").moves,
    "run": lambda: arbeid.run("base", flows=False),
    "run fan": lambda: answer("run").fan(),
    "run difference": lambda: answer("run") - arbeid.scenario("base").with_(adoption=0.4).run(flows=False),
    "scenario": lambda: arbeid.scenario("base").with_(adoption=0.4),
    "scenario balance": lambda: arbeid.scenario("base").balance(),
    "scenarios": arbeid.scenarios,
    "sensitivity": lambda: arbeid.sensitivity("base", "nl", points=64),
    "stories": arbeid.stories,
    "story": lambda: arbeid.story("c03"),
    "story picture": lambda: answer("story").picture,
    "sweep": lambda: arbeid.sweep("base", adoption=[0.2, 0.4], economies=["nl", "us"]),
    "trend": lambda: arbeid.trend("nl", "0811"),
    "use": lambda: arbeid.use("nl"),
    "visible": lambda: arbeid.visible("nl", draws=9),
    "why": lambda: arbeid.why("fo-2013-us-47", on="nl"),
}
# What is no answer of its own: errors and values, what writes a file, what asks another noun, a second name.
NO_ANSWER = {"Economy", "Quantity", "Scenario", "new_scenario", "scenario_schema"}


@cache
def answer(name: str) -> Shown:
    return ASKED[name]()


def test_the_list_above_has_every_public_noun() -> None:
    nouns = {name for name in arbeid.__all__ if not name.startswith("list_") or name == "list_models"}
    kinds = {name for name in nouns if isinstance(getattr(arbeid, name), type)}
    assert nouns - kinds - NO_ANSWER <= {name.partition(" ")[0] for name in ASKED}


def kinds_of(hint: object) -> Iterator[type]:
    """Name the types of answer that a type hint holds."""
    if isinstance(hint, type) and issubclass(hint, Shown):
        yield hint
    for part in get_args(hint):
        yield from kinds_of(part)


def given_by(thing: Any) -> Iterator[type]:
    """Name the types of answer that a verb, a method or a property gives."""
    function = thing.fget if isinstance(thing, property) else inspect.unwrap(getattr(thing, "_verb", thing))
    said = getattr(function, "__annotations__", {}).get("return", "")
    known = vars(builtins) | getattr(function, "__globals__", {})
    with contextlib.suppress(NameError):
        # What is only imported for type checks is a frame, a figure or a chart.
        yield from kinds_of(eval(said, known) if said and isinstance(said, str) else said)


def every_kind() -> set[type]:
    """Name the types of answer that the face gives, and those that answers give in their turn."""
    waiting = {kind for name in arbeid.__all__ for kind in given_by(getattr(arbeid, name))}
    waiting |= {arbeid.Economy, arbeid.Scenario}
    found: set[type] = set()
    while waiting:
        kind = waiting.pop()
        found.add(kind)
        members = [inspect.getattr_static(kind, name) for name in dir(kind) if not name.startswith("_")]
        held = {one for hint in get_type_hints(kind).values() for one in kinds_of(hint)}
        waiting |= ({one for member in members for one in given_by(member)} | held) - found
    return found


def test_the_list_above_has_every_kind_of_answer_that_the_face_can_give() -> None:
    known = {kind for name in ASKED for kind in (type(answer(name)), type(answer(name)._facts()))}
    missing = {kind for kind in every_kind() if not any(issubclass(one, kind) for one in known)}
    assert len(every_kind()) > 35
    assert not missing


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", ASKED)
def test_an_answer_says_itself_in_a_few_lines(
    name: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARBEID_LANG", language)
    shown = repr(answer(name))
    assert len(shown) < 2000
    assert shown.count("\n") < 10
    assert "object at" not in shown and "Quantity(" not in shown and "Text(" not in shown
    first = shown.splitlines()[0]
    assert len(first) > 6 and not first.startswith(type(answer(name)).__name__), first


@pytest.mark.parametrize("name", ASKED)
def test_what_a_quantity_is_called_is_said_in_words(name: str) -> None:
    found = answer(name)._facts()
    for row in summary._rows(found)[:5]:
        for quantity, _ in summary._numbers(row, summary._unit(found)):
            # A calculator's own results have the names that it is asked by.
            said = {summary.called(row, quantity, words_of(language)) for language in ("nl", "en")}
            assert "[" in quantity or quantity in _SAME or len(said) == 2, quantity
            assert not any("_" in one or "." in one for one in said), quantity


# Words that both languages have.
_SAME = {"p", "score", "effect", "rank.score"}


def test_a_modelled_answer_says_how_far_it_could_be_off() -> None:
    assert "90% of draws lie between −" in repr(answer("run"))
    assert "thousand) on balance after 10 years" in repr(answer("ensemble"))
    assert "people" not in repr(answer("compare")).replace("stays with people", "")
    assert "without a range, as all that decides this is fixed" in repr(
        arbeid.run("us-reference", flows=False)
    )


class Tags(HTMLParser):
    """The tags that are open at the end, and those that no table or drawing of ours has."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.open.append(tag)
        self.seen.add(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        self.seen.add(tag)


@pytest.mark.parametrize("name", ASKED)
def test_an_answer_is_a_frame_a_citation_and_plain_data(name: str) -> None:
    found = answer(name)
    frame = found.frame
    assert isinstance(frame, pl.DataFrame) and (len(frame) or " " in name)
    if "value" in frame.columns:
        assert {"id", "label", "quantity", "unit", "badge"} <= set(frame.columns)
        assert frame["badge"].is_in(["measured", "derived", "modelled", "assumed"]).all()
    assert found.cite().strip()
    plain = found.to_dict(language="nl")
    assert plain == found.plain("nl")
    assert (plain["schema"], plain["language"]) == (1, "nl")
    json.dumps(plain, allow_nan=False)


@pytest.mark.parametrize(
    "name",
    ["agreement", "definitions", "ensemble", "exposure", "job", "places", "run", "story", "trend", "why"],
)
def test_a_page_of_an_answer_is_whole(name: str) -> None:
    tags = Tags()
    tags.feed(answer(name)._repr_html_())
    assert not tags.open
    assert "script" not in tags.seen
    assert ("svg" in tags.seen) == (name != "agreement")


# What is a list of names, or says something without a number.
WITHOUT_NUMBERS = {
    "ask", "ask nothing", "check", "check nothing", "claims", "economies", "economy", "job nowhere",
    "list_models", "measures", "networks", "scenario", "scenarios", "stories",
}  # fmt: skip


@pytest.mark.parametrize("name", ASKED)
def test_an_answer_has_a_chart_or_says_why_it_has_none(name: str) -> None:
    if name in WITHOUT_NUMBERS:
        with pytest.raises(ArbeidError, match="no numbers, so there is nothing to draw"):
            answer(name).chart()
        return
    drawn = answer(name).chart(language="nl").to_dict()
    (rows,) = drawn["datasets"].values()
    channels = drawn["layer"][0]["encoding"]
    value = next(one for one in (channels["x"], channels["y"]) if one.get("type") == "quantitative")
    assert any(isinstance(row[value["field"]], int | float) for row in rows)
    assert "_" not in value["title"] and "." not in value["title"], value["title"]


@pytest.mark.parametrize(
    ("name", "value", "first"),
    [
        ("use", "share", "people of working age who used generative AI, 2026-q1"),
        ("claim", "value", "published"),
        ("compare", "difference", "work touched, jobs"),
        ("scenario balance", "value", "touched"),
        ("flows_batch", "results_unemployment_rate_", "1"),
    ],
)
def test_a_chart_without_a_figure_has_one_unit_on_its_axis(name: str, value: str, first: str) -> None:
    drawn = answer(name).chart(language="en").to_dict()
    (rows,) = drawn["datasets"].values()
    assert drawn["layer"][0]["encoding"]["x"]["field"] == value
    assert rows[0]["label"] == first


@pytest.mark.parametrize(
    "name", ["agreement", "definitions", "ensemble", "exposure", "groups", "job", "places", "run", "trend"]
)
def test_a_chart_is_in_the_units_of_the_data(name: str) -> None:
    chart = answer(name).chart()
    drawn = chart.to_dict()
    (rows,) = drawn["datasets"].values()
    channels = drawn["layer"][0]["encoding"]
    value = next(one["field"] for one in (channels["x"], channels["y"]) if one.get("type") == "quantitative")
    numbers = [row[value] for row in rows if row[value] is not None]
    assert numbers and all(isinstance(one, int | float) for one in numbers)


def test_a_figure_and_a_part_are_asked_for_by_name() -> None:
    report = arbeid.report("nl")
    assert report.figure("ranks").id != report.figure().id
    assert report.touched.frame.drop("sources").equals(report.frame.drop("sources"))
    with pytest.raises(ArbeidError, match="nearest is “ranks”"):
        report.figure("rank")
    assert len(answer("run").table("losing")) and len(answer("why").table("steps"))
    with pytest.raises(ArbeidError, match="no part"):
        report.table("rwos")
    with pytest.raises(ArbeidError, match=r"no numbers, so there is nothing to draw: show its \.frame"):
        arbeid.check("Het regent.").chart()
    with pytest.raises(ArbeidError, match=r"Nobody designed a figure for this answer: \.chart\(\) draws"):
        answer("agreement").figure()
    with pytest.raises(ArbeidError, match="nothing to draw"):
        answer("measures").figure()


def test_an_answer_is_a_pandas_frame_without_pyarrow(monkeypatch: pytest.MonkeyPatch) -> None:
    found = answer("exposure")
    frame = found.to_pandas()
    assert frame["value"].sum() == found.frame["value"].sum() and list(frame.columns) == found.frame.columns
    assert found.table("rows").columns == list(found.to_pandas("rows", language="nl").columns)
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ArbeidError, match="pip install pandas"):
        found.to_pandas()


def test_words_of_an_answer_are_escaped() -> None:
    facts = answer("scenario")._facts()
    hostile = type(facts)(*[getattr(facts, field) for field in facts.__dataclass_fields__])
    object.__setattr__(hostile, "title", Text(nl="<b>x", en="<script>alert(1)</script>"))
    assert "<script>" not in html(hostile, words_of("en"), "")


def test_every_answer_shows_itself() -> None:
    assert issubclass(Answer, Shown)
    for name in ASKED:
        assert isinstance(answer(name), Shown), name


def test_a_title_that_may_mean_several_shows_what_may_be_chosen() -> None:
    found = arbeid.job("verpleegkundige")
    assert "choose=" in repr(found)
    assert found.frame["id"].to_list() == ["1012", "1033"]


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ({"by": "sex"}, "Women 36%, men 35%"),
        ({"by": "sex", "top": 1}, "Women 36%, men 35%"),
        ({"by": "wage"}, "From 19% at the lowest pay to 48% at the highest"),
        ({"by": "year"}, "From 32% in 2011 to 35% in 2025"),
        ({"top": 3}, "Highest: Authors and linguists, 72%. Lowest: Painters and spray painters, 1%"),
        ({"measure": "daioe-reading", "year": 2015, "by": "sex"}, "Women 0.01, men 0.01"),
    ],
)
def test_an_exposure_has_the_figure_that_the_explorer_draws_of_such_a_split(
    asked: dict[str, Any], title: str
) -> None:
    found = arbeid.exposure("nl", **asked)
    figure = found.figure(language="en")
    assert figure.title == title
    rows = {row["place"]: row for row in figure.plain()["rows"]}
    for row in found.rows:
        assert rows[row.name.en]["score"] == row.score.value
    assert rows["All together"]["score"] == found.mean.value
    if asked == {"by": "sex"}:
        # The explorer's mean is that of the people in the cells, an exposure's that of its economy.
        explored = arbeid.places("nl", by="sex").figure("ranks", language="en")
        assert (explored.id, explored.subtitle, explored.alt) == (figure.id, figure.subtitle, figure.alt)
        for row in explored.plain()["rows"][:-1]:
            assert {**rows[row["place"]], "difference": row["difference"]} == row


def test_no_sentence_names_a_class_of_ours() -> None:
    for name in WITHOUT_NUMBERS:
        for drawing in (answer(name).chart, answer(name).figure):
            with pytest.raises(ArbeidError) as refused:
                drawing()
            assert type(answer(name)).__name__ not in str(refused.value)
            assert type(answer(name)._facts()).__name__ not in str(refused.value)
