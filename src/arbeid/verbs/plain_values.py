"""Values of numpy, pandas and polars as Python's own, so that a question is read alike from any of them."""

from __future__ import annotations

from collections.abc import KeysView, Mapping, Set
from decimal import Decimal
from numbers import Integral, Real
from typing import Any

from arbeid.answers.members import Members
from arbeid.answers.quantity import Quantity


def as_python(value: Any) -> Any:
    """Give a number or text of another library, or a quantity, as one of Python; anything else as it is.

    >>> import numpy as np
    >>> as_python(np.float64(0.5)), as_python(np.array("nl")), as_python(np.array([1])).shape
    (0.5, 'nl', (1,))
    """
    # An array without a dimension is one value.
    if getattr(value, "ndim", None) == 0 and hasattr(value, "item"):
        return value.item()
    if isinstance(value, Quantity):
        return float(value)
    if isinstance(value, Integral) and not isinstance(value, int):
        return int(value)
    if isinstance(value, Real | Decimal) and not isinstance(value, int | float):
        return float(value)
    return value


def as_listed(value: Any) -> Any:
    """Give several things as a list: of an array, a column of a frame, a set (in order) or a generator.

    >>> as_listed({"us", "nl"}), as_listed(x for x in ["nl"]), as_listed("nl"), as_listed({"nl": 1})
    (['nl', 'us'], ['nl'], 'nl', {'nl': 1})
    """
    if isinstance(value, str | bytes | list | tuple | Mapping | Members) or not hasattr(value, "__iter__"):
        return value
    # Columns of frames may be of kinds of text of their own.
    listed = [as_python(one) for one in value]
    if not isinstance(value, Set) or isinstance(value, KeysView):
        return listed
    return sorted(listed) if all(isinstance(one, int | float) for one in listed) else sorted(listed, key=str)
