"""What is wrong with how a verb was called, where Python itself would only say so in its own words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from inspect import Parameter, Signature

from arbeid.errors import WrongCall, unknown_name
from arbeid.registry import brief

_CALL = 160
_PLACED = (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD)


def wrong_call(
    verb: str, signature: Signature, args: Sequence[object], kwargs: Mapping[str, object]
) -> WrongCall:
    """Say which argument is not known, one too many, given twice, or missing.

    >>> def half(of: float, *, digits: int = 2) -> float: ...
    >>> print(wrong_call("half", Signature.from_callable(half), (1.0,), {"digit": 1}))
    half: There is no argument “digit”: the nearest is “digits”.
    >>> print(wrong_call("half", Signature.from_callable(half), (), {}))
    half needs “of”: write half(of, digits=…).
    """
    own = {name: one for name, one in signature.parameters.items() if name not in ("self", "cls")}
    if len(own) < len(signature.parameters):
        args = args[1:]
    placed = [name for name, one in own.items() if one.kind in _PLACED]
    for name in kwargs:
        if name not in own:
            hint = "call_unknown_values" if "values" in own else "call_unknown"
            return WrongCall(hint, verb=verb, name=name, error=unknown_name("argument", name, own))
    if len(args) > len(placed):
        surplus = brief(repr(args[len(placed)]))
        return WrongCall("call_surplus", verb=verb, value=surplus, call=_call(verb, own))
    for name in placed[: len(args)]:
        if name in kwargs:
            return WrongCall("call_twice", verb=verb, name=name, call=_call(verb, own))
    missing = [
        name
        for name, one in own.items()
        if one.default is one.empty and name not in kwargs and name not in placed[: len(args)]
    ]
    return WrongCall("call_missing", verb=verb, name=missing[0] if missing else "", call=_call(verb, own))


def _call(verb: str, own: Mapping[str, Parameter]) -> str:
    return brief(f"{verb}({', '.join(_written(own))})", _CALL)


def _written(own: Mapping[str, Parameter]) -> Iterator[str]:
    for name, one in own.items():
        if one.kind in _PLACED:
            yield name if one.default is one.empty else f"[{name}]"
        elif one.kind is Parameter.KEYWORD_ONLY:
            yield f"{name}=…"
        elif one.kind is Parameter.VAR_KEYWORD:
            yield f"**{name}"
