"""How fast a chapter is read: ours, and one of 1,000 readings in a list.

Run: ``python -m pytest benchmarks/bench_chapter.py --benchmark-only -s``. Goals: a chapter of twelve readings
in under 5 ms warm, and a list of 1,000 in under 2 s. That work grows with the length of a chapter and
not with its square is asserted in ``tests/test_guide_fuzz.py``.
"""

from __future__ import annotations

import pytest

from arbeid.guide import parse, shipped, write

LIST = "\n".join(
    f"- De Wit, *[Bron {n}](https://example.com/{n})* (leestijd: 1 uur {n % 60} min)" for n in range(1000)
)


@pytest.mark.benchmark(group="chapter")
def test_our_chapter(benchmark: pytest.FixtureRequest) -> None:
    content = write(shipped("werk-van-de-toekomst"))
    chapter, _ = benchmark(parse, content)  # type: ignore[operator]
    assert len(chapter.readings) == 12


@pytest.mark.benchmark(group="chapter")
def test_a_list_of_a_thousand(benchmark: pytest.FixtureRequest) -> None:
    chapter, _ = benchmark.pedantic(parse, (LIST,), rounds=3)  # type: ignore[attr-defined]
    assert len(chapter.readings) == 1000
