"""A frame as an analyst hands it in: of polars or pandas, with columns to spare and NaN for missing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from arbeid.errors import ArbeidError
from arbeid.registry import brief


def given_frame(given: object) -> pl.DataFrame:
    """Read a frame of polars or pandas, or columns by name, as a polars frame in which NaN is missing.

    >>> given_frame({"code": ["0411"], "score": [float("nan")]}).rows()
    [('0411', None)]
    """
    frame = as_polars(given)
    return frame.with_columns(pl.col(pl.Float32, pl.Float64).fill_nan(None)) if frame.width else frame


def coded_numbers(given: object, code: str) -> pl.DataFrame:
    """Choose the codes (as text) and every column of numbers of a frame; other columns are left out.

    Errors: no such column; codes that are numbers, which have lost their zeros, or missing; no numbers, or
    one that is infinite.
    """
    frame = given_frame(given)
    need_column(frame, code)
    _check_codes(frame[code])
    numbers = [name for name, kind in frame.schema.items() if name != code and _is_number(kind)]
    if not numbers:
        raise ArbeidError("frame_no_numbers", columns=brief(", ".join(frame.columns) or "–", 200))
    chosen = frame[[code, *numbers]]
    if {*chosen.dtypes} != {pl.String, pl.Float64} or chosen.dtypes[0] != pl.String:
        chosen = frame.select(pl.col(code).cast(pl.String), pl.col(numbers).cast(pl.Float64))
    # Of all columns at once: a list of activities is hundreds of them.
    infinite = chosen.select(pl.col(numbers).is_infinite().any()).row(0, named=True)
    for name in numbers:
        if infinite[name]:
            raise ArbeidError("frame_infinite", column=name)
    return chosen


def need_column(frame: pl.DataFrame, name: object) -> None:
    """Refuse a frame that has no column of this name, with the names that it has."""
    if not isinstance(name, str) or name not in frame.columns:
        raise ArbeidError(
            "frame_column", column=brief(name), columns=brief(", ".join(frame.columns) or "–", 200)
        )


def as_polars(given: object) -> pl.DataFrame:
    """Read a frame of polars or pandas, or columns by name, as a polars frame.

    Errors: anything else; columns that are no lists, or of several lengths.
    """
    if isinstance(given, pl.DataFrame):
        return given
    if isinstance(given, pl.LazyFrame):
        return given.collect()
    if isinstance(given, Mapping) or hasattr(given, "columns"):
        columns: Any = given
        names = list(given) if isinstance(given, Mapping) else list(columns.columns)
        return _of_equal_length({str(name): _values(name, columns[name]) for name in names})
    raise ArbeidError("frame_wanted", found=type(given).__name__)


def _of_equal_length(values: Mapping[str, list[object]]) -> pl.DataFrame:
    # Polars would repeat a column of one value along the others: a score for codes that have none.
    lengths = {name: len(column) for name, column in values.items()}
    for name, length in lengths.items():
        if length != max(lengths.values()):
            raise ArbeidError("frame_lengths", column=name, rows=length, most=max(lengths.values()))
    return pl.DataFrame([pl.Series(name, column, strict=False) for name, column in values.items()])


def _values(name: object, column: Any) -> list[object]:
    if isinstance(column, str | bytes) or not hasattr(column, "__iter__"):
        raise ArbeidError("frame_no_list", column=brief(name), found=type(column).__name__)
    # pandas has several values for what is missing; only its own test knows them all.
    values = column.tolist() if hasattr(column, "tolist") else list(column)
    missing = column.isna().tolist() if hasattr(column, "isna") else [value is None for value in values]
    return [None if lacks else value for value, lacks in zip(values, missing, strict=True)]


def _check_codes(codes: pl.Series) -> None:
    if codes.dtype not in (pl.String, pl.Categorical, pl.Enum) and len(codes):
        raise ArbeidError("codes_not_text", column=codes.name, value=brief(codes[0]))
    if codes.null_count():
        row = codes.is_null().arg_max()
        raise ArbeidError("codes_missing", column=codes.name, row=1 + (row or 0))


def _is_number(kind: pl.DataType) -> bool:
    return kind.is_numeric() or kind == pl.Null
