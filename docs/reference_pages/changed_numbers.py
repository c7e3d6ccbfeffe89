"""Which numbers changed, and why, in both languages: from the same files as the page of the explorer."""

from __future__ import annotations

from collections.abc import Iterator

from arbeid.claims.changed_numbers import number_changes
from arbeid.language import LANGUAGES
from arbeid.web.changed_numbers import shown
from arbeid.wording import words_of
from reference_pages.markdown import code, opening, table


def page() -> Iterator[str]:
    """Write the page, first in English."""
    yield from opening("Which numbers changed", "For readers who quoted a figure. Nederlands: onderaan.")
    for language in reversed(LANGUAGES):
        words = words_of(language)
        title, text = (words(f"web_changed-numbers.{key}") for key in ("title", "description"))
        yield from (f"## {title}", "", text, "")
        heads = tuple(words(f"web_changed-numbers.{key}") for key in ("number", "old", "new"))
        for one in number_changes():
            yield from (f"### {words(one.title)}", "", words(one.why), "")
            yield from table(
                heads,
                [
                    (
                        f"{words(number.label)}<br>{code(number.command)}",
                        shown(number, number.old, words),
                        shown(number, number.new, words),
                    )
                    for number in one.numbers
                ],
            )
