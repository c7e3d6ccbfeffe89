"""What is answered of published claims: the card, the walk, a sentence checked, a story, the ledger."""
