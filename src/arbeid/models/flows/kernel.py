"""Compiled steps of the labour-flow model for many scenarios side by side.

Arrays are flat over occupations and lanes, one lane a scenario, the lanes of an occupation next to each
other. A step takes three products with the network: ``A'`` with the search intensity gives the applications
that each vacancy draws, ``A`` with the filled vacancies gives the leavers, ``A`` with those left gives what
the next step can reach. All else is arithmetic in short loops that touch few arrays, because only such
loops become vector instructions.
"""
# Kernels take their arrays one by one: tuples of arrays double the time to compile.
# ruff: noqa: PLR0917

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, TypeVar, cast

import numpy as np
from numba import njit
from numpy.typing import NDArray

from arbeid.models.flows.vectors import row_product

Flat = NDArray[np.floating[Any]]
Places = NDArray[np.integer[Any]]
Terms = tuple[np.floating[Any], ...]

EMPLOYED, UNEMPLOYED, VACANCIES, LONG_TERM, HIRES = range(5)
SEPARATION, OPENING, SHEDDING, HIRING, RETAINED = range(5)
DRAWN, FILLED, DEMAND, SEPARATED, STAY, INTENSITY, REACHED = range(7)
WORK_ARRAYS = 7
FLOOR = 1e-15
"""No stock falls below it, so that a ratio of stocks is defined; it is far less than a person."""
_SURE = 40.0
"""1 - exp(-40) is 1 in double precision, so a larger exponent changes nothing."""

# Without the lock blocks run on all cores. Numpy's error model divides by zero without a branch, which would
# stop vector instructions; "contract" allows a product and a sum in one rounding and nothing that reorders.
_RULES: dict[str, Any] = {"nogil": True, "error_model": "numpy", "fastmath": {"contract"}}
_Kernel = TypeVar("_Kernel", bound=Callable[..., None])


def part(kernel: _Kernel) -> _Kernel:
    """Compile a step that only other kernels call; without a door to Python that takes less time."""
    rules = _RULES | {"no_cpython_wrapper": True, "no_cfunc_wrapper": True}
    return cast(_Kernel, njit(**rules)(kernel))


def whole(kernel: _Kernel) -> _Kernel:
    """Compile a kernel that Python calls, and keep it on disk for the next process."""
    return cast(_Kernel, njit(cache=True, **_RULES)(kernel))


def series(precision: type[np.floating[Any]]) -> Terms:
    """Compute the Taylor series of ``1 - exp(-x)``, highest power first, without the constant."""
    # At x / 64 with x at most 40 the next term is below the last digit of either precision.
    highest = 16 if precision is np.float64 else 8
    return tuple(precision((-1) ** (power + 1) / math.factorial(power)) for power in range(highest, 0, -1))


@part
def multiply(starts: Places, columns: Places, shares: Flat, lanes: Flat, out: Flat) -> None:
    """Multiply the whole network with all lanes."""
    rows = starts.shape[0] - 1
    width = lanes.shape[0] // rows
    for row in range(rows):
        row_product(starts[row], starts[row + 1], columns, shares, lanes, out, row * width)


@part
def keep_own(product: Flat, own: Flat, retained: Flat) -> None:
    """Let the retained share of a product stay in the own occupation."""
    # The share is in no matrix, so that every lane may have its own and all lanes one network.
    one = own.dtype.type(1)
    for i in range(own.shape[0]):
        product[i] = (one - retained[i]) * product[i] + retained[i] * own[i]


@part
def aim(unemployed: Flat, reached: Flat, intensity: Flat) -> None:
    """Set applications per reachable vacancy; where none can be reached nobody applies."""
    zero = unemployed.dtype.type(0)
    for i in range(unemployed.shape[0]):
        intensity[i] = unemployed[i] / reached[i] if reached[i] > zero else zero


@part
def exponent(vacancies: Flat, drawn: Flat, chance: Flat, urn: bool) -> None:
    """Set ``x`` of the filled share ``1 - exp(-x)``: the applications drawn, or those of a finite urn.

    In the urn that is ``-s log(1 - 1/v)``, and one vacancy or less is surely filled.
    """
    kind = drawn.dtype.type
    one, sure = kind(1), kind(_SURE)
    # In two loops: the first is a copy in vectors, and only the urn pays for logarithms.
    for i in range(drawn.shape[0]):
        chance[i] = drawn[i]
    if urn:
        for i in range(drawn.shape[0]):
            many = vacancies[i] > one
            chance[i] = -vacancies[i] * drawn[i] * math.log1p(-one / vacancies[i]) if many else sure


