"""The page on Python lists every noun with its arguments, and every kind of error, as the code has them."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import arbeid

PAGE = (Path(__file__).parents[2] / "docs/how-to/use-from-python.md").read_text(encoding="utf-8")


def table(head: str) -> dict[str, list[str]]:
    """Read a table of the page: the cells of each row by the name in its first column."""
    rows = PAGE.partition(head)[2].partition("\n\n")[0].splitlines()[2:]
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    return {first.strip("`"): rest for first, *rest in cells}


def named(cell: str) -> list[str]:
    return [name.partition("=")[0] for name in re.findall(r"`([^`]+)`", cell)]


def test_every_noun_stands_there_with_its_arguments() -> None:
    told = table("| noun | in this order | by name |")
    nouns = {name for name in arbeid.__all__ if not isinstance(getattr(arbeid, name), type)}
    assert set(told) == {name for name in nouns if not name.startswith("list_")} - {
        "models",
        "scenario_schema",
    }
    for noun, (order, by_name) in told.items():
        every = inspect.signature(getattr(arbeid, noun)).parameters.values()
        places = [one for one in every if one.kind is one.POSITIONAL_OR_KEYWORD]
        assert named(order) == [one.name for one in places], noun
        wanted = [one.name for one in every if one.kind is one.KEYWORD_ONLY]
        assert named(by_name)[: len(wanted)] == wanted, noun
        defaults = re.findall(r"`\w+=([^`]+)`", order)
        assert defaults == [
            repr(one.default).replace("'", '"') for one in places if one.default is not one.empty
        ]


def test_every_kind_of_error_stands_there() -> None:
    kinds = {name for name in arbeid.__all__ if isinstance(getattr(arbeid, name), type)}
    errors = {name for name in kinds if issubclass(getattr(arbeid, name), arbeid.ArbeidError)}
    told = table("| type | what went wrong |")
    assert set(told) == errors - {"ArbeidError"}
    for name, (what,) in told.items():
        for other in errors - {name} & set(re.findall(r"`(\w+)`", what)):
            assert issubclass(getattr(arbeid, name), getattr(arbeid, other)) or f"`{other}`" not in what
