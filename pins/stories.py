"""Stories' numbers written anew from the engine, after data or a method changed; texts are for a reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from arbeid.claims.story import STORIES, Figure
from arbeid.verbs.claims.story_figures import recomputed_figures


def rewrite(folder: Path) -> Iterator[str]:
    """Write each number of the stories in a folder that the engine gives otherwise; say each, old and new."""
    for story in STORIES.all():
        path = folder / f"{story.id}.toml"
        text = path.read_text(encoding="utf-8")
        for name, value in recomputed_figures(story).items():
            figure = story.figures[name]
            if abs(value - figure.value) <= 0.5001 * figure.step_of_rounding:
                continue
            written = _as_written(value, figure)
            pattern = rf"(?m)^({re.escape(name)} = \{{ value = )[^,]+"
            text, times = re.subn(pattern, rf"\g<1>{written}", text)
            assert times == 1, (story.id, name)
            yield f"{story.id} {name}: {figure.value} -> {written}"
        path.write_text(text, encoding="utf-8")


def _as_written(value: float, figure: Figure) -> str:
    step = figure.step_of_rounding
    places = max(0, len(f"{step:.10f}".rstrip("0").partition(".")[2]))
    return f"{round(value / step) * step:.{places}f}"
