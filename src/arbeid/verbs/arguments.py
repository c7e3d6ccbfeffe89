"""What a verb is asked with: a value of the wrong kind is one sentence, whoever asks and from where.

Whatever a verb reads of the catalogue, it sees as it was when the verb was called.
"""

from __future__ import annotations

import inspect
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache, wraps
from numbers import Integral, Real
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, ParamSpec, TypeVar, Union, get_args, get_origin, get_type_hints

from arbeid.answers.calls import refuse_wrong_call
from arbeid.answers.members import Members
from arbeid.answers.scenario import ScenarioFacts
from arbeid.errors import ArbeidError, Kind, OutOfBounds, in_short, unknown_name
from arbeid.language import LANGUAGES, language
from arbeid.registry import following
from arbeid.verbs.plain_values import as_listed, as_python

P = ParamSpec("P")
R = TypeVar("R")

# What is wanted, in words of the errors' own kinds.
_WANTED: dict[Any, str] = {
    str: "string",
    bool: "bool",
    int: "int",
    float: "float",
    date: "date",
    Mapping: "dict",
    Sequence: "tuple",
    Callable: "function",
    ScenarioFacts: "a scenario",
}

# The most shuffles or resamples of all groups that a machine of this size holds at once.
LEAST_DRAWS, MOST_DRAWS = 9, 20_000

# Arguments of any name or number, which the verb itself looks at.
_MANY = (inspect.Parameter.VAR_KEYWORD, inspect.Parameter.VAR_POSITIONAL)

_OF_AN_ECONOMY = ("economy", "economies", "on")

# What arguments were called in 0.1.0, before all verbs called the same thing by the same name.
_RENAMED = {
    "name": "economy",
    "country": "economy",
    "overrides": "values",
    "parameters": "values",
    "correlate": "correlated",
}


