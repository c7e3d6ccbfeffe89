"""A block of a reader's own is one file and one function: it appears everywhere, and a fault is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import arbeid
from arbeid.cli.runs.run_table import run_table
from arbeid.errors import ArbeidError, DamagedFile, OutOfBounds, UnknownName
from arbeid.models.block import blocks, outputs, parameters
from arbeid.models.blocks.chain import chain
from arbeid.models.units import UNITS, units
from arbeid.run.evaluation import inputs_of
from arbeid.run.outputs import OUTPUTS, SIDES, beside, columns_of
from arbeid.scenario import MODELS, SCENARIOS, Scenario
from arbeid.uncertainty.headlines import headlines
from arbeid.verbs.catalogue.flat import flat
from arbeid.verbs.models.declared import calculators
from arbeid.verbs.run.scenario import schema
from arbeid.views.run.memo import run_memo
from arbeid.views.run.page import run_html
from arbeid.wording import words_of

PAGE = Path(__file__).parents[2] / "docs/how-to/add-a-block.md"
Add = Callable[[str, str], Path]


def of_page(title: str) -> str:
    """Give a file that the how-to page shows."""
    return PAGE.read_text(encoding="utf-8").partition(f'title="{title}"\n')[2].partition("```")[0]


DECLARED = of_page("my-catalogue/blocks/wage_response.toml")
FUNCTION = of_page("my-models/arbeid_blocks/wage_response.py")


@pytest.fixture
def block(added: Add, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., None]:
    """Write the block of the how-to page, or one like it."""
    code = tmp_path / "models/arbeid_blocks/wage_response.py"
    code.parent.mkdir(parents=True)
    monkeypatch.syspath_prepend(str(code.parents[1]))

    def write(declared: str = DECLARED, function: str | None = FUNCTION) -> None:
        if function is not None:
            code.write_text(function, encoding="utf-8")
        added("blocks/wage_response.toml", declared)

    return write


def test_it_appears_in_every_face(block: Callable[..., None]) -> None:
    block()
    answer = arbeid.run("base", "nl", years=1, flows=False, values={"supply_elasticity": 3.0})
    assert answer.result.columns["occupations"]["wage_response"] == "change modelled"
    last = answer.result.tables["occupations"].filter(year=1)
    expected = (last["jobs_after"] / last["jobs"]).log() / 3
    assert (last["wage_response"] - (expected.exp() - 1)).abs().max() < 1e-12
    found = answer.facts.plain("en")
    lines = {line["name"]: line for line in found["outputs"]}
    assert lines["wage_response"]["lowest"]["value"]["value"] == last["wage_response"].min()
    assert lines["mean_wage_response"]["label"] == "mean pay over jobs"
    assert "supply_elasticity" in {line["name"] for line in found["assumptions"]}
    for language, label in (("nl", "gemiddelde beloning over banen"), ("en", "mean pay over jobs")):
        assert label in run_table(answer.facts, words_of(language), to_screen=False)
        assert label in run_memo(answer.facts, language)
    assert "Gemiddelde beloning over banen" in run_html(answer.facts, "nl")


def test_its_outputs_and_their_ends_are_rows_of_a_spreadsheet(block: Callable[..., None]) -> None:
    block()
    answer = arbeid.run(flows=False)
    rows = [row for row in flat(answer.plain()) if row["part"].startswith("outputs")]
    parts = {row["part"]: row for row in rows}
    assert set(parts) == {
        "outputs.mean_wage_response",
        "outputs.wage_response.lowest",
        "outputs.wage_response.highest",
    }
    lowest, highest = (parts[f"outputs.wage_response.{end}"] for end in ("lowest", "highest"))
    assert lowest["value"] < highest["value"] and lowest["item"] != highest["item"]
    assert all(row["label"] and row["unit"] == "change" and row["badge"] for row in rows)


def test_a_draw_looks_at_all_that_a_block_gives(block: Callable[..., None]) -> None:
    """A headline of it that is sound does not hide another output that is not."""
    block(function=FUNCTION.replace('"wage_response": change', '"wage_response": np.ones((1, 3))'))
    settings = SCENARIOS.get("base").settings()
    with pytest.raises(ArbeidError, match="wage_response"):
        headlines(settings, inputs_of(settings), {}, 1)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("after[...] = after * 2", "read-only"),
        ("before *= 2", "read-only"),
        ("change = change + 1j", "complex"),
    ],
)
def test_it_changes_nothing_of_others_and_gives_real_numbers(
    line: str, said: str, block: Callable[..., None]
) -> None:
    """Jobs that a function doubled in their place were those of every total."""
    head = "    return {"
    assert head in FUNCTION
    block(function=FUNCTION.replace(head, f"    {line}\n{head}"))
    with pytest.raises(ArbeidError, match="wage_response") as caught:
        arbeid.run("base", "nl", years=1, flows=False)
    assert said in str(caught.value)


def test_two_runs_and_two_equations_are_told_apart(block: Callable[..., None]) -> None:
    block()
    one = arbeid.run("slow-adoption", "nl", years=1, flows=False).result
    other = arbeid.run("slow-adoption", "nl", years=1, flows=False, values={"supply_elasticity": 4}).result
    found = arbeid.compare(one, other)
    assert [line.name for line in found.settings] == ["models.wage_response.supply_elasticity"]
    assert found.outcomes[-1].name == "mean_wage_response"
    assert found.outcomes[-1].label.en == "mean pay over jobs"
    block(function=FUNCTION.replace("np.expm1(", "2 * np.expm1("))
    again = arbeid.run("slow-adoption", "nl", years=1, flows=False).result
    assert again.fingerprint != one.fingerprint
    doubled = 2 * one.tables["totals"]["mean_wage_response"]
    assert (again.tables["totals"]["mean_wage_response"] - doubled).abs().max() < 1e-12


def test_its_parameter_is_one_of_a_scenario_of_the_api_and_of_the_page(block: Callable[..., None]) -> None:
    from arbeid.verbs.catalogue.method import declared_models
    from arbeid.web.addresses import read as address_of
    from arbeid.web.page import Asked
    from arbeid.web.rendering import page_html
    from arbeid.web.serving.app import create_app
    from arbeid.web.what_if.controls import controls
    from arbeid.web.what_if.state import KEYS, said

    block()
    own = {"title": {"nl": "a", "en": "a"}, "sentence": {"nl": "a", "en": "a"}}
    mine = Scenario.model_validate(
        {**own, "id": "mine", "folder": Path(), "base": "base", "wage_response": {"supply_elasticity": 5.0}}
    )
    assert mine.settings().models["wage_response"] == {"supply_elasticity": 5.0}
    bounds = schema()["properties"]["wage_response"]["properties"]["supply_elasticity"]
    assert (bounds["minimum"], bounds["maximum"]) == (0.1, 20)
    asked = create_app().openapi()["paths"]["/api/run"]["get"]["parameters"]
    assert "wage_response.supply_elasticity" in {one["name"] for one in asked}
    assert "supply_elasticity" in KEYS
    main, _ = controls(said({"supply_elasticity": "3"}, words_of("en")), words_of("en"))
    control = next(one for one in main if one.name == "supply_elasticity")
    assert (control.value, control.default, control.most, control.step) == ("3", "2", "5", "0.1")
    accounts = {name: about for name, _, about in declared_models()}
    assert accounts["wage_response"].startswith("Pay by occupation")
    address = address_of("/nl/methode")
    assert address is not None
    page = page_html(address, address.page.answer(Asked("nl", {}, {}, date(2026, 11, 24))), "")
    assert "Pay by occupation" in page
    with pytest.raises(OutOfBounds, match="outside 0"):
        mine.settings().set({"supply_elasticity": 50})
    with pytest.raises(UnknownName, match="the nearest is “supply_elasticity”"):
        mine.settings().set({"suply_elasticity": 2})


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            '"jobs_after"]',
            '"jobs_aftr"]',
            "line 3, key “takes”: nothing in a run gives “jobs_aftr”, the nearest",
        ),
        ("[params.supply_elasticity]", "[params.elasticity]", "“elasticity” is declared by “demand” already"),
        ("[outputs.wage_response]", "[outputs.net]", "there is something called “net” in a run already"),
        ("[outputs.wage_response]", "[outputs.touched]", "something called “touched” in a run already"),
        ("default = 2", "default = 30", "the default 30 lies outside its bounds, 0.1 to 20"),
        (
            'prior = { law = "triangular", values = [1, 2, 4] }',
            'prior = { law = "uniform", values = [0.05, 3] }',
            "the prior runs from 0.05 to 3 and the parameter from 0.1 to 20: widen its bounds, or narrow",
        ),
        (
            "values = [1, 2, 4]",
            "values = [1, 2, 21]",
            "the prior runs from 1 to 21 and the parameter from 0.1 to 20",
        ),
        ("default = 2", "defalt = 2", "defalt"),
        ('unit = "percent per percent"', 'unit = "bananas"', "There is no unit “bananas”"),
        (
            'unit = "change"\nside = "total"',
            'unit = "chnge"\nside = "total"',
            "“outputs.mean_wage_response.unit”: There is no unit “chnge”: the nearest is “change”. M",
        ),
        ('side = "total"', 'side = "whole"', "it says “whole”, not one of"),
    ],
)
def test_a_damaged_declaration_is_told_with_its_line(
    block: Callable[..., None], old: str, new: str, sentence: str
) -> None:
    assert old in DECLARED
    block(DECLARED.replace(old, new))
    with pytest.raises(DamagedFile) as refused:
        arbeid.run("base", "nl", years=1, flows=False)
    assert sentence in str(refused.value) and "wage_response.toml" in str(refused.value)


@pytest.mark.parametrize(
    ("function", "sentence"),
    [
        (None, "has no function: write “run(taken, params)” in arbeid_blocks/wage_response.py"),
        ("walk = 1\n", "has no function"),
        ("import nothing_of_this_name\n", "ModuleNotFoundError"),
        (
            "def run(taken, params):\n    return {}\n",
            "“wage_response” and its function does not",
        ),
        (
            "def run(taken, params):\n    return taken['wage']\n",
            "reads “wage”, which",
        ),
        (
            FUNCTION.replace('params["supply_elasticity"]', 'params["elastic"]'),
            "reads the parameter “elastic”, which",
        ),
        (
            FUNCTION.replace('"wage_response": change,', '"wage_response": np.ma.masked_all(change.shape),'),
            "gives “wage_response” as nan, which is no number to show, first at “0111” in year 0: mend",
        ),
        (
            FUNCTION.replace('"wage_response": change,', '"wage_response": None,'),
            "gives “wage_response” as NoneType, which is no array of real numbers",
        ),
        (
            FUNCTION.replace('"wage_response": change,', '"wage_response": change.astype(object),'),
            "gives “wage_response” as object, which is no array of real numbers",
        ),
        (
            FUNCTION.replace('"wage_response": change,', '"wage_response": [[1.0], [1.0, 2.0]],'),
            "gives “wage_response” as list, which is no array of real numbers",
        ),
        (
            "def run(taken, params):\n    return {'wage_response': [1, 2], 'mean_wage_response': 0}\n",
            "gives “wage_response” in the shape (2,), which must end in (2, 114)",
        ),
        (
            FUNCTION.replace("(change * before).sum(axis=-1, keepdims=True) / before.sum()", "0.5"),
            "gives “mean_wage_response” in the shape (), which must end in (2, 1)",
        ),
        (
            FUNCTION.replace('"wage_response": change,', '"wage_response": change[..., :1, :],'),
            "gives “wage_response” in the shape (1, 114), which must end in (2, 114)",
        ),
        (
            FUNCTION.replace('"wage_response": change,', '"wage_response": change[..., :1],'),
            "gives “wage_response” in the shape (2, 1), which must end in (2, 114)",
        ),
        (
            FUNCTION.replace("return {", 'return {"wage_respons": change, '),
            "wage_response.toml does not declare: declare it there under [outputs.wage_respons], or leave",
        ),
        ("def run(taken, params):\n    return None\n", "gives no dictionary of arrays by name but NoneType"),
        ("import sys\ndef run(taken, params):\n    sys.exit()\n", "stopped (SystemExit): mend"),
        ("def run(taken, params):\n    raise SystemExit('no')\n", "stopped (SystemExit: no): mend"),
        ("exit(3)\n", "stopped (SystemExit: 3): mend"),
        (
            FUNCTION.replace("np.expm1(", "np.nan * np.expm1("),
            "gives “wage_response” as nan, which is no number to show, first at “0111” in year 0: mend",
        ),
        (
            FUNCTION.replace(
                "(change * before).sum(axis=-1, keepdims=True)", "taken['employment'][..., :1]"
            ).replace("before.sum()", "(0 * change[..., :1])"),
            "gives “mean_wage_response” as inf, which is no number to show, first in year 0",
        ),
    ],
)
def test_a_function_that_will_not_do_gets_one_sentence(
    block: Callable[..., None], function: str | None, sentence: str
) -> None:
    block(function=function)
    with pytest.raises(ArbeidError) as refused:
        arbeid.run("base", "nl", years=1, flows=False)
    assert sentence in str(refused.value)
    assert "wage_response" in refused.value.sentence("nl")


def test_a_block_that_takes_nothing_reads_nothing(block: Callable[..., None]) -> None:
    block(declared=DECLARED.replace('takes = ["employment", "jobs_after"]', "takes = []"))
    with pytest.raises(ArbeidError, match=r"reads “employment”, which .*takes” there"):
        arbeid.run("base", "nl", years=1, flows=False)


def test_a_number_beyond_all_counting_is_written_in_short(block: Callable[..., None]) -> None:
    block(function=FUNCTION.replace('"wage_response": change,', '"wage_response": change * 0 + 1e200,'))
    answer = arbeid.run("base", "nl", years=1, flows=False)
    shown = run_table(answer.facts, words_of("en"), to_screen=False)
    assert "1e+202%" in shown and "0" * 30 not in shown
    assert "0" * 30 not in json.dumps(answer.plain()) + run_memo(answer.facts, "nl")
    for words in (words_of("nl"), words_of("en")):
        for write in (words.number, words.people, words.signed_jobs, words.percent):
            assert len(write(-1.25e200)) < 12


def test_what_is_no_number_is_refused_where_it_came_up_not_where_it_went(
    block: Callable[..., None], added: Add, tmp_path: Path
) -> None:
    spoilt = FUNCTION.replace("np.expm1(", "np.inf + np.expm1(")
    block(DECLARED.replace('side = "occupation"', 'side = "occupation"\ninner = true'), spoilt)
    later = DECLARED.replace('"jobs_after"]', '"wage_response"]').replace("wage_response]", "after_that]")
    later = later.replace("[params.supply_elasticity]", "[params.another]")
    added("blocks/a_first_name.toml", "place = 1\n" + later)
    code = tmp_path / "models/arbeid_blocks/a_first_name.py"
    code.write_text(
        "def run(taken, params):\n    return dict.fromkeys(('after_that', 'mean_after_that'), "
        "taken['wage_response'] * 0)\n",
        encoding="utf-8",
    )
    with pytest.raises(ArbeidError, match="The block “wage_response” gives “wage_response” as inf"):
        arbeid.run("base", "nl", years=1, flows=False)


def test_a_unit_of_ones_own_is_a_file(block: Callable[..., None], added: Add) -> None:
    added("units/ours.toml", 'names = ["bananas"]\n')
    block(DECLARED.replace('unit = "change"', 'unit = "bananas"'))
    answer = arbeid.run("base", "nl", years=1, flows=False)
    assert answer.result.columns["occupations"]["wage_response"] == "bananas modelled"
    added("units/ours.toml", "names = [1]\n")
    with pytest.raises(DamagedFile, match=r"ours\.toml"):
        arbeid.run("base", "nl", years=1, flows=False)


def test_every_unit_of_ours_is_listed_once() -> None:
    names = [unit for listed in UNITS.all() for unit in listed.names]
    assert len(names) == len(set(names))
    of_calculators = [
        one.unit for made in calculators() for one in (*made.takes.values(), *made.gives.values())
    ]
    assert not set(of_calculators) - units()


def test_a_catalogue_alone_runs_nothing(added: Add) -> None:
    path = added("blocks/wage_response.toml", DECLARED)
    (path.parent / "wage_response.py").write_text("raise SystemExit", encoding="utf-8")
    with pytest.raises(DamagedFile, match="has no function"):
        chain()


def test_every_shipped_output_stands_in_a_table_or_is_passed_on_only() -> None:
    assert beside() == ()
    shown = {name for table in SIDES for column in columns_of(table).values() for name in column.arrays}
    assert {name for name, output in outputs().items() if not output.inner} == shown


def test_a_table_says_no_unit_that_a_block_says() -> None:
    for table in SIDES:
        for name, column in OUTPUTS.get(table).columns.items():
            assert not column.arrays or column.unit is None, (table, name)


def test_a_scenario_has_no_field_of_the_name_of_a_block() -> None:
    assert not {block.id for block in blocks()} & set(Scenario.model_fields)


def test_a_misspelt_model_is_told_with_the_nearest(added: Add) -> None:
    added(
        "scenarios/mine.toml",
        '[title]\nnl = "a"\nen = "a"\n[sentence]\nnl = "a"\nen = "a"\n[demnd]\nelasticity = 1.0\n',
    )
    with pytest.raises(DamagedFile, match="the nearest is “demand”"):
        SCENARIOS.get("mine")


def test_the_declaration_is_the_only_one() -> None:
    assert json.dumps(dict(parameters("demand").bind())) == json.dumps(dict(MODELS["demand"].bind({})))
    assert list(MODELS) == [*(block.id for block in blocks() if block.params), "flows"]
