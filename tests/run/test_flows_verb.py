"""A run of labour flows from the outside: the verb, its tables, its folder, its charts and its command."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import polars as pl
import pytest

import arbeid
from arbeid.data.economies.economy import economy
from arbeid.data.mobility.of_economy import economy_network
from arbeid.errors import ArbeidError
from arbeid.models.flows.calibration import Rates, calibrate
from arbeid.result import load, refuse_foreign
from arbeid.verbs.flows.flows import flows
from arbeid.verbs.flows.outcome import FlowOutcome
from flow_references import FIXTURES
from patience import PATIENCE

pytestmark = pytest.mark.long

SHOCK = "eloundou-beta-human"


@pytest.fixture(scope="module")
def dutch() -> FlowOutcome:
    return flows("nl", shock=SHOCK, years=10)


@pytest.fixture(scope="module")
def paper() -> FlowOutcome:
    return flows("drc2021", shock="frey-osborne", replicate=True)


def test_the_paper_on_its_complete_network(paper: FlowOutcome) -> None:
    """The figures of models.md A.8, from the command's own path instead of the engine's."""
    total = paper.both.path.total
    assert 100 * total.unemployment_rate[0, 0] == pytest.approx(4.106573, abs=2e-5)
    assert 100 * total.vacancy_rate[0, 0] == pytest.approx(1.721901, abs=2e-5)
    top = int(total.unemployment_rate.argmax())
    # The run opens with step 99 of the paper's 600.
    assert (top + 99, round(100 * float(total.unemployment_rate[top, 0]), 4)) == (222, 4.7276)
    rows = {row["code"]: row for row in paper.occupations.iter_rows(named=True)}
    for occupation, published in FIXTURES["published_kn"].items():
        ours = rows[occupation]
        assert 100 * ours["unemployment_change"] == pytest.approx(published["u_pct"], abs=1e-4)
        assert 100 * ours["long_term_change"] == pytest.approx(published["ltu_pct"], abs=1e-4)


def test_both_runs_start_alike_and_only_one_moves(dutch: FlowOutcome) -> None:
    path, rest = dutch.both.path, dutch.both.reference
    assert (path.employed[0] == rest.employed[0]).all()
    assert (dutch.before.final.employed == rest.employed[0]).all()
    assert np.abs(dutch.both.difference("employed")[1:]).max() > 1000
    assert dutch.target.sum() == pytest.approx(dutch.demand.sum(), rel=1e-12)


def test_a_shock_of_nothing_leaves_nothing(tmp_path: Path) -> None:
    codes = economy("nl").groups["code"]
    file = tmp_path / "nothing.csv"
    pl.DataFrame({"code": codes, "value": [0.0] * len(codes)}).write_csv(file)
    run = flows("nl", shock=str(file), years=5)
    assert (run.both.difference("unemployed") == 0).all()
    assert (run.occupations["jobs_change"] == 0).all()


def test_tables_add_up(dutch: FlowOutcome) -> None:
    totals, years = dutch.totals, dutch.by_year
    assert totals["year"].max() == 15
    summed = years.group_by("year", "run").agg(pl.col("employed", "hires").sum()).sort("year", "run")
    np.testing.assert_allclose(summed["employed"], totals["employed"], rtol=1e-12)
    later = totals["year"] > 0
    np.testing.assert_allclose(summed.filter(later)["hires"], totals.filter(later)["hires"], rtol=1e-12)
    first, last = 1, 1 + int(10 * 52 / 6.75)
    moved = dutch.moves["people"].sum()
    assert moved == pytest.approx(float(dutch.both.path.hires[first - 1 : last - 1].sum()), rel=1e-9)
    assert set(dutch.moves["origin"]) == {f"{group:02}" for group in range(1, 14)}


def test_some_are_hit_without_being_exposed(dutch: FlowOutcome) -> None:
    rows = dutch.occupations
    grown = rows.filter((pl.col("demand") > 0) & (pl.col("unemployment") > pl.col("unemployment_rest")))
    assert len(grown) > 0


def test_years_are_read_linearly_between_steps(dutch: FlowOutcome) -> None:
    path = dutch.both.path.total.employed[:, 0]
    at = 10 * 52 / 6.75
    between = path[77] + (at - 77) * (path[78] - path[77])
    row = dutch.totals.filter((pl.col("year") == 10) & (pl.col("run") == "shock"))
    assert row["employed"][0] == pytest.approx(between, rel=1e-12)


@pytest.mark.parametrize("times", [1.0, 0.5, 2.0])
@pytest.mark.parametrize("name", ["nl", "us"])
def test_fitted_parameters_are_those_of_the_calibration(name: str, times: float) -> None:
    """Two freedoms meet two rates, whatever the mobility; long-term unemployment follows."""
    rates = economy(name).entry.rates
    assert rates is not None
    held = economy_network(name, times=times)
    asked = Rates(rates.unemployment, None, rates.vacancy)
    fit = calibrate(asked, long_term_weeks=rates.long_term_weeks, network=held.network, demand=held.people)
    stored = {1.0: rates.fitted, 0.5: rates.half_mobility, 2.0: rates.double_mobility}[times]
    assert stored == pytest.approx({name: fit.parameters[name] for name in stored}, rel=1e-3)
    assert fit.misfit < 1e-4


@pytest.mark.parametrize("name", ["nl", "us"])
def test_a_run_starts_at_the_rates_that_it_says_it_is_fitted_to(name: str) -> None:
    run = flows(name, shock=SHOCK, years=1, horizon=1)
    rates, start = run.market.entry.rates, run.facts.headline
    assert rates is not None
    assert float(start.unemployment_rate.start) == pytest.approx(rates.unemployment, abs=5e-6)
    assert float(start.vacancy_rate.start) == pytest.approx(rates.vacancy, abs=5e-6)
    notes = " ".join(run.plain()["notes"])
    assert f"Fitted to {rates.unemployment:.1%} unemployment" in notes
    assert ("Long-term unemployment is not fitted" in notes) == (rates.long_term is not None)
    if rates.long_term is not None:
        assert f"It starts at 1.2%, against {rates.long_term:.1%} as reported." in notes


def test_chance_keeps_everyone_and_stays_near(dutch: FlowOutcome) -> None:
    runs = [flows("nl", shock=SHOCK, years=3, horizon=3, stochastic=True, seed=seed) for seed in (1, 1, 2)]
    people = [(run.both.path.employed + run.both.path.unemployed).sum(axis=1) for run in runs]
    assert len(set(people[0].tolist())) == 1
    assert (runs[0].both.path.employed == runs[1].both.path.employed).all()
    assert (runs[0].both.path.employed != runs[2].both.path.employed).any()
    expected = flows("nl", shock=SHOCK, years=3, horizon=3).both.path.total.unemployment_rate[-1, 0]
    assert runs[0].both.path.total.unemployment_rate[-1, 0] == pytest.approx(expected, abs=5e-4)


def test_a_smaller_labour_force_divides_demand(tmp_path: Path) -> None:
    same = flows("nl", shock=SHOCK, years=5)
    smaller = flows("nl", shock=SHOCK, years=5, labour_force=0.95)
    rate = [run.both.reference.total.unemployment_rate[-1, 0] for run in (same, smaller)]
    assert rate[1] < rate[0]
    assert smaller.both.reference.labour_force[-1] == pytest.approx(0.95)
    assert smaller.fingerprint != same.fingerprint
    file = tmp_path / "index.csv"
    file.write_text("year,index\n0,1\n7.5,0.95\n", encoding="utf-8")
    by_file = flows("nl", shock=SHOCK, years=5, labour_force=str(file))
    assert by_file.both.path.labour_force[-1] == pytest.approx(0.95, abs=1e-3)


def test_the_same_settings_have_the_same_fingerprint(dutch: FlowOutcome) -> None:
    assert flows("nl", shock=SHOCK, years=10).fingerprint == dutch.fingerprint
    assert flows("nl", shock=SHOCK, years=10, network="complete").fingerprint != dutch.fingerprint


def test_the_python_name_is_there() -> None:
    assert arbeid.flows is flows


def test_a_folder_is_whole_and_never_another_run_s(dutch: FlowOutcome, tmp_path: Path) -> None:
    folder = tmp_path / "run"
    dutch.save(folder, "en")
    held = load(folder)
    assert held.fingerprint == dutch.fingerprint
    assert held.tables["totals"].equals(dutch.totals)
    assert held.columns["totals"]["unemployment_rate"] == "share modelled"
    assert json.loads((folder / "answer.json").read_text(encoding="utf-8"))["notes"]
    for name in ("totals", "occupations", "occupations_by_year", "moves"):
        parquet, text = pl.read_parquet(folder / f"{name}.parquet"), pl.read_csv(folder / f"{name}.csv")
        assert parquet.height == text.height > 0
    assert len(list(folder.glob("*.svg"))) == 5
    assert [path.name for path in tmp_path.iterdir()] == ["run"]
    before = (folder / "result.json").read_bytes()
    (folder / "notes.txt").write_text("mine", encoding="utf-8")
    dutch.save(folder, "en")
    assert (folder / "result.json").read_bytes() == before
    assert (folder / "notes.txt").read_text(encoding="utf-8") == "mine"
    with pytest.raises(ArbeidError, match="another run"):
        refuse_foreign(folder, "another")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ArbeidError, match="other files"):
        dutch.save(tmp_path / "mine", "en")
    with pytest.raises(ArbeidError, match="not a folder"):
        dutch.save(folder / "result.json", "en")
    assert (tmp_path / "mine" / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_a_failure_leaves_nothing_half_written(
    dutch: FlowOutcome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pl.DataFrame, "write_csv", interrupted)
    with pytest.raises(KeyboardInterrupt):
        dutch.save(tmp_path / "run", "en")
    assert list(tmp_path.iterdir()) == []


def test_ctrl_c_leaves_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "arbeid", "flows", "us", "--shock", SHOCK, "--stochastic"]
    started = subprocess.Popen(
        [*command, "--years", "100", "--out", str(tmp_path / "run")],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=os.environ,
    )
    time.sleep(3)
    started.send_signal(signal.SIGINT)
    _, said = started.communicate(timeout=PATIENCE)
    assert started.returncode not in (0, None)
    assert b"Traceback" not in said
    assert list(tmp_path.iterdir()) == []


def shock_file(tmp_path: Path, text: str) -> str:
    path = tmp_path / "shock.csv"
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("code,value\n0111,1.5\n", "Row 2 of"),
        ("code,value\n0111,0.5\n0112,-0.1\n", "code 0112, has value “-0.1”"),
        ("code,value\n0111,many\n", "has value “many”"),
        ("code,value\n0111,\n", "Row 2 of"),
        ("code,value\n11110,0.5\n", "nearest is “1111”"),
        ("code,value\n0111,0.5\n0111,0.4\n", "more than one row for code 0111"),
        ("code,share\n0111,0.5\n", "value"),
        ("code,value\n", "no rows"),
        ("", "empty"),
    ],
)
def test_shock_files_that_cannot_be_right(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(ArbeidError) as error:
        flows("nl", shock=shock_file(tmp_path, text), years=5)
    assert named in str(error.value)
    assert error.value.sentence("nl") != error.value.sentence("en")


def test_a_dutch_shock_file(tmp_path: Path) -> None:
    run = flows("nl", shock=shock_file(tmp_path, "code;value\n111;0,5\n0811;0,25\n"), years=5)
    values = dict(run.shock.frame.select("code", "value").iter_rows())
    assert values["0811"] == 0.25
    # Those without a value take the mean of the codes that start most alike.
    assert values["0112"] == 0.5
    assert run.shock.guessed > 0.9


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ({"shock": "routine"}, "no share of work"),
        ({"shock": "frey-osborn"}, "nearest is “frey-osborne”"),
        ({"shock": "nowhere.csv"}, "nowhere.csv"),
        ({"years": 0}, "years"),
        ({"horizon": 2.0, "years": 10}, "at least that"),
        ({"burn_in": 0}, "burn-in is 0"),
        ({"network": "asek"}, "nearest is “asec”"),
        ({"labour_force": -1}, "above zero"),
        ({"labour_force": "nowhere.csv"}, "nowhere.csv"),
        ({"values": {"separation_chanse": 0.1}}, "nearest is “separation_chance”"),
        ({"values": {"separation_chance": 2.0}}, "separation_chance"),
        ({"values": {"long_term_weeks": 3.0}}, "long_term_weeks"),
    ],
)
def test_settings_that_cannot_be_right(options: dict[str, object], named: str) -> None:
    with pytest.raises(ArbeidError) as error:
        flows("nl", **{"shock": SHOCK, **options})  # type: ignore[arg-type]
    assert named in str(error.value)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_charts_speak_both_languages(dutch: FlowOutcome, language: str) -> None:
    drawn = dutch.figures(language)  # type: ignore[arg-type]
    assert len({figure.id for figure in drawn}) == 5
    for figure in drawn:
        assert figure.title
        assert figure.alt
        assert "{" not in figure.title + figure.subtitle + figure.alt
        assert len(figure.table.rows) > 0
        assert [len(row) for row in figure.table.rows] == [len(figure.table.columns)] * len(figure.table.rows)
        assert figure.svg().startswith("<svg")


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "arbeid", "flows", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_command_answers(language: str) -> None:
    done = command("nl", "--shock", SHOCK, "--years", "5", "--lang", language)
    assert done.returncode == 0, done.stderr
    expected = {"nl": "Een scenario, geen voorspelling", "en": "A scenario, not a forecast"}
    assert expected[language] in done.stdout


def test_the_command_s_formats() -> None:
    facts = json.loads(command("nl", "--shock", SHOCK, "--years", "5", "--format", "json").stdout)
    assert facts["headline"]["unemployment_rate"]["start"] == {
        "value": pytest.approx(0.04, abs=1e-5),
        "unit": "share",
        "badge": "modelled",
        "low": pytest.approx(0.04, abs=1e-5),
        "high": pytest.approx(0.04, abs=1e-5),
    }
    dutch = command("nl", "--shock", SHOCK, "--years", "5", "--format", "csv-nl").stdout
    assert dutch.splitlines()[0].startswith("\ufeffcode;nl;en;group;people;automated")


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["nl", "--set", "separation_chance"], "“separation_chance” sets nothing"),
        (["nl", "--replicate", "--burn-in", "50"], "--burn-in"),
        (["nl", "--format", "xml"], "xml"),
        (["atlantis"], "atlantis"),
    ],
)
def test_the_command_refuses_in_one_sentence(arguments: list[str], named: str) -> None:
    done = command(*arguments)
    assert done.returncode == 2
    assert named in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_run_imports_neither_numba_nor_optimizers() -> None:
    code = (
        "import sys; from arbeid.verbs.flows.flows import flows;"
        "flows('nl', shock='eloundou-beta-human', years=2).totals;"
        "print([name for name in sys.modules if name.split('.')[0] == 'numba' or name == 'scipy.optimize'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
