"""What four vendors counted of their own use, on one classification: broad American occupations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

import polars as pl

from arbeid.data.economies.economy import economy
from arbeid.data.figures import table
from arbeid.language import Text
from arbeid.measures.measure import MEASURES
from arbeid.measures.published import carried_to
from arbeid.registry import remembered
from arbeid.table import Origin

VENDORS_IN = "us"
"""The economy whose occupations and jobs vendors are compared on."""
POSSIBLE = "eloundou-beta-human"
LABELS = {
    "anthropic": Text(nl="Anthropic, Claude", en="Anthropic, Claude"),
    "microsoft": Text(nl="Microsoft, Copilot", en="Microsoft, Copilot"),
    "google": Text(nl="Google, Gemini", en="Google, Gemini"),
    "openai": Text(nl="OpenAI, ChatGPT", en="OpenAI, ChatGPT"),
}
MONTH = "2026-06"
_CODES = "soc-2018"
# A measure of use as its vendor scores it by occupation; the two others are counted below.
_SCORED = {"anthropic": "observed", "microsoft": "microsoft"}


@dataclass(frozen=True, eq=False)
class Vendors:
    """Use by broad occupation (code, score), a frame a vendor, with the jobs of each (code, jobs)."""

    frames: Mapping[str, pl.DataFrame]
    possible: pl.DataFrame
    jobs: pl.DataFrame
    origins: tuple[Origin, ...]


@remembered
def vendors(possible: str) -> Vendors:
    """Bring four vendors' use, and what a measure calls possible, to broad occupations.

    Means over detailed occupations weigh jobs. What Google calls use is a share of all use, so it is divided
    by the share of jobs; OpenAI counts work activities, carried to occupations by how much each has of them.
    """
    jobs = economy(VENDORS_IN).groups.select("code", "jobs")
    scored = {name: carried_to(MEASURES.get(measure), _CODES) for name, measure in _SCORED.items()}
    reach, reach_origins = carried_to(MEASURES.get(possible), _CODES)
    frames = {name: _broad(found[0], jobs) for name, found in scored.items()}
    whole = jobs.group_by(code=broad_code(pl.col("code"))).agg(pl.col("jobs").sum()).sort("code")
    frames |= {"google": _google(whole), "openai": _broad(_openai(), jobs)}
    tables = ("google-atlas", "openai-activities", "microsoft-activity-weights")
    return Vendors(
        frames=frames,
        possible=_broad(reach, jobs),
        jobs=whole,
        origins=(
            *(origin for _, origins in scored.values() for origin in origins),
            *(origin for name in tables for origin in table(name).origins),
            *reach_origins,
            *economy(VENDORS_IN).origins,
        ),
    )


def ranked(found: Vendors) -> pl.DataFrame:
    """Rank each vendor's occupations from 0 to 100, a column a vendor and one for what is possible."""
    frame = found.jobs
    for name, scores in {**found.frames, "possible": found.possible}.items():
        place = pl.col("score").rank() - 1
        ranks = scores.sort("code").select("code", (100 * place / (pl.len() - 1)).alias(name))
        frame = frame.join(ranks, on="code", how="left")
    return frame.sort("code")


def correlations(found: Vendors) -> list[tuple[str, str, float, int]]:
    """Compute how alike each two vendors rank the occupations that both have."""
    pairs = []
    for one, other in combinations(found.frames, 2):
        both = found.frames[one].join(found.frames[other], on="code", suffix="_other").sort("code")
        alike = both.select(pl.corr("score", "score_other", method="spearman")).item()
        pairs.append((one, other, float(alike), len(both)))
    return pairs


def broad_code(code: pl.Expr) -> pl.Expr:
    """Name the broad American occupation that a detailed one is part of."""
    return pl.concat_str(code.str.slice(0, 6), pl.lit("0"))


def _broad(scores: pl.DataFrame, jobs: pl.DataFrame) -> pl.DataFrame:
    known = scores.drop_nulls("score").join(jobs, on="code").sort("code")
    weighed = (pl.col("score") * pl.col("jobs")).sum() / pl.col("jobs").sum()
    return known.group_by(code=broad_code(pl.col("code")), maintain_order=True).agg(score=weighed)


def _google(jobs: pl.DataFrame) -> pl.DataFrame:
    published = table("google-atlas").frame.filter(pl.col("region") == "us").drop_nulls("use")
    both = published.select("code", "use").join(jobs, on="code").sort("code")
    return both.select("code", score=pl.col("use") / (pl.col("jobs") / jobs["jobs"].sum()))


def _openai() -> pl.DataFrame:
    weights = table("microsoft-activity-weights").frame
    messages = table("openai-activities").frame.filter(pl.col("month") == MONTH)
    joined = weights.join(messages.select("activity", "share"), on="activity", how="left")
    share = pl.col("share").fill_null(0.0) * pl.col("weight")
    # An activity that is not listed was lumped with others and had next to no messages.
    summed = joined.sort("code", "activity").group_by("code", maintain_order=True)
    return summed.agg(score=share.sum() / pl.col("weight").sum())
