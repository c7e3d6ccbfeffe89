"""All that a job title leads to: the groups, their work with AI, and the likeliest occupation in full."""

from __future__ import annotations

from arbeid.answers.jobs.with_ai import WholeJob
from arbeid.answers.quantity import ids
from arbeid.data.economies.economy import economy as load_economy
from arbeid.language import Language
from arbeid.verbs.arguments import checked, written
from arbeid.verbs.jobs.job_question import choices_of, groups_shown, offers
from arbeid.verbs.jobs.job_titles import found_title, job_of
from arbeid.verbs.jobs.job_with_ai import with_ai
from arbeid.verbs.jobs.occupation import occupation


@checked
def whole_job(
    text: str, economy: str = "nl", *, titles: Language | None = None, choose: int | None = None
) -> WholeJob:
    """Look a job title up once, and gather all that it leads to in an economy.

    ``titles`` is the language that comes first. Where a title may mean several groups, they are the
    ``choices``, and nothing of any is told until ``choose`` names one, counted from 1. Errors: an unknown
    economy, or one whose groups no title leads to; a choice that is not there; no title at all.

    >>> found = whole_job("loodgieter")
    >>> found.occupation.name.en, found.with_ai.groups[0].group.code
    ('Plumbers and pipe fitters', '0734')
    >>> [one.group.code for one in whole_job("verpleegkundige").choices][:2]
    ['1012', '1033']
    >>> whole_job("verpleegkundige", choose=2).occupation.name.en
    'Nurses (vocational level)'
    """
    market, found = load_economy(economy), found_title(written(text, "job_empty"), titles)
    job, groups = job_of(found), offers(found, market)
    choices = choices_of(found, market, groups)
    work = with_ai(found, market, groups_shown(found, market, groups, choose))
    known = occupation(market.id, work.groups[0].group.code) if work.groups else None
    return WholeJob(
        job.text,
        job.matches,
        job.groups,
        job.browse,
        work,
        known,
        certainty=job.certainty,
        resembling=job.resembling,
        choices=choices,
        offered=groups,
        people_sources=ids(market.origins),
    )
