"""All that a job title leads to: the groups, their work with AI, and the likeliest occupation in full."""

from __future__ import annotations

from arbeid.answers.jobs.with_ai import WholeJob
from arbeid.data.economies.economy import economy
from arbeid.verbs.arguments import checked
from arbeid.verbs.jobs.job_titles import found_title, job_of
from arbeid.verbs.jobs.job_with_ai import with_ai
from arbeid.verbs.jobs.occupation import occupation


@checked
def whole_job(text: str, name: str = "nl") -> WholeJob:
    """Look a job title up once, and gather all that it leads to in an economy.

    Errors: an unknown economy, or one whose groups no title leads to.

    >>> found = whole_job("verpleegkundige")
    >>> found.occupation.name.en, found.with_ai.groups[0].group.code
    ('Nurses (vocational level)', '1033')
    """
    market, found = economy(name), found_title(text)
    job, work = job_of(found), with_ai(found, market)
    known = occupation(market.id, work.groups[0].group.code) if work.groups else None
    return WholeJob(job.text, job.matches, job.groups, job.browse, work, known)
