"""What was verified: every number that we print, counted by outcome and reason."""

from __future__ import annotations

from collections import Counter
from typing import get_args

from arbeid.answers.plain import said
from arbeid.claims.claim import CLAIMS
from arbeid.claims.reading import Grade
from arbeid.verbs.claims.verify.verify import verify
from arbeid.views.claims.verified import fault_lines
from arbeid.web.page import Answer, Asked, Page

GRADES: tuple[Grade, ...] = get_args(Grade)
COMMAND = "arbeid claims verify"


def _answer(asked: Asked) -> Answer:
    words, found = asked.words, verify()
    read = Counter(claim.grade for claim in CLAIMS.all())
    counts = {name: words.number(getattr(found, name)) for name in ("numbers", "agrees", "differs", "cannot")}
    return Answer(
        title=words("web_verified.title"),
        description=words("verify.description", **counts),
        data={**found.plain(asked.language), "read": {grade: read[grade] for grade in GRADES}},
        shown={
            "found": found,
            "reasons": [(one, said(one.label, words)) for one in found.reasons],
            "grades": [(grade, read[grade]) for grade in GRADES if read[grade]],
            "faults": list(fault_lines(found, words)),
            "command": COMMAND,
        },
    )


PAGES = (
    Page(
        id="verified",
        paths={"nl": "nagekeken", "en": "verified"},
        template="verified.html.j2",
        answer=_answer,
        under="claims",
    ),
)
