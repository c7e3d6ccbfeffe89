"""Whether scores of then told what happened after: ranks, bands, and how sure they are."""
