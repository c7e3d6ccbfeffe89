"""Sweden counts single occupations: what coarse groups give, by weights from within and American ones."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import numpy.typing as npt
import polars as pl
import pytest

from arbeid.claims.cells import cells_of, jobs_on
from arbeid.claims.membership import own_members
from arbeid.claims.recompute import Condition
from arbeid.data.build import build
from arbeid.data.codes.crosswalk import find_path
from arbeid.data.economies.economy import economy
from arbeid.measures.american_weights import occupations
from arbeid.measures.measure import MEASURES
from arbeid.models.sampling.within_groups import Cells, parts_within, share_within

Floats = npt.NDArray[np.float64]
# Three studies, rules from rare to common; the ILO states its classes on the unit groups themselves.
RULES = {
    "frey-osborne-70": Condition(measure="frey-osborne", rule="threshold", at=0.7, level="occupation"),
    "eloundou-10": Condition(measure="eloundou-beta-human", rule="threshold", at=0.1, level="occupation"),
    "eloundou-50": Condition(measure="eloundou-beta-human", rule="threshold", at=0.5, level="occupation"),
    "ilo-half": Condition(measure="ilo-2025", rule="threshold", at=0.5, level="code"),
    "ilo-4": Condition(measure="ilo-2025", rule="classes", classes=("gradient-4",), level="code"),
}


@pytest.fixture
def sweden(mirror: Path) -> pl.DataFrame:
    """Spread Swedish employees of 2024, by age, over unit groups and Dutch groups, evenly over links."""
    build(["frey-osborne"])
    folder = mirror / "sweden-scb"
    counted = json.loads((folder / "scb_yreg54bas.json").read_bytes())
    places = {name: counted["dimension"][name]["category"]["index"] for name in ("Yrke2012", "Alder", "Tid")}
    people = np.array(counted["value"], dtype=np.float64).reshape(counted["size"])
    by_age = people[:, :, 0, places["Tid"]["2024"]]
    columns = {f"age {age}": by_age[:, at] for age, at in places["Alder"].items()}
    frame = pl.DataFrame({"source": list(places["Yrke2012"]), **columns})
    key = pl.read_excel(
        folder / "ssyk2012_isco08.xlsx",
        sheet_name="Nyckel",
        read_options={"header_row": 3},
        infer_schema_length=0,
    )
    key = key.select(source=pl.col("SSYK 2012 kod"), code=pl.col("ISCO-08 kod").str.split(","))
    # The file has lost the leading zeros of the armed forces.
    key = key.explode("code").with_columns(pl.col("code").str.strip_chars().str.zfill(4)).unique()
    linked = frame.join(key, on="source").with_columns(part=1 / pl.len().over("source"))
    units = linked.group_by("code").agg((pl.col(name) * pl.col("part")).sum() for name in columns)
    units = units.with_columns(everybody=pl.sum_horizontal(*columns), unit="code").sort("code")
    american, _ = jobs_on(economy("us"), "isco-08")
    units = units.join(american.select("code", american="weight"), on="code", how="left").fill_null(0.0)
    (to_dutch,) = find_path("isco-08", "brc-2014")
    links = to_dutch.links(units["unit"]).rename({"source": "unit", "target": "group"}).unique()
    cells = units.join(links, on="unit").with_columns(part=1 / pl.len().over("unit"))
    counts = [*columns, "everybody", "american"]
    return cells.with_columns(pl.col(counts) * pl.col("part")).sort("group", "unit")


def on_units(condition: Condition) -> pl.DataFrame:
    """Say what part of each unit group meets a rule; inside unit groups only American weights exist."""
    members = own_members(condition, pulled=True)
    classification, _ = occupations(MEASURES.get(condition.measure).scores[0].classification)
    if classification == "isco-08":
        return members.select(unit="code", meets="score").drop_nulls()
    inside = cells_of(economy("nl"), classification).frame.join(members, on="code").drop_nulls("score")
    met = (pl.col("weight") * pl.col("score")).sum() / pl.col("weight").sum()
    return inside.group_by("unit").agg(meets=met)


def scored(sweden: pl.DataFrame, rule: str) -> pl.DataFrame:
    met = sweden.join(on_units(RULES[rule]), on="unit", maintain_order="left")
    return met.filter(pl.col("american") > 0)


def cells(frame: pl.DataFrame, weight: str) -> tuple[Cells, npt.NDArray[np.intp]]:
    """Number the groups; each unit group errs on its own, so that none shares an error."""
    _, group = np.unique(frame["group"].to_numpy(), return_inverse=True)
    alone = np.zeros(len(frame), dtype=np.intp)
    return Cells(group, alone, frame[weight].to_numpy(), int(group.max()) + 1), group


@pytest.mark.parametrize("rule", RULES)
def test_ages_from_swedish_weights_are_within_a_point(sweden: pl.DataFrame, rule: str) -> None:
    """Ten ages: the truth is by their own occupations, known are their groups and the weights of all."""
    frame = scored(sweden, rule).filter(pl.col("everybody") > 0)
    inside, group = cells(frame, "everybody")
    parts = parts_within(inside, frame["meets"].to_numpy(), draws=0)
    errors, truths = [], []
    for age in (name for name in frame.columns if name.startswith("age ")):
        people = frame[age].to_numpy()
        truths.append(float((people * frame["meets"].to_numpy()).sum() / people.sum()))
        errors.append(share_within(parts, np.bincount(group, people)).point - truths[-1])
    assert len(errors) == 10
    assert np.sqrt(np.mean(np.square(errors))) < 0.01
    assert np.std(truths) > np.sqrt(np.mean(np.square(errors))), "ages differ more than the method errs"


def test_sweden_from_american_weights(sweden: pl.DataFrame) -> None:
    """Five rules together are within a point, and each lies within its band; two alone are not."""
    errors = {}
    for rule in RULES:
        frame = scored(sweden, rule)
        meets, people = frame["meets"].to_numpy(), frame["everybody"].to_numpy()
        truth = float((people * meets).sum() / people.sum())
        inside, group = cells(frame, "american")
        found = share_within(parts_within(inside, meets), np.bincount(group, people))
        errors[rule] = found.point - truth
        assert found.band[0] < truth < found.band[1], rule
    assert np.sqrt(np.mean(np.square(list(errors.values())))) < 0.01
    assert errors["frey-osborne-70"] == pytest.approx(-0.012, abs=5e-4)
    assert errors["eloundou-10"] == pytest.approx(-0.013, abs=5e-4)


def test_swedish_and_american_weights_differ_as_the_band_has_it(sweden: pl.DataFrame) -> None:
    """Design, methods.md 1: the log of one over the other has a standard deviation of 1.0 within groups."""
    frame = sweden.filter((pl.col("everybody") > 0) & (pl.col("american") > 0))
    own, other = (pl.col(name) / pl.col(name).sum().over("group") for name in ("everybody", "american"))
    several = frame.filter(pl.len().over("group") > 1).with_columns(ratio=(own / other).log())
    ratio, weight = several["ratio"].to_numpy(), several["everybody"].to_numpy()
    mean = float((weight * ratio).sum() / weight.sum())
    assert np.sqrt((weight * (ratio - mean) ** 2).sum() / weight.sum()) == pytest.approx(1.0, abs=0.1)
    within = [float(weight[np.abs(ratio) < np.log(factor)].sum() / weight.sum()) for factor in (2, 5)]
    assert within == pytest.approx([0.58, 0.92], abs=0.05)


@pytest.mark.parametrize(
    ("rule", "point", "design"), [("frey-osborne-70", 0.3565, 0.3600), ("eloundou-50", 0.2713, 0.2698)]
)
def test_the_netherlands_from_swedish_weights(
    sweden: pl.DataFrame, rule: str, point: float, design: float
) -> None:
    """Swedish unit groups as weights, American ones inside them and where nobody in a group is Swedish."""
    classification, _ = occupations(MEASURES.get(RULES[rule].measure).scores[0].classification)
    members = own_members(RULES[rule], pulled=True).drop_nulls("score")
    inside = cells_of(economy("nl"), classification).frame.join(members, on="code")
    met = (pl.col("weight") * pl.col("score")).sum() / pl.col("weight").sum()
    units = inside.group_by("group", "unit").agg(meets=met, here=pl.col("weight").sum())
    there = sweden.select("group", "unit", "everybody")
    units = units.join(there, on=["group", "unit"], how="left").fill_null(0.0)
    nobody = pl.col("everybody").sum().over("group") == 0
    units = units.with_columns(weight=pl.when(nobody).then("here").otherwise("everybody"))
    part = (pl.col("weight") * pl.col("meets")).sum() / pl.col("weight").sum()
    jobs = economy("nl").groups.select(group="code", jobs="jobs")
    found = units.group_by("group").agg(part=part).join(jobs, on="group")
    share = float((found["jobs"] * found["part"]).sum() / found["jobs"].sum())
    assert share == pytest.approx(point, abs=5e-5)
    assert share == pytest.approx(design, abs=0.004), "other parts where a unit group lies in several groups"
