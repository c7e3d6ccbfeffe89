"""A table twin as an Altair chart in the units of the data: a start to change, not the drawing we publish."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Any

from arbeid.views.drawing.table_twin import Column, Twin

if TYPE_CHECKING:
    import altair

_OVER_TIME = ("year", "date", "quarter")
_ENDS = (("low", "high"), ("lowest", "highest"), ("first", "last"))
_MIDDLE = "middle"
_ROOM = 90


def twin_chart(twin: Twin, *, title: str, subtitle: str, over: str | None = None) -> altair.LayerChart:
    """Draw a table: lines where it runs over years or ``over`` a column, else a bar a row, with its range.

    The first column of numbers is the value and every column is in the tooltip; shares are fractions with a
    percent format, so whatever is drawn on top is in the units of the table.
    """
    import altair as alt

    columns = {_field(column): column for column in twin.columns}
    rows = [dict(zip(columns, row, strict=True)) for row in twin.rows]
    tips = [alt.Tooltip(field=name, type=_type(one), title=one.label) for name, one in columns.items()]
    base = alt.Chart(alt.InlineData(values=rows)).encode(tooltip=tips)
    time = _key(over) if over else next((name for name in columns if name in _OVER_TIME), None)
    marks = _bars(base, columns) if time is None else _lines(base, columns, time, ranged=over is not None)
    heading = alt.TitleParams(wrap(title, _ROOM), subtitle=wrap(subtitle, _ROOM), anchor="start")
    return alt.LayerChart(layer=marks, title=heading)


def _lines(base: altair.Chart, columns: dict[str, Column], time: str, *, ranged: bool) -> list[altair.Chart]:
    import altair as alt

    values = [name for name, column in columns.items() if column.is_number and name != time]
    value = _MIDDLE if _MIDDLE in values else values[0]
    group = next((name for name, column in columns.items() if not column.is_number and name != time), None)
    numbers = time not in _OVER_TIME and columns[time].is_number
    scale = alt.X(field=time, type="quantitative" if numbers else "ordinal", title=columns[time].label)
    colour = alt.Color(field=group, type="nominal", title=None) if group else alt.Undefined
    drawn = base.mark_line(point=True).encode(x=scale, y=alt.Y(**_axis(value, columns[value])), color=colour)
    if not (ranged or value == _MIDDLE) or not {"low", "high"} <= set(columns):
        return [drawn]
    ends = {"y": alt.Y(field="low", type="quantitative"), "y2": alt.Y2(field="high")}
    return [drawn, base.mark_area(opacity=0.15).encode(x=scale, color=colour, **ends)]


def _bars(base: altair.Chart, columns: dict[str, Column]) -> list[altair.Chart]:
    import altair as alt

    values = [name for name, column in columns.items() if column.is_number]
    ends = next((pair for pair in _ENDS if set(pair) <= set(values)), ())
    value = next((name for name in values if name not in ends), values[0])
    row = next((name for name, column in columns.items() if not column.is_number), next(iter(columns)))
    # In the order of the table, which says more than the alphabet.
    down = alt.Y(field=row, type="nominal", sort=None, title=None)
    marks = [base.mark_bar().encode(x=alt.X(**_axis(value, columns[value])), y=down)]
    if ends:
        span = {"x": alt.X(field=ends[0], type="quantitative"), "x2": alt.X2(field=ends[1])}
        marks.append(base.mark_rule(strokeWidth=2).encode(y=down, **span))
    return marks


def _field(column: Column) -> str:
    return _key(column.key)


def _key(name: str) -> str:
    # The grammar reads dots and brackets in a field's name as a way into it.
    return "".join(letter if letter.isalnum() else "_" for letter in name)


def _axis(name: str, column: Column) -> dict[str, Any]:
    import altair as alt

    title = f"{column.label} ({column.unit})" if column.unit and column.unit != column.label else column.label
    axis = alt.Axis(format="%") if column.kind in ("share", "change") else alt.Axis()
    return {"field": name, "type": "quantitative", "title": title, "axis": axis}


def _type(column: Column) -> Any:
    return "quantitative" if column.is_number else "nominal"
