"""Arbeid: the debate on AI and work, computable."""