def by_place(*names: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Take the arguments that stood by their place in 0.1.0 by that place still, though they have names now.

    >>> @by_place("by")
    ... def counted_by(economy: str, *, by: str = "sex") -> str:
    ...     return by
    >>> counted_by("nl", "wage")
    'wage'
    """

    def placed(verb: Callable[P, R]) -> Callable[P, R]:
        places = sum(
            one.kind is inspect.Parameter.POSITIONAL_OR_KEYWORD
            for one in inspect.signature(verb).parameters.values()
        )

        @wraps(verb)
        def ask(*args: P.args, **kwargs: P.kwargs) -> R:
            surplus = args[places:]
            if (
                not surplus
                or len(surplus) > len(names)
                or any(one in kwargs for one in names[: len(surplus)])
            ):
                return verb(*args, **kwargs)
            named: Any = dict(zip(names, surplus, strict=False)) | kwargs
            first: Any = args[:places]
            return verb(*first, **named)

        return ask

    return placed


def checked(verb: Callable[P, R]) -> Callable[P, R]:
    """Let a verb refuse arguments that are not of the kinds its signature names, before it does anything.

    So are arguments that it does not have, or has not got; whole numbers of other libraries become plain
    ones, and a language may be in capitals. A file of the
    reader's own that changes meanwhile counts from the next question on: one answer rests on one catalogue.

    >>> @checked
    ... def half(of: float) -> float:
    ...     return of / 2
    >>> half("x")
    Traceback (most recent call last):
    arbeid.errors.ArbeidError: “of” is 'x': give a number.
    """

    @wraps(verb)
    def ask(*args: P.args, **kwargs: P.kwargs) -> R:
        signature, hints = _signature(verb)
        _refuse_old_names(kwargs, signature.parameters)
        refuse_wrong_call(verb, signature, args, kwargs)
        given = signature.bind(*args, **kwargs)
        for name, value in given.arguments.items():
            if signature.parameters[name].kind not in _MANY:
                given.arguments[name] = _taken(name, value, hints.get(name, Any))
        with following():
            return verb(*given.args, **given.kwargs)

    return ask


def counted(name: str, value: int, most: int | None = None, least: int = 1) -> int:
    """Give a number of things back: as many as say something, and no more than can be held at once."""
    if value < 1 and most is None:
        raise OutOfBounds("argument_count", name=name, value=value)
    if most is not None and not least <= value <= most:
        raise OutOfBounds("argument_between", name=name, value=value, least=least, most=most)
    return value


def written(text: str, empty: str) -> str:
    """Give a text back that says something; ``empty`` is the key of the error for blanks alone.

    >>> written("docent", "job_empty"), written("\u200b ", "job_empty")
    Traceback (most recent call last):
    arbeid.errors.ArbeidError: There is no job title: type one, such as “nurse”.
    """
    # Signs that are not seen, such as a byte-order mark, are blanks to whoever looks at them.
    if all(unicodedata.category(sign)[0] in "ZC" for sign in text):
        raise ArbeidError(empty)
    return text


def _refuse_old_names(given: Mapping[str, object], known: Mapping[str, object]) -> None:
    for name in given:
        if name not in known and _RENAMED.get(name) in known:
            raise ArbeidError("argument_renamed", old=name, new=_RENAMED[name])


@cache
def _signature(verb: Callable[..., Any]) -> tuple[inspect.Signature, Mapping[str, Any]]:
    return inspect.signature(verb), get_type_hints(verb)


def _taken(name: str, value: Any, hint: Any) -> Any:
    if get_args(hint) == LANGUAGES or (value is not None and _may_be_language(hint)):
        return language(value)
    if isinstance(value, str) and not value and Path in get_args(hint):
        # To Python an empty name is the folder where one happens to be.
        raise ArbeidError("argument_empty", name=name)
    value = as_python(value)
    if _takes_many(hint):
        value = as_listed(value)
    if name == "economies" and isinstance(value, Mapping):
        value = list(value)
    if name in _OF_AN_ECONOMY:
        value = _named(value)
    elif isinstance(value, Mapping) and get_args(hint):
        value = {key: as_python(one) for key, one in value.items()}
    if _fits(value, hint):
        return value
    # A code that became a number may have lost its zeros, and then is another's or nobody's.
    if name == "code" and isinstance(value, int):
        raise ArbeidError("argument_code", value=value)
    if isinstance(value, ScenarioFacts):
        raise ArbeidError("argument_scenario", name=name)
    _refuse_entry(value, hint)
    _refuse_choice(name, value, hint)
    raise ArbeidError("argument_type", name=name, value=as_given(value), wanted=Kind(_wanted(hint)))


def _takes_many(hint: Any) -> bool:
    parts = get_args(hint)
    if get_origin(hint) in (Union, UnionType):
        return any(_takes_many(part) for part in parts)
    origin = get_origin(hint)
    return isinstance(origin, type) and issubclass(origin, Sequence)


def _named(value: Any) -> Any:
    """Let an economy that was asked for, or that a list of them has, stand for its name."""
    if isinstance(value, list | tuple):
        return [_named(one) for one in value]
    name = getattr(value, "id", None) if isinstance(value, Members) else None
    return name if isinstance(name, str) else value


def _may_be_language(hint: Any) -> bool:
    return any(get_args(part) == LANGUAGES for part in get_args(hint))


def _refuse_entry(value: Any, hint: Any) -> None:
    """Where a table of numbers has one entry that is none, say which."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        for part in parts:
            _refuse_entry(value, part)
    elif isinstance(value, Mapping) and parts[1:] == (float,) and all(isinstance(key, str) for key in value):
        for key, one in value.items():
            if not _fits(one, float):
                raise no_number(key, one)


def no_number(name: str, value: object) -> ArbeidError:
    """Say that a parameter takes one number; of a list, what takes several where it is a scenario's.

    >>> print(no_number("adoption", "0.4"))
    Parameter “adoption” needs a number, not “0.4”.
    >>> print(no_number("within", [5, 10]))
    Parameter “within” takes one number and got a list: give one, or ask arbeid.sweep(within=[…]) for several.
    """
    # Loaded where something is refused, which hardly any call is.
    from arbeid.models.block import is_parameter

    many = hasattr(value, "__iter__") and not isinstance(value, str | bytes | Mapping)
    swept = many and is_parameter(name.partition("[")[0])
    return ArbeidError("parameter_list" if swept else "parameter_type", name=name, value=value)


def _refuse_choice(name: str, value: Any, hint: Any) -> None:
    """Where an argument is one of a few words, say which."""
    for part in get_args(hint) or ():
        if get_origin(part) is Literal:
            _refuse_choice(name, value, part)
    if get_origin(hint) is Literal:
        raise unknown_name(name, value, map(str, get_args(hint)))


def _fits(value: Any, hint: Any) -> bool:
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return any(_fits(value, part) for part in parts)
    if origin is None:
        return hint is Any or _is_one(value, hint)
    if origin is Literal:
        return value in parts
    return _is_many(value, origin, parts)


def _is_many(value: Any, origin: type, parts: tuple[Any, ...]) -> bool:
    if issubclass(origin, Mapping):
        items = value.items() if isinstance(value, Mapping) else ((None, None),)
        return all(_fits(key, parts[0]) and _fits(one, parts[1]) for key, one in items)
    if issubclass(origin, Sequence):
        return isinstance(value, list | tuple) and all(_fits(one, parts[0]) for one in value)
    return callable(value)


def _is_one(value: Any, hint: type) -> bool:
    if hint in (int, float):
        # True is a 1 to Python, and a slip of whoever was to give a number.
        return isinstance(value, Integral if hint is int else Real) and not isinstance(value, bool)
    return isinstance(value, hint)


def _wanted(hint: Any) -> str:
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        if str in parts and any(get_origin(part) is Sequence for part in parts):
            return "names"
        return _wanted(next(part for part in parts if part is not NoneType))
    if origin is Mapping and get_origin(parts[0]) is tuple:
        return "pairs"
    plain: Any = origin or hint
    for known, wanted in _WANTED.items():
        if plain is known or (isinstance(plain, type) and plain not in (str,) and issubclass(plain, known)):
            return wanted
    return "other"


def as_given(value: Any) -> str | int:
    """Write a value as Python does, in short; a number is written by the error that quotes it.

    >>> as_given(as_given), as_given("nl")
    ('as_given', "'nl'")
    """
    if callable(value) and isinstance(name := getattr(value, "__name__", None), str):
        # Where a function lies in memory says nothing.
        return name
    return value if isinstance(value, int) and not isinstance(value, bool) else in_short(value, repr)
