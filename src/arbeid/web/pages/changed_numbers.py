"""Which numbers changed, and why: for readers who quoted the old ones."""

from __future__ import annotations

from arbeid.claims.changed_numbers import ChangedNumber, number_changes
from arbeid.web.changed_numbers import shown
from arbeid.web.page import Answer, Asked, Page
from arbeid.wording import Words


def _answer(asked: Asked) -> Answer:
    words, changes = asked.words, number_changes()
    return Answer(
        title=words("web_changed-numbers.title"),
        description=words("web_changed-numbers.description"),
        data={
            "changes": [
                {
                    "id": one.id,
                    "title": words(one.title),
                    "why": words(one.why),
                    "numbers": [_plain(number, words) for number in one.numbers],
                }
                for one in changes
            ]
        },
        shown={"changes": changes, "shown": shown},
    )


def _plain(number: ChangedNumber, words: Words) -> dict[str, object]:
    return {**number.model_dump(exclude={"label"}), "label": words(number.label)}


PAGES = (
    Page(
        id="changed-numbers",
        paths={"nl": "gewijzigde-cijfers", "en": "changes-in-numbers"},
        template="changed-numbers.html.j2",
        answer=_answer,
        under="method",
    ),
)
