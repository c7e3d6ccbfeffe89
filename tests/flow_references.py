"""What the labour-flow model is tested against: the paper's inputs, a plain transcription, single workers."""

from __future__ import annotations

import json
from bisect import bisect_right
from pathlib import Path

import numpy as np
import polars as pl

from arbeid.data.figures import table
from arbeid.models.flows.network import Network, from_edges

HERE = Path(__file__).parent
FIXTURES = json.loads((HERE / "files" / "drc2021_fixtures.json").read_text(encoding="utf-8"))


def paper_inputs() -> pl.DataFrame:
    """Employment and Frey-Osborne probability of the paper's 464 occupations, in its own order."""
    frame = table("drc2021-occupations").frame.with_columns(pl.col("code").cast(pl.Int64)).sort("code")
    return frame.rename({"code": "id", "jobs": "employment_cps", "probability": "auto_prob_fo"})


def asec_network() -> tuple[Network, np.ndarray]:
    """The observed US network of 539 occupations, without a retained share, and its employment."""
    employment = dict(table("mobility-asec-occupations").frame.select("code", "jobs").iter_rows())
    network = from_edges(table("mobility-asec").frame)
    return network, np.array([employment[code] for code in network.codes])


def random_network(size: int, density: float, seed: int = 0) -> Network:
    """A made-up network in which every occupation has at least one exit."""
    rng = np.random.default_rng(seed)
    weights = (rng.random((size, size)) < density) * rng.random((size, size))
    np.fill_diagonal(weights, 0)
    weights[np.arange(size), (np.arange(size) + 1) % size] += 0.1
    origins, destinations = np.nonzero(weights)
    return from_edges(
        pl.DataFrame(
            {
                "origin": [f"{place:04}" for place in origins],
                "destination": [f"{place:04}" for place in destinations],
                "weight": weights[origins, destinations],
            }
        )
    )


def plain_run(
    matrix: np.ndarray, employed: np.ndarray, demand: np.ndarray, *, threshold: int = 4
) -> dict[str, np.ndarray]:
    """The paper's equations pair by pair, with every cohort kept: (steps + 1, occupations) of each stock."""
    separation, opening, speed = 0.016, 0.012, 0.16
    e, u, v = employed, separation * employed, opening * employed
    cohorts: list[np.ndarray] = []
    kept = {"employed": [e], "unemployed": [u], "vacancies": [v], "long_term": [np.zeros_like(e)]}
    for target in demand:
        gap = e + v - target
        w = separation * e + (1 - separation) * np.minimum(e, speed * np.maximum(0, gap))
        o = opening * e + (1 - opening) * np.minimum(e, speed * np.maximum(0, -gap))
        q = matrix * v
        q = q / q.sum(axis=1, keepdims=True)
        s = u[:, None] * q
        asked = s.sum(axis=0)
        p = v / asked * (1 - np.exp(-asked / v))
        flow = s * p
        hires, leavers = flow.sum(axis=0), flow.sum(axis=1)
        cohorts = [w, *(cohort * (1 - leavers / u) for cohort in cohorts)]
        e, u, v = e + hires - w, u + w - leavers, v + o - hires
        long_term = sum(cohorts[threshold - 1 :], np.zeros_like(e))
        for name, stock in zip(kept, (e, u, v, long_term), strict=True):
            kept[name].append(stock)
    return {name: np.array(stocks) for name, stocks in kept.items()}


def workers_run(
    matrix: np.ndarray, employed: np.ndarray, demand: np.ndarray, rng: np.random.Generator
) -> tuple[int, int]:
    """Every worker and vacancy apart, as in the paper: unemployed and long-term unemployed at the end.

    Each worker has an occupation, and a spell in steps (-1 at work, -2 unemployed since before the start).
    """
    size = len(employed)
    occupation = np.repeat(np.arange(size), (employed + np.rint(0.016 * employed)).astype(int))
    spell = np.full(len(occupation), -1)
    for place in range(size):
        spell[np.flatnonzero(occupation == place)[: int(np.rint(0.016 * employed[place]))]] = -2
    vacancies = [place for place in range(size) for _ in range(int(np.rint(0.012 * employed[place])))]
    for target in np.rint(demand):
        working = np.bincount(occupation[spell == -1], minlength=size)
        open_ = np.bincount(vacancies, minlength=size)
        gap = working + open_ - target
        shed = np.minimum(working, 0.16 * np.maximum(gap, 0)) / np.maximum(working, 1)
        wanted = np.minimum(working, 0.16 * np.maximum(-gap, 0)) / np.maximum(working, 1)
        out = np.flatnonzero((spell == -1) & (rng.random(len(spell)) < (0.016 + 0.984 * shed)[occupation]))
        opened = occupation[(spell == -1) & (rng.random(len(spell)) < (0.012 + 0.988 * wanted)[occupation])]
        applicants: dict[int, list[int]] = {}
        by_occupation = [np.flatnonzero(np.array(vacancies) == place).tolist() for place in range(size)]
        # Workers of one occupation weigh the vacancies alike, so these are added up once for all of them.
        weights = [matrix[place] * open_ for place in range(size)]
        drawn_from = [(float(weight.sum()), weight.cumsum().tolist()) for weight in weights]
        looking = np.flatnonzero(spell != -1)
        for worker, place in zip(looking.tolist(), occupation[looking].tolist(), strict=True):
            total, up_to = drawn_from[place]
            if total > 0:
                there = by_occupation[bisect_right(up_to, total * rng.random())]
                applicants.setdefault(there[rng.integers(len(there))], []).append(worker)
        spell[spell >= 0] += 1
        for vacancy, who in applicants.items():
            hired = who[rng.integers(len(who))]
            occupation[hired], spell[hired] = vacancies[vacancy], -1
        spell[out] = 0
        filled = set(applicants)
        vacancies = [place for index, place in enumerate(vacancies) if index not in filled] + opened.tolist()
    return int((spell != -1).sum()), int((spell >= 3).sum())