@part
def success(drawn: Flat, chance: Flat, terms: Terms) -> None:
    """Turn the exponent in ``chance`` into the chance that an application succeeds, at most 1.

    ``(1 - exp(-x)) / drawn`` by a short series at ``x / 64``, doubled six times by ``z <- z (2 - z)``:
    without branches, and exact to the last digits also where hardly anybody applies.
    """
    kind = drawn.dtype.type
    tiny, sure, scale, one, two = kind(1e-30), kind(_SURE), kind(1 / 64), kind(1), kind(2)
    for i in range(drawn.shape[0]):
        x = min(max(chance[i], tiny), sure) * scale
        z = terms[0]
        for term in terms[1:]:
            z = z * x + term
        z = z * x
        for _ in range(6):
            z = z * (two - z)
        chance[i] = min(z / max(drawn[i], tiny), one)


@part
def read_demand(waypoints: Flat, scenario: Places, position: Flat, index: Flat, out: Flat) -> None:
    """Read each lane's target between its waypoints, per opening labour force."""
    kind = out.dtype.type
    # Waypoints instead of a table of all steps: a shock has two of them, a table hundreds for every scenario.
    width, last = scenario.shape[0], waypoints.shape[1] - 1
    for lane in range(width):
        # Beyond the ends the line goes on, as in a single run.
        first = min(max(np.int64(position[lane]), 0), max(last - 1, 0))
        start, end = waypoints[scenario[lane], first], waypoints[scenario[lane], min(first + 1, last)]
        along = position[lane] - kind(first)
        near, far = (kind(1) - along) / index[lane], along / index[lane]
        for row in range(start.shape[0]):
            out[row * width + lane] = near * start[row] + far * end[row]


@part
def separate(employed: Flat, vacancies: Flat, demand: Flat, quiet: Flat, speed: Flat, out: Flat) -> None:
    """Lose jobs: the quiet chance, and among the others a share of the surplus."""
    kind = employed.dtype.type
    zero, one = kind(0), kind(1)
    for i in range(employed.shape[0]):
        surplus = max(employed[i] + vacancies[i] - demand[i], zero)
        out[i] = quiet[i] * employed[i] + (one - quiet[i]) * min(employed[i], speed[i] * surplus)


@part
def open_vacancies(employed: Flat, vacancies: Flat, demand: Flat, quiet: Flat, speed: Flat) -> None:
    """Open vacancies: the quiet chance and a share of the shortfall; they take the place of demand."""
    kind = employed.dtype.type
    zero, one = kind(0), kind(1)
    for i in range(employed.shape[0]):
        missing = max(demand[i] - employed[i] - vacancies[i], zero)
        demand[i] = quiet[i] * employed[i] + (one - quiet[i]) * min(employed[i], speed[i] * missing)


@part
def hire(vacancies: Flat, chance: Flat, drawn: Flat) -> None:
    """Turn chances into vacancies filled per application, and applications drawn into hires."""
    for i in range(vacancies.shape[0]):
        chance[i] = vacancies[i] * chance[i]
        drawn[i] = drawn[i] * chance[i]


@part
def move(stock: Flat, gained: Flat, lost: Flat) -> None:
    """Add what came and take what went, not below the floor."""
    floor = stock.dtype.type(FLOOR)
    for i in range(stock.shape[0]):
        stock[i] = max(stock[i] + gained[i] - lost[i], floor)


@part
def leave(unemployed: Flat, separated: Flat, reached: Flat, intensity: Flat, stay: Flat) -> None:
    """Let the hired leave unemployment and the separated enter it; keep the chance of having stayed."""
    kind = unemployed.dtype.type
    zero, one, floor = kind(0), kind(1), kind(FLOOR)
    for i in range(unemployed.shape[0]):
        leavers = intensity[i] * reached[i]
        stay[i] = max(one - leavers / unemployed[i], zero)
        unemployed[i] = max(unemployed[i] + separated[i] - leavers, floor)


@part
def age(spells: Flat, separated: Flat, stay: Flat) -> None:
    """Let every spell grow by one step; the last row holds all from that length on."""
    one, zero = stay.dtype.type(1), stay.dtype.type(0)
    # From the longest spell down, in place: each row moves into one that has moved already.
    last = spells.shape[0] - 1
    for i in range(stay.shape[0]):
        spells[last, i] *= stay[i]
    for step in range(last, 0, -1):
        keep = one if step == last else zero
        for i in range(stay.shape[0]):
            spells[step, i] = keep * spells[step, i] + spells[step - 1, i] * stay[i]
    keep = one if last == 0 else zero
    for i in range(stay.shape[0]):
        spells[0, i] = keep * spells[0, i] + separated[i]


@part
def add_windows(step: int, windows: Places, sums: Flat, people: Flat, spells: Flat) -> None:
    """Add this step's stocks to every window (first step, step after the last) that it lies in."""
    last = spells.shape[0] - 1
    for window in range(windows.shape[0]):
        if windows[window, 0] <= step < windows[window, 1]:
            for i in range(people.shape[1]):
                for stock in range(3):
                    sums[window, stock, i] += people[stock, i]
                sums[window, LONG_TERM, i] += spells[last, i]


