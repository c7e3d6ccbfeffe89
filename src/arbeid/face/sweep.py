"""Many questions in one call: a scenario over values and economies, or any noun over economies."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from inspect import signature
from itertools import product
from typing import Any, Concatenate, ParamSpec

from arbeid.answers.compared import compared, compared_by
from arbeid.answers.note import Note, Sentence
from arbeid.answers.quantity import Quantity
from arbeid.answers.sayings import Joined, Known, Number
from arbeid.answers.several import Several, SeveralFacts, SeveralLine
from arbeid.answers.shown import Shown
from arbeid.answers.tidy import sources_of
from arbeid.data.economies.economy import economy as load_economy
from arbeid.data.economies.families import members_of
from arbeid.errors import ArbeidError, Kind, WrongCall
from arbeid.face.economy import Economy
from arbeid.face.economy import economy as choose_economy
from arbeid.face.scenario import Scenario, as_float
from arbeid.face.scenario import scenario as scenario_named
from arbeid.verbs.arguments import as_given, checked, no_number
from arbeid.verbs.plain_values import as_python
from arbeid.verbs.run.balance import BalanceOf
from arbeid.wording import is_phrase

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
) -> Several:
    """Run a scenario for every combination of values and economies: the balance of each, in one tidy frame.

    Each parameter is a list of values (or ``{"Q": [...]}`` for one industry); ``economies`` is a list of
    names, or one name of a group of countries, each of which is run. What is named twice is run once.
    Columns of the frame: economy, each parameter, and those of every frame. Errors: as ``Scenario.with_``; a
    list without values.

    >>> import polars as pl
    >>> found = sweep("base", adoption=[0.2, 0.4], economies=["nl", "us"]).frame
    >>> found.filter(pl.col("quantity") == "net").select("economy", "adoption").rows()
    [('nl', 0.2), ('nl', 0.4), ('us', 0.2), ('us', 0.4)]
    """
    start = scenario if isinstance(scenario, Scenario) else scenario_named(scenario)
    lists = dict(_lists(values))
    lines, answers = [], []
    for name in names_of(economies) if economies is not None else (None,):
        placed = start if name is None else start.with_(economy=name)
        for chosen in product(*lists.values()):
            given = dict(zip(lists, chosen, strict=True))
            done = _balance(_with(placed, given), flows=flows)
            answers.append(done)
            lines.append(SeveralLine(done.economy, _name(done.economy, given), given, done.balance.net))
    return _several(start.title, compared_by(answers[0]), lines, answers)


def _balance(one: Scenario, *, flows: bool) -> BalanceOf:
    """Run a scenario and give its economy and its balance, which is all that a sweep reads of it."""
    if not flows:
        return one.balance()
    done = one.run(flows=True, with_range=False).facts
    return BalanceOf(done.economy.id, done.economy.title, done.balance, done.sources)


@checked
def across(
    noun: Callable[Concatenate[str, P], Shown],
    economies: str | Sequence[str],
    *args: P.args,
    **kwargs: P.kwargs,
) -> Several:
    """Ask a noun of several economies: all answers in one tidy frame, with the economy in front.

    ``economies`` is a list of names, or one name of a group of countries, each of which is asked, and once
    where it is named twice. Errors: as the noun; nothing to ask of.

    >>> from arbeid.verbs.market.definitions import definitions
    >>> across(definitions, ["nl", "de"]).frame["economy"].unique(maintain_order=True).to_list()
    ['nl', 'de']
    """
    names = names_of(economies)
    answers = [_answer(noun, name, *args, **kwargs) for name in names]
    what, mains = _mains(answers)
    lines = [SeveralLine(name, _name(name, {}), {}, main) for name, main in zip(names, mains, strict=True)]
    title = Known(getattr(noun, "__name__", type(answers[0]).__name__))
    return _several(title, what, lines, answers)


def _mains(answers: Sequence[Shown]) -> tuple[Sentence, list[Quantity | None]]:
    """Take the number by which answers of this kind are compared, and what it is."""
    mains = [compared(one) for one in answers]
    what = Note("answer.several.none") if mains[0] is None else compared_by(answers[0])
    return what, mains


def _several(
    title: Sentence, what: Sentence, lines: Sequence[SeveralLine], answers: Sequence[Shown]
) -> Several:
    every = (line for one in answers for line in sources_of(one._facts()))
    known = sorted(
        (line for line in lines if line.main is not None and line.main.value is not None),
        key=lambda line: float(line.main or 0),
    )
    lowest, highest = (known[0], known[-1]) if known else (None, None)
    facts = SeveralFacts(title, what, tuple(lines), lowest, highest, tuple(dict.fromkeys(every)))
    return Several(facts, tuple(answers))


def _name(economy: str, given: Mapping[str, float | str]) -> Sentence:
    title = load_economy(economy).entry.title
    return Joined((title, *(_given(name, one) for name, one in given.items())), ", ")


def _given(name: str, value: float | str) -> Sentence:
    key = f"run.with.{name}"
    return Note(key, {"value": value}) if is_phrase(key) else Joined((name, _written(value)))


def _written(value: float | str) -> Sentence | str:
    if isinstance(value, str):
        return value
    return Number(value, len(f"{value:.6g}".partition(".")[2]))


def _answer(
    noun: Callable[Concatenate[str, P], Shown], place: str, /, *args: P.args, **kwargs: P.kwargs
) -> Shown:
    """Ask a noun of one economy, which it takes first or by name. Errors: one that gives no answer."""
    asked: Any = noun
    named = _taken_by(noun)
    if twice := {"economy", "on", named} & kwargs.keys():
        raise WrongCall("argument_twice", verb="across", name=min(twice))
    done = asked(*args, **{named: place}, **kwargs) if named else noun(place, *args, **kwargs)
    if not isinstance(done, Shown):
        raise ArbeidError("argument_type", name="noun", value=as_given(noun), wanted=Kind("noun"))
    return done


def _taken_by(noun: Callable[..., Any]) -> str:
    """Name the argument in which a noun takes an economy; empty where that is the first.

    Errors: a noun of ours that is asked of no economy, of which the first argument would be taken for one.
    """
    try:
        known = list(signature(noun).parameters)
    except ValueError:
        # Some of Python's own functions do not say what they take.
        known = []
    found = next((one for one in ("economy", "on") if one in known), "")
    ours = (getattr(noun, "__module__", None) or "").partition(".")[0] == "arbeid"
    if ours and not found and noun not in (choose_economy, Economy):
        raise ArbeidError("across_no_economy", name=getattr(noun, "__name__", type(noun).__name__))
    if not known:
        raise ArbeidError("argument_type", name="noun", value=as_given(noun), wanted=Kind("noun"))
    return "" if found == known[0] else found


def names_of(economies: str | Sequence[str]) -> list[str]:
    """List the economies that are meant: those named, or the countries of a group.

    >>> names_of("eu27")[:3], names_of(["NL", "us"])
    (['at', 'be', 'bg'], ['nl', 'us'])
    """
    if isinstance(economies, str):
        market = load_economy(economies)
        members = market.entry.members
        return [market.id] if members is None else members_of(members)
    if not economies:
        raise ArbeidError("list_empty", name="economies", example='economies=["nl", "us"]')
    return list(dict.fromkeys(load_economy(name).id for name in economies))


def _lists(values: Mapping[str, Values | Mapping[str, Values]]) -> Iterator[tuple[str, Sequence[float]]]:
    for name, value in values.items():
        if isinstance(value, Mapping) and not value:
            raise ArbeidError("list_empty", name=name, example=f'{name}={{"Q": [0.5, 1.5]}}')
        if isinstance(value, Mapping):
            yield from ((f"{name}[{code}]", _listed(name, one)) for code, one in value.items())
        else:
            yield name, _listed(name, value)


def _listed(name: str, value: Values) -> Sequence[float]:
    value = as_python(value)
    if isinstance(value, int | float):
        return (_single(name, value),)
    # A range, an array or a column of a frame is as good as a list; a set is in no order.
    if isinstance(value, str | bytes | Set) or not hasattr(value, "__iter__"):
        raise ArbeidError("argument_type", name=name, value=as_given(value), wanted=Kind("tuple"))
    listed = [_single(name, one) for one in value]
    if not listed:
        raise ArbeidError("list_empty", name=name, example=f"{name}=[0.2, 0.4]")
    # Twice the same value is twice the same answer.
    return list(dict.fromkeys(listed))


def _single(name: str, value: object) -> Any:
    """Read one value of a list: what no scenario could take is refused before the first is run."""
    value = as_python(value)
    if isinstance(value, bool) or (hasattr(value, "__iter__") and not isinstance(value, str)):
        raise no_number(name, value)
    if name in _WHOLE and hasattr(value, "__index__"):
        return int(value)
    return as_float(value) if hasattr(value, "__float__") else value


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
