"""Nouns as the commands have them, where the verb has another name or another order of its arguments."""

from __future__ import annotations

from arbeid.answers.jobs.with_ai import WholeJob
from arbeid.face.rooms import claims, measures
from arbeid.language import Language
from arbeid.verbs.arguments import checked
from arbeid.verbs.catalogue.economy_list import economies
from arbeid.verbs.catalogue.network_list import networks
from arbeid.verbs.jobs.job import whole_job
from arbeid.verbs.run.scenario import scenarios, schema

# What the lists were called in 0.1.0.
list_claims = claims
list_economies = economies
list_measures = measures
list_networks = networks
list_scenarios = scenarios
scenario_schema = schema


@checked
def job(
    text: str, titles: Language | None = None, *, economy: str = "nl", choose: int | None = None
) -> WholeJob:
    """Look up all that a job title leads to in an economy: groups, their work with AI, the occupation.

    ``titles`` is the language that comes first. Where a title may mean several groups, these are the
    ``choices``, and there are no figures of any until ``choose`` names one, counted from 1. Errors: an
    unknown economy, or one whose groups no title leads to; a choice that is not there.

    >>> job("plumber").groups["brc-2014"][0].code
    '0734'
    """
    return whole_job(text, economy, titles=titles, choose=choose)
