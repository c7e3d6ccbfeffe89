"""The report's charts, one file a subject: facts in, one Figure out."""
