"""Sums on published parts: names, numbers and the four operations with powers, nothing else."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping

from arbeid.errors import ArbeidError, unknown_name

_OPERATIONS: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}


def evaluate(formula: str, parts: Mapping[str, float]) -> float:
    """Compute a formula of named parts.

    Errors: anything but names, numbers, brackets and + - * / **; an unknown name; a division by zero.

    >>> evaluate("(created + displaced) / base", {"created": 69, "displaced": 83, "base": 673})
    0.22585438335809807
    """
    try:
        return _value(ast.parse(formula, mode="eval").body, formula, parts)
    except (SyntaxError, ZeroDivisionError, OverflowError) as error:
        raise ArbeidError("formula_invalid", formula=formula, reason=str(error)) from error


def _value(node: ast.expr, formula: str, parts: Mapping[str, float]) -> float:
    match node:
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            return float(number)
        case ast.Name(id=name):
            if name not in parts:
                raise unknown_name("part", name, parts)
            return float(parts[name])
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand, formula, parts)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATIONS:
            both = (_value(left, formula, parts), _value(right, formula, parts))
            return _OPERATIONS[type(op)](*both)
    raise ArbeidError("formula_invalid", formula=formula, reason=ast.unparse(node))
