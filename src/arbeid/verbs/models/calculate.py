"""Ask a calculator: its values checked, its rule applied to each case, its results with a range."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from arbeid.answers.listing import Listing
from arbeid.answers.models import ModelAnswer, ModelCase, ModelInput, ModelLine, ModelResult
from arbeid.answers.note import Note
from arbeid.answers.quantity import Quantity
from arbeid.answers.sayings import Joined
from arbeid.errors import ArbeidError
from arbeid.params import Params
from arbeid.uncertainty.draws import draws
from arbeid.verbs.arguments import checked
from arbeid.verbs.models.declared import CALCULATORS, Calculator, Input, calculators
from arbeid.verbs.plain_values import as_listed, as_python

Numbers = NDArray[np.float64]


@checked
def list_models() -> Listing[ModelLine]:
    """List the calculators: the name of each, what it computes, and whose rule it is.

    >>> [line.id for line in list_models() if "Robots" in line.source]
    ['robots']
    """
    return Listing(ModelLine(one.id, one.title, one.sentence, one.source) for one in calculators())


def calculate(name: str, values: Mapping[str, ArrayLike] | None = None) -> ModelAnswer:
    """Compute what a calculator gives for values by name; what is not given is the source's default.

    A list or array of values makes as many cases; lists that are asked for (one number a sector or task)
    make one. A result's range is the 5 to 95% of the parameters that nobody set, drawn from their priors:
    how far the answer could be off, not when or whether it happens. Errors: an unknown calculator or
    parameter, a value out of bounds, lists that differ in length.

    >>> answer = calculate("robots", {"added": 1})
    >>> answer["employment_points"].value, answer["wage"].badge
    (-0.2, 'modelled')
    >>> calculate("robots", {"aded": 1})
    Traceback (most recent call last):
    arbeid.errors.UnknownName: There is no parameter “aded”: the nearest is “added”.
    """
    chosen = CALCULATORS.get(name)
    inputs = chosen.parameters()
    asked = {name: as_listed(as_python(one)) for name, one in (values or {}).items()}
    given = _taken(inputs, asked)
    cases = tuple(_cases(chosen, inputs, given, frozenset(asked)))
    return ModelAnswer(
        id=chosen.id,
        title=chosen.title,
        sentence=chosen.sentence,
        limits=chosen.limits,
        sources=(chosen.source,),
        parameters=tuple(_described(one) for one in inputs.values()),
        results=tuple(ModelResult(name, one.label, one.unit) for name, one in chosen.gives.items()),
        cases=cases,
        notes=(Note("model.not_forecast"), *_of_ranges(chosen, cases)),
    )


def _of_ranges(chosen: Calculator, cases: Sequence[ModelCase]) -> Iterator[Note]:
    """Say over what the ranges run, and which results have none as nothing that was drawn moves them."""
    ranged = {name for case in cases for name, one in case.results.items() if one.low is not None}
    if ranged:
        yield Note("model.range")
    without = tuple(one.label for name, one in chosen.gives.items() if name not in ranged)
    if without:
        yield Note("model.no_range", {"results": Joined(without, "; ")})


def _taken(inputs: Mapping[str, Input], values: Mapping[str, ArrayLike]) -> dict[str, Numbers]:
    """Bind the values, each a number or (cases,); an input of many numbers is the whole list."""
    bound = Params(one.param for one in inputs.values()).bind(values, axes=0)
    lists = {
        name: np.atleast_1d(bound[name] if name in values else np.asarray(one.default, dtype=np.float64))
        for name, one in inputs.items()
        if one.many
    }
    return {**bound, **lists}


def _cases(
    chosen: Calculator, inputs: Mapping[str, Input], given: Mapping[str, Numbers], set_: frozenset[str]
) -> Iterator[ModelCase]:
    rule, many = chosen.rule(), [name for name, one in inputs.items() if one.many]
    _same_length({name: given[name] for name in many})
    count = _same_length({name: one for name, one in given.items() if name not in many and one.ndim})
    # Draws lead the tasks or sectors of a rule, and do not go with cases: so the cases go one by one.
    free = {name: draws(one.param) for name, one in inputs.items()
            if one.own and one.param.prior is not None and name not in set_}  # fmt: skip
    for at in range(count):
        case = {
            name: one if name in many or not one.ndim else one[at % len(one)] for name, one in given.items()
        }
        taken = {name: case[name] for name, one in inputs.items() if not one.own}
        own = {name: float(case[name]) for name, one in inputs.items() if one.own}
        arguments: dict[str, Any] = {"overrides": own} if own else {}
        middle = _results(chosen, rule(**taken, **arguments))
        spread = _results(chosen, rule(**taken, overrides=own | free)) if free else {}
        yield ModelCase(str(at + 1), _as_given(inputs, case, set_), _quantities(chosen, middle, spread))


def _same_length(lists: Mapping[str, Numbers]) -> int:
    """Count the entries that lists have; one value goes with any number of them."""
    several = {name: len(one) for name, one in lists.items() if len(one) != 1}
    if len(set(several.values())) > 1:
        (first, some), (second, other) = list(several.items())[:2]
        raise ArbeidError("model_lists_differ", first=first, some=some, second=second, other=other)
    return max(several.values(), default=1)


def _results(chosen: Calculator, found: Any) -> dict[str, Numbers]:
    """Read the results that are declared: parts of what a rule gives, or the one number that it is."""
    single = isinstance(found, np.ndarray | float)
    return {name: np.asarray(found if single else getattr(found, name)) for name in chosen.gives}


def _quantities(
    chosen: Calculator, middle: Mapping[str, Numbers], spread: Mapping[str, Numbers]
) -> dict[str, Quantity]:
    found = {}
    for name, one in chosen.gives.items():
        low, high, point = None, None, float(middle[name])
        # What no drawn parameter moves has no range; a range of nothing would look like certainty.
        if name in spread and np.ptp(spread[name]) > 0:
            low, high = (float(end) for end in np.percentile(spread[name], (5, 95)))
            # A study may choose what few believe (all of a saving passed on): its own figure belongs in the
            # range
            low, high = min(low, point), max(high, point)
        found[name] = Quantity(point, one.unit, "modelled", low, high)
    return found


def _as_given(
    inputs: Mapping[str, Input], case: Mapping[str, Numbers], set_: frozenset[str]
) -> dict[str, Quantity]:
    """List the values of a case; what a reader set is an assumption, whatever its default rests on."""
    found = {}
    for name, one in inputs.items():
        badge = "assumed" if name in set_ else one.param.badge
        if one.many:
            entries = {f"{name}[{at + 1}]": value for at, value in enumerate(case[name])}
        else:
            entries = {name: case[name]}
        found.update({key: Quantity(float(value), one.param.unit, badge) for key, value in entries.items()})
    return found


def _described(one: Input) -> ModelInput:
    param = one.param
    return ModelInput(
        name=param.name,
        label=param.label,
        unit=param.unit,
        default=one.default,
        low=param.low,
        high=param.high,
        source=param.source,
        badge=param.badge,
        many=one.many,
        has_prior=param.prior is not None,
    )
