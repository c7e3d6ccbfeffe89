"""A small economy for the blocks of a run, and the equations of the method page cell by cell."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from arbeid.models.blocks.chain import chain
from arbeid.models.model import run_models

OCCUPATIONS, INDUSTRIES = 5, 3
Given = dict[str, np.ndarray]
Settings = dict[str, dict[str, Any]]

_UNIT = st.floats(0, 1, allow_subnormal=False)
_SIZE = st.floats(0.01, 100)


@st.composite
def economies(draw: st.DrawFn, industries: int = INDUSTRIES) -> Given:
    cell = (OCCUPATIONS, industries)
    held = draw(arrays.arrays(float, OCCUPATIONS, elements=_UNIT))
    unknown = draw(arrays.arrays(bool, OCCUPATIONS))
    return given(
        jobs=draw(arrays.arrays(float, cell, elements=_SIZE)),
        wage=draw(arrays.arrays(float, cell, elements=_SIZE)),
        scores=draw(arrays.arrays(float, OCCUPATIONS, elements=_UNIT)),
        complementarity=np.where(unknown, np.nan, held),
        ai_makers=draw(arrays.arrays(bool, OCCUPATIONS)).astype(float),
    )


@st.composite
def parameters(draw: st.DrawFn) -> Settings:
    everywhere = draw(st.floats(0, 1))
    return {
        "adoption": {"adoption": draw(st.floats(0, 0.9))},
        "accounts": {
            "labour_share_by_industry": draw(arrays.arrays(float, INDUSTRIES, elements=st.floats(0.1, 1)))
        },
        "impact": {
            "handed_over_by_occupation": draw(arrays.arrays(float, OCCUPATIONS, elements=_UNIT)),
            "slope": draw(st.floats(0, 5)),
            "assisted_saving": draw(st.floats(0, 0.9)),
            "handed_saving": draw(st.floats(0, 0.9)),
        },
        "demand": {
            "pass_through": draw(_UNIT),
            "elasticity": draw(st.floats(0, 3)),
            "income_elasticity": draw(st.floats(0, 2)),
        },
        "creation": {
            "reinstatement": draw(st.floats(0, 2)),
            "new_work_everywhere": everywhere,
            "new_work_in_ai": draw(st.floats(0, 1)) * (1 - everywhere),
        },
    }


def given(**changed: Any) -> Given:
    facts: Given = {
        "time": np.array([[0.0], [4.0], [10.0]]),
        "jobs": np.ones((OCCUPATIONS, 1)),
        "wage": np.ones((OCCUPATIONS, 1)),
        "scores": np.full(OCCUPATIONS, 0.4),
        "complementarity": np.full(OCCUPATIONS, np.nan),
        "observed_mode": np.full(OCCUPATIONS, np.nan),
        "ai_makers": np.zeros(OCCUPATIONS),
    }
    return facts | changed


def run(facts: Given, settings: Settings) -> dict[str, np.ndarray]:
    return run_models(chain(), facts, settings)


def by_cell(facts: Given, settings: Settings) -> dict[str, np.ndarray]:
    """Compute the horizon (ten years) with every cell written out, as in the table of equations."""
    jobs, wage, x = facts["jobs"], facts["wage"], facts["scores"]
    a, s = settings["adoption"]["adoption"], settings["accounts"]["labour_share_by_industry"]
    impact, demand, new = settings["impact"], settings["demand"], settings["creation"]
    theta, people = facts["complementarity"], jobs.sum(axis=1)
    known = ~np.isnan(theta)
    mean = (theta[known] * people[known]).sum() / people[known].sum() if known.any() else 0.0
    m0, g, h = impact["handed_over_by_occupation"], impact["assisted_saving"], impact["handed_saving"]
    m = np.where(known, np.clip(m0 * (1 - impact["slope"] * (theta - mean)), 0, 1), m0)
    z = x * a
    labour = 1 - z * (m + (1 - m) * g)
    saved = z * (m * h + (1 - m) * g)
    bill = (wage * jobs).sum(axis=0)
    cost = 1 - s * (wage * jobs * saved[:, None]).sum(axis=0) / bill
    value = bill / s
    weight = value / value.sum()
    price = 1 - demand["pass_through"] * (1 - cost)
    income = 1 + (weight * (price - cost)).sum()
    quantity = price ** -demand["elasticity"] * income ** demand["income_elasticity"]
    handed = (people * z * m).sum()
    fresh = new["reinstatement"] * handed
    parts = [(jobs * (x * (1 - m))[:, None], 1 - new["new_work_everywhere"] - new["new_work_in_ai"])]
    parts += [(jobs * facts["ai_makers"][:, None], new["new_work_in_ai"]), (jobs, new["new_work_everywhere"])]
    work = np.zeros_like(jobs)
    for cells, share in parts:
        base = cells if cells.sum() > 0 else jobs
        work += fresh * share * base / base.sum()
    after = jobs * labour[:, None] * quantity + work
    return {
        "jobs_after": after.sum(axis=1),
        "by_industry": after.sum(axis=0),
        "gain": (value * (quantity - 1)).sum() + (wage * work / s).sum(),
        "workers": (wage * (after - jobs)).sum(),
        "labour_share_after": (wage * after).sum()
        / ((value * price * quantity).sum() + (wage * work / s).sum()),
        "productivity": -(weight * np.log(cost)).sum(),
        "output_per_worker": -np.log((wage * jobs * labour[:, None]).sum() / bill.sum()),
    }
