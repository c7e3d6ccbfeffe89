"""A memo stays text: what a scenario of one's own is called is never HTML, a link, a picture or a heading."""

from __future__ import annotations

from pathlib import Path

import pytest

import arbeid

TITLES = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[read](javascript:alert(1))",
    "![x](https://tracker.example/x.png)",
    "One\\n# Two",
]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("title", TITLES)
def test_a_title_is_text_in_a_memo(title: str, language: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(
        f'base = "base"\ntitle = {{ nl = "{title}", en = "{title}" }}\n'
        f'sentence = {{ nl = "{title}", en = "{title}" }}\n',
        encoding="utf-8",
    )
    memo = arbeid.run(str(path), flows=False, language=language).memo()
    assert "<" not in memo
    assert memo.count("[") == memo.count("\\[")
    assert [line for line in memo.splitlines() if line.startswith("#")] == [memo.splitlines()[0]]
