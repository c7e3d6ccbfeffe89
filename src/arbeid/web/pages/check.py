"""Is this right?: a text of the reader’s own, held against the claims that it leans on."""

from __future__ import annotations

from arbeid.answers.claims.checked import Checked
from arbeid.views.claims.checked import outcomes
from arbeid.web.page import Answer, Asked, Page
from arbeid.web.serving.workers import WORKERS


def _answer(asked: Asked) -> Answer:
    words, text = asked.words, asked.state.get("text", "").strip()
    found: Checked | None = WORKERS.do("check", text) if text else None
    return Answer(
        title=words("web_check.title"),
        description=words("web_check.description"),
        data=found.plain(asked.language) if found else {},
        shown={
            "text": text,
            "found": found,
            "counted": words("check.counted", **outcomes(found)) if found else "",
        },
    )


PAGES = (
    Page(
        id="check",
        paths={"nl": "klopt-dit", "en": "is-this-right"},
        template="check.html.j2",
        answer=_answer,
        keys=("text",),
        under="claims",
        filed=lambda params, state: not state,
        posted=True,
    ),
)
