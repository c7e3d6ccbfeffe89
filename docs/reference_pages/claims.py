"""The published claims by topic, in our words, with what can be done with each."""

from __future__ import annotations

from collections.abc import Iterator

from arbeid.claims.claim import CLAIMS, PUBLICATIONS, Claim
from reference_pages.markdown import both, code, opening, table

TOPICS = {
    "automation": "Automation risk",
    "imf-pwc": "IMF and PwC",
    "exposure": "Exposure to language models",
    "jobs": "Jobs that appear and disappear",
    "measured": "What was measured",
    "netherlands": "The Netherlands",
    "productivity": "Productivity and added value",
    "collaboration": "People and AI together",
}
CHECKS = {
    "recomputed": "recomputed",
    "data_public": "public data, not recomputed yet",
    "microdata": "needs microdata",
    "model": "outcome of a model or forecast",
    "survey": "result of a survey",
    "no_number": "no number",
}
READ = {
    "primary": "read in the publication",
    "copy": "read in its text elsewhere",
    "data": "read in the data file",
    "report": "read in reports about it",
    "memory": "not read yet",
}


def page() -> Iterator[str]:
    """Write the page of claims."""
    every = CLAIMS.all()
    yield from opening(
        "Claims",
        f"{len(every)} published claims that stand behind the twelve sources of the chapter (S01 to S12), "
        "in our words. The status says whether it can be recomputed, and where the figure was read.",
        "Add one of your own: [Add a claim or a definition](../how-to/add-a-claim.md).",
    )
    for topic, title in TOPICS.items():
        yield from (f"## {title}", "")
        yield from table(
            ("claim", "published", "publisher", "status", "sources"),
            [_row(claim) for claim in every if claim.topic == topic],
        )


def _row(claim: Claim) -> tuple[str, ...]:
    publication = PUBLICATIONS.get(claim.publication)
    rule = f"<br>rule for {code(claim.recompute.economy)}" if claim.recompute else ""
    part = ", in part" if claim.read == "part_verified" else ""
    return (
        f"{code(claim.id)}<br>{both(claim.statement)}",
        both(claim.shown),
        f"[{publication.publisher} {publication.year}]({publication.url})",
        f"{CHECKS[claim.check]}{rule}<br>{READ[claim.grade]}{part}",
        ", ".join(claim.chapter),
    )