@part
def vacancy_side(
    people: Flat, work: Flat, chances: Flat, waypoints: Flat, scenario: Places,
    position: Flat, index: Flat, urn: bool, terms: Terms,
) -> None:  # fmt: skip
    """Do the vacancies' half of a step, once the applications drawn are in ``work``."""
    employed, vacancies = people[EMPLOYED], people[VACANCIES]
    drawn, chance, demand, separated = work[DRAWN], work[FILLED], work[DEMAND], work[SEPARATED]
    keep_own(drawn, work[INTENSITY], chances[RETAINED])
    exponent(vacancies, drawn, chance, urn)
    success(drawn, chance, terms)
    read_demand(waypoints, scenario, position, index, demand)
    separate(employed, vacancies, demand, chances[SEPARATION], chances[SHEDDING], separated)
    open_vacancies(employed, vacancies, demand, chances[OPENING], chances[HIRING])
    hire(vacancies, chance, drawn)
    move(employed, drawn, separated)
    move(vacancies, demand, drawn)


@part
def unemployed_side(people: Flat, spells: Flat, work: Flat, chances: Flat) -> None:
    """Do the unemployed's half of a step, once what they reached is in ``work``."""
    keep_own(work[REACHED], work[FILLED], chances[RETAINED])
    leave(people[UNEMPLOYED], work[SEPARATED], work[REACHED], work[INTENSITY], work[STAY])
    age(spells, work[SEPARATED], work[STAY])


@part
def aim_next(people: Flat, work: Flat, chances: Flat) -> None:
    """Aim the next step's applications, once what they can reach is in ``work``."""
    # Aimed at the end of a step, as everything in the next is decided on the stocks at its start.
    keep_own(work[REACHED], people[VACANCIES], chances[RETAINED])
    aim(people[UNEMPLOYED], work[REACHED], work[INTENSITY])


@whole
def run_sparse(
    row_starts: Places, row_columns: Places, row_shares: Flat,
    column_starts: Places, column_rows: Places, column_shares: Flat, everyone: Places, ones: Flat,
    chances: Flat, waypoints: Flat, scenario: Places, position: Flat, index: Flat,
    people: Flat, spells: Flat, work: Flat, totals: Flat, windows: Places, sums: Flat,
    urn: bool, terms: Terms,
) -> None:  # fmt: skip
    """Run one block of as many scenarios as ``row_product`` takes lanes over all steps, in place.

    The network comes by row and by column; ``everyone`` lists all occupations, with ``ones`` beside it.
    ``chances`` is (5, flat), ``waypoints`` (scenarios, waypoints, occupations) of which each lane reads its
    ``scenario``, ``position`` and ``index`` (steps, lanes), ``people`` (3, flat): employed, unemployed,
    vacancies; ``spells`` (threshold, flat), ``totals`` (steps + 1, 5 * lanes), ``sums`` (windows, 4, flat).
    """
    size, width, last = everyone.shape[0], scenario.shape[0], spells.shape[0] - 1
    multiply(row_starts, row_columns, row_shares, people[VACANCIES], work[REACHED])
    aim_next(people, work, chances)
    for step in range(1, position.shape[0] + 1):
        multiply(column_starts, column_rows, column_shares, work[INTENSITY], work[DRAWN])
        place, force = position[step - 1], index[step - 1]
        vacancy_side(people, work, chances, waypoints, scenario, place, force, urn, terms)
        multiply(row_starts, row_columns, row_shares, work[FILLED], work[REACHED])
        unemployed_side(people, spells, work, chances)
        multiply(row_starts, row_columns, row_shares, people[VACANCIES], work[REACHED])
        aim_next(people, work, chances)
        # A row of ones makes the product in vector instructions a sum over occupations, of all lanes at once.
        for stock in range(3):
            row_product(0, size, everyone, ones, people[stock], totals[step], stock * width)
        row_product(0, size, everyone, ones, spells[last], totals[step], LONG_TERM * width)
        row_product(0, size, everyone, ones, work[DRAWN], totals[step], HIRES * width)
        add_windows(step, windows, sums, people, spells)


@whole
def fill(
    people: Flat, work: Flat, chances: Flat, waypoints: Flat, scenario: Places,
    position: Flat, index: Flat, urn: bool, terms: Terms,
) -> None:  # fmt: skip
    """Do the vacancies' half of one step, after a product with the full matrix."""
    vacancy_side(people, work, chances, waypoints, scenario, position, index, urn, terms)


@whole
def empty(
    step: int, people: Flat, spells: Flat, work: Flat, chances: Flat, ahead: Flat, windows: Places, sums: Flat
) -> None:
    """Do the unemployed's half of one step, and aim the next, after products with the full matrix.

    ``ahead`` is what the vacancies left can be reached with; at step 0 only the first applications are aimed.
    """
    if step > 0:
        unemployed_side(people, spells, work, chances)
        add_windows(step, windows, sums, people, spells)
    keep_own(ahead, people[VACANCIES], chances[RETAINED])
    aim(people[UNEMPLOYED], ahead, work[INTENSITY])
