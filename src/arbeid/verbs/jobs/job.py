"""All that a job title leads to: the groups, their work with AI, and the likeliest occupation in full."""

from __future__ import annotations

from arbeid.answers.jobs.with_ai import WholeJob
from arbeid.data.economies.economy import economy as load_economy
from arbeid.language import Language
from arbeid.verbs.arguments import checked
from arbeid.verbs.jobs.job_titles import found_title, job_of
from arbeid.verbs.jobs.job_with_ai import with_ai
from arbeid.verbs.jobs.occupation import occupation


@checked
def whole_job(text: str, economy: str = "nl", *, titles: Language | None = None) -> WholeJob:
    """Look a job title up once, and gather all that it leads to in an economy; ``titles`` of one language.

    Errors: an unknown economy, or one whose groups no title leads to.

    >>> found = whole_job("verpleegkundige")
    >>> found.occupation.name.en, found.with_ai.groups[0].group.code
    ('Nurses (vocational level)', '1033')
    """
    market, found = load_economy(economy), found_title(text, titles)
    job, work = job_of(found), with_ai(found, market)
    known = occupation(market.id, work.groups[0].group.code) if work.groups else None
    return WholeJob(job.text, job.matches, job.groups, job.browse, work, known)
