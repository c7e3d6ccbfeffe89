"""The 58 faults that users of such tools reported in public: which test holds what is expected of each.

``tests/files/cases.csv`` numbers them and says of which kind each is. A test marked ``case("31")`` asserts
what case 31 should give; one marked ``kind("ordinary-csv")`` tries inputs of our own of that kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pytest


def numbered(rows: Iterable[Any], cases: Mapping[str, str]) -> list[Any]:
    """Mark the rows of a parametrised test that are cases: by what stands first in a row, the number.

    >>> numbered([("a", 1), ("b", 2)], {"b": "07"})[1].marks[0].args
    ('07',)
    """
    left, marked = dict(cases), []
    for row in rows:
        values = row if isinstance(row, tuple) else (row,)
        number = left.pop(values[0], None) if isinstance(values[0], str) else None
        marked.append(row if number is None else pytest.param(*values, marks=pytest.mark.case(number)))
    assert not left, f"no row begins with {', '.join(left)}"
    return marked
