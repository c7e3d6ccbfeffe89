"""How a verb is called: what is missing, too much or not known is one sentence, as a wrong value is."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from arbeid.errors import WrongCall, unknown_name

_BY_PLACE = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)


def refuse_wrong_call(
    verb: Callable[..., Any],
    signature: inspect.Signature,
    args: Sequence[object],
    given: Mapping[str, object],
) -> None:
    """Refuse arguments with which a function cannot be called at all.

    >>> def half(of: float, *, digits: int = 2) -> float: ...
    >>> refuse_wrong_call(half, inspect.signature(half), (1.0,), {"digit": 1})
    Traceback (most recent call last):
    arbeid.errors.WrongCall: half: There is no argument “digit”: the nearest is “digits”.
    >>> refuse_wrong_call(half, inspect.signature(half), (), {})
    Traceback (most recent call last):
    arbeid.errors.WrongCall: `half` needs “of”: write `half(of)`.
    """
    known = dict(signature.parameters)
    first = next(iter(known), "")
    if first in ("self", "cls"):
        # The reader wrote the thing before the dot.
        del known[first]
        args = args[1:]
    kinds = {one.kind for one in known.values()}
    placed = [name for name, one in known.items() if one.kind in _BY_PLACE]
    if len(args) > len(placed) and inspect.Parameter.VAR_POSITIONAL not in kinds:
        raise _surplus(verb.__name__, placed, known, args[len(placed)])
    unknown = next((name for name in given if name not in known), None)
    if unknown is not None and inspect.Parameter.VAR_KEYWORD not in kinds:
        raise _unknown(verb.__name__, unknown, known)
    for name in placed[: len(args)]:
        if name in given:
            raise WrongCall("argument_twice", verb=verb.__name__, name=name)
    needed = [name for name, one in known.items() if _is_needed(one)]
    for name in needed:
        if name not in given and name not in placed[: len(args)]:
            call = f"{verb.__name__}({', '.join(needed)})"
            raise WrongCall("argument_missing", verb=verb.__name__, name=name, call=call)


def _unknown(verb: str, name: str, known: Mapping[str, inspect.Parameter]) -> WrongCall:
    if name == "language":
        return WrongCall("call_language", verb=verb)
    key = "call_unknown_values" if "values" in known else "call_unknown"
    return WrongCall(key, verb=verb, name=name, error=unknown_name("argument", name, known))


def _surplus(
    verb: str, placed: Sequence[str], known: Mapping[str, inspect.Parameter], first: object
) -> WrongCall:
    # Loaded where a call is refused, which hardly any is.
    from arbeid.models.block import is_parameter

    named = [name for name, one in known.items() if one.kind is inspect.Parameter.KEYWORD_ONLY]
    free = any(one.kind is inspect.Parameter.VAR_KEYWORD for one in known.values())
    # Who writes a parameter's name between quotes meant it as the name of an argument.
    if free and is_parameter(first):
        named = [str(first)]
    if not named:
        return WrongCall("argument_surplus", call=f"{verb}({', '.join(placed)})")
    call = f"{verb}({', '.join([*placed, f'{named[0]}=…'])})"
    return WrongCall("argument_by_name", call=call)


def _is_needed(one: inspect.Parameter) -> bool:
    variable = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)
    return one.default is inspect.Parameter.empty and one.kind not in variable
