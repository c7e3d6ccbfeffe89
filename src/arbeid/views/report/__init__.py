"""Charts and page of the report: definitions, ranks, change, productivity."""
