"""Country names as sources write them, to codes of two letters."""

from __future__ import annotations

import polars as pl

# What the standard list of names does not know, as the sources spell it.
_OTHERWISE = {
    "Bosnia And Herzegovina": "ba",
    "Congo": "cg",
    "Congo (DRC)": "cd",
    "Cote D'Ivoire": "ci",
    "Europe": "eu",
    "Myanmar": "mm",
    "TŸrkiye": "tr",
}


def two_letters(name: pl.Expr) -> pl.Expr:
    """Replace English country names by their codes. Errors: a name that is on no list."""
    from babel import Locale

    names = Locale("en").territories
    known = {title: code.lower() for code, title in names.items() if len(code) == 2}
    return name.replace_strict({**known, **_OTHERWISE})
