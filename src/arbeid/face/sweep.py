"""Many questions in one call: a scenario over values and economies, or any noun over economies."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from inspect import signature
from itertools import product
from typing import Any, Concatenate, ParamSpec

import polars as pl

from arbeid.answers.shown import Shown
from arbeid.data.economies.economy import economy as load_economy
from arbeid.data.economies.families import members_of
from arbeid.errors import ArbeidError, Kind
from arbeid.face.scenario import Scenario
from arbeid.face.scenario import scenario as scenario_named
from arbeid.verbs.arguments import checked

P = ParamSpec("P")
Values = Sequence[float] | float
# What is swept and counted in whole numbers.
_WHOLE = ("years", "seed")


@checked
def sweep(
    scenario: Scenario | str = "base",
    *,
    economies: str | Sequence[str] | None = None,
    flows: bool = False,
    **values: Values | Mapping[str, Values],
) -> pl.DataFrame:
    """Run a scenario for every combination of values and economies, as one tidy frame.

    Each parameter is a list of values (or ``{"Q": [...]}`` for one industry); ``economies`` is a list of
    names, or one name of a group of countries, each of which is run. Columns: economy, each parameter,
    quantity, value, low, high, unit, badge. Errors: as ``Scenario.with_``; no values at all.

    >>> found = sweep("base", adoption=[0.2, 0.4], economies=["nl", "us"])
    >>> found.filter(pl.col("quantity") == "net").select("economy", "adoption").rows()
    [('nl', 0.2), ('nl', 0.4), ('us', 0.2), ('us', 0.4)]
    """
    start = scenario if isinstance(scenario, Scenario) else scenario_named(scenario)
    lists = dict(_lists(values))
    runs = []
    for name in names_of(economies) if economies is not None else (None,):
        placed = start if name is None else start.with_(economy=name)
        for chosen in product(*lists.values()):
            given = dict(zip(lists, chosen, strict=True))
            name_of, frame = _balance(_with(placed, given), flows=flows)
            runs.append(_placed(frame.drop("id", "label", "sources"), {"economy": name_of, **given}))
    return pl.concat(runs)


def _balance(one: Scenario, *, flows: bool) -> tuple[str, pl.DataFrame]:
    """Run a scenario and give its economy and its balance, which is all that a sweep reads of it."""
    if flows:
        done = one.run(flows=True, with_range=False)
        return done.facts.economy.id, done.frame
    found = one.balance()
    return found.economy, found.frame


@checked
def across(
    noun: Callable[Concatenate[str, P], Shown],
    economies: str | Sequence[str],
    *args: P.args,
    **kwargs: P.kwargs,
) -> pl.DataFrame:
    """Ask a noun of several economies, as one tidy frame with the economy in front.

    ``economies`` is a list of names, or one name of a group of countries, each of which is asked. Errors: as
    the noun; nothing to ask of.

    >>> from arbeid.verbs.market.definitions import definitions
    >>> across(definitions, ["nl", "de"])["economy"].unique(maintain_order=True).to_list()
    ['nl', 'de']
    """
    frames = [
        _placed(_answer(noun, name, *args, **kwargs).frame, {"economy": name}) for name in names_of(economies)
    ]
    return pl.concat(frames, how="diagonal_relaxed")


def _answer(
    noun: Callable[Concatenate[str, P], Shown], economy: str, *args: P.args, **kwargs: P.kwargs
) -> Shown:
    """Ask a noun of one economy, which it takes first or by name. Errors: one that gives no answer."""
    asked: Any = noun
    known = list(signature(asked).parameters)
    done = (
        asked(*args, economy=economy, **kwargs) if "economy" in known[1:] else noun(economy, *args, **kwargs)
    )
    if not isinstance(done, Shown):
        raise ArbeidError("argument_type", name="noun", value=repr(noun), wanted=Kind("noun"))
    return done


def names_of(economies: str | Sequence[str]) -> list[str]:
    """List the economies that are meant: those named, or the countries of a group.

    >>> names_of("eu27")[:3], names_of(["NL", "us"])
    (['at', 'be', 'bg'], ['nl', 'us'])
    """
    if isinstance(economies, str):
        market = load_economy(economies)
        members = market.entry.members
        return [market.id] if members is None else members_of(members)
    if not isinstance(economies, Sequence) or not economies:
        raise ArbeidError("argument_type", name="economies", value=repr(economies), wanted=Kind("tuple"))
    return [load_economy(name).id for name in economies]


def _lists(values: Mapping[str, Values | Mapping[str, Values]]) -> Iterator[tuple[str, Sequence[float]]]:
    for name, value in values.items():
        if isinstance(value, Mapping):
            yield from ((f"{name}[{code}]", _listed(name, one)) for code, one in value.items())
        else:
            yield name, _listed(name, value)


def _listed(name: str, value: Values) -> Sequence[float]:
    if isinstance(value, int | float):
        return (value,)
    # A range, an array or a column of a frame is as good as a list; a set is in no order.
    if isinstance(value, str | bytes | Set) or not hasattr(value, "__iter__"):
        raise ArbeidError("argument_type", name=name, value=repr(value), wanted=Kind("tuple"))
    listed = [_single(name, one) for one in value]
    if not listed:
        raise ArbeidError("argument_type", name=name, value=repr(value), wanted=Kind("tuple"))
    return listed


def _single(name: str, value: object) -> Any:
    """Read one value of a list: what no scenario could take is refused before the first is run."""
    if isinstance(value, bool) or getattr(value, "ndim", 0):
        raise ArbeidError("parameter_type", name=name, value=value)
    if name in _WHOLE and hasattr(value, "__index__"):
        return int(value)
    return float(value) if hasattr(value, "__float__") else value


def _with(one: Scenario, given: Mapping[str, float]) -> Scenario:
    apart: dict[str, float | dict[str, float]] = {}
    for name, value in given.items():
        param, _, code = name.removesuffix("]").partition("[")
        held = apart.setdefault(param, {}) if code else value
        if isinstance(held, dict):
            held[code] = value
        else:
            apart[param] = held
    return one.with_(**apart)  # type: ignore[arg-type]


def _placed(frame: pl.DataFrame, about: Mapping[str, object]) -> pl.DataFrame:
    # A column of the answer itself gives way to what was asked.
    return frame.select(*(pl.lit(value).alias(name) for name, value in about.items()), pl.exclude(*about))
