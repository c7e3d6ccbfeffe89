"""Charts of claims: the ledger, a walk, a story."""
