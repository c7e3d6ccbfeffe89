"""What an analyst works with beside the verbs: an economy and a scenario as values, sweeps, nouns with rooms.

``arbeid/__init__.pyi`` declares every public name, of here and of the verbs.
"""
