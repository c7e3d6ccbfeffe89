"""One job divided over AI, people and both at least expected cost, by scores of its tasks."""
