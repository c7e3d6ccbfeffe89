"""Dutch people by industry are fitted; the same fit where the truth is counted says how far off that is."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from arbeid.data.codes.crosswalk import find_path
from arbeid.data.economies.cuts import cut, cut_entry
from arbeid.data.economies.economy import economy
from arbeid.data.economies.fitting import fit
from arbeid.data.figures import table
from arbeid.data.recipes.industries import _pattern
from arbeid.language import LANGUAGES
from arbeid.measures.published import score
from arbeid.wording import words_of

HEALTH = "62"


def bridge() -> pl.DataFrame:
    """Link ISCO-08 unit groups (source) to the codes of the American survey (target)."""
    links = economy("us").groups.select(target="code", source="code")
    parts = table("oews-components").frame.rename({"target": "part"})
    links = links.join(parts, on="source", how="left").select("target", source=pl.coalesce("part", "source"))
    for step in find_path("soc-2018", "isco-08"):
        chosen = step.links(links["source"]).rename({"target": "to"})
        links = links.join(chosen, on="source").select("target", source="to").unique()
    return links


@pytest.fixture(scope="module")
def means() -> pl.DataFrame:
    """Give the mean exposure of each American sector: counted, and by the fit of the Dutch table."""
    counted = cut(economy("us"), "industry").with_columns(cell=pl.col("cell").str.slice(0, 2))
    counted = counted.group_by("cell", "code").agg(pl.col("jobs").sum()).sort("cell", "code")
    links = bridge().filter(pl.col("target").is_in(counted["code"].unique().implode()))
    linked = links.with_columns(major=pl.col("source").str.slice(0, 1), part=1 / pl.len().over("target"))
    known = counted.join(linked, left_on="code", right_on="target")
    known = known.group_by("cell", "major").agg(people=(pl.col("jobs") * pl.col("part")).sum())
    wide = counted.pivot("code", index="cell", values="jobs").fill_null(0.0)
    codes, cells = wide.columns[1:], wide["cell"].to_list()
    truth = wide.select(codes).to_numpy()
    fitted = fit(_pattern(known, cells, codes, links), truth.sum(axis=1), truth.sum(axis=0))
    scores = dict(score("eloundou-beta-human", economy("us")).frame.select("code", "score").iter_rows())
    own = np.array([scores.get(code) if scores.get(code) is not None else np.nan for code in codes])
    scored = ~np.isnan(own)
    counts, fits = (
        (people[:, scored] * own[scored]).sum(axis=1) / people[:, scored].sum(axis=1)
        for people in (truth, fitted)
    )
    return pl.DataFrame({"cell": cells, "counted": counts, "off": fits - counts, "jobs": truth.sum(axis=1)})


def test_the_fit_is_off_where_the_truth_is_known(means: pl.DataFrame) -> None:
    """The audit's independent code, with other links to ISCO: mean error .049, spread .098, health +.071."""
    off = (means["off"].abs() * means["jobs"]).sum() / means["jobs"].sum()
    assert off == pytest.approx(0.049, abs=0.006)
    assert means["counted"].std() == pytest.approx(0.107, abs=0.01)
    health = means.filter(pl.col("cell") == HEALTH)
    assert health["off"][0] == pytest.approx(0.071, abs=0.01)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_industries_print_that_error(means: pl.DataFrame, language: str) -> None:
    words = words_of(language)  # type: ignore[arg-type]
    note = cut_entry(economy("nl"), "industry").note
    assert note is not None
    off = (means["off"].abs() * means["jobs"]).sum() / means["jobs"].sum()
    health = means.filter(pl.col("cell") == HEALTH)
    share = words.percent(health["off"][0] / health["counted"][0])
    for shown in (words.number(off, 2), words.number(float(means["counted"].std()), 2), share):  # type: ignore[arg-type]
        assert shown in words(note)
        assert shown in words("run.note_fitted_industries")
